import ArgumentParser

@main
struct Briefing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "briefing",
    abstract: "Turns documents and what was extracted from them into a cross-linked website.",
    discussion: """
      A briefing is one folder: briefing.yml, and under seeds/ the documents and, beside each, what it says.

        briefing init talks            make a folder that builds at once, with comments that teach
        briefing build talks           write its site to talks/Site
        briefing check talks           only say what is wrong
        briefing templates talks       copy the templates out, to change them

      Every fact on a page leads to the passage that supports it. What an edition must not show is in none of its bytes.
      """,
    version: "0.1.0",
    subcommands: [InitCommand.self, BuildCommand.self, CheckCommand.self, TemplatesCommand.self, KeysCommand.self])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }
}
