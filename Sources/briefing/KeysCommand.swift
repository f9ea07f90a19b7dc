import ArgumentParser
import Reading

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Prints every key of the content format, as Markdown.",
    discussion: "`make docs` writes docs/keys.md with it.",
    shouldDisplay: false)

  func run() { Terminal().output(KeyReference.markdown) }
}
