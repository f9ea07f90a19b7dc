import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a content folder that builds at once, with comments that teach.",
    discussion: """
      The folder holds a small invented briefing. Read its files, then change them into your own.

        briefing init talks            a new folder, talks
        briefing init                  here
        briefing init talks --empty    without the example, to begin at once

      Editors with a YAML language server check and complete the files by the schemas in .briefing-schema/; see `briefing help schema`.

      Nothing is overwritten: a folder that holds briefing.yml is refused, and other files are left as they are.

      Exit status: 0 done; 64 there is a briefing.yml; 74 the disk failed.
      """)

  @Argument(help: ArgumentHelp("The folder to make, or to put the files into.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Flag(help: "Leave the invented briefing out.")
  var empty = false

  func validate() throws {
    if folder.isEmpty { throw ValidationError("the name of the folder is empty") }
  }

  func run() throws {
    let terminal = Terminal()
    var status = stat()
    guard lstat("\(folder)/\(StarterFile.configuration.path)", &status) != 0 else { throw refusal(terminal) }
    // briefing.yml comes last: where something fails before it, the command can be given again.
    let content = empty ? StarterFile.bare : StarterFile.content
    let files = content + StarterFile.schemas + [empty ? .bareConfiguration : .configuration]
    let widest = files.map(\.path.count).max() ?? 0
    for file in files {
      let path = folder == "." ? file.path : "\(folder)/\(file.path)"
      switch NewFile.write(file.bytes, to: path, makingFolders: true) {
      case .written:
        let gap = String(repeating: " ", count: widest - file.path.count + 3)
        terminal.say("\(path)\(gap)\(terminal.faint(file.purpose))")
      case .exists: terminal.say("\(path) is there already and was left as it is")
      case .failed(let reason):
        terminal.say("\(terminal.red("error")): cannot write \(path): \(reason)")
        throw ExitCode(74)
      }
    }
    terminal.say(next(terminal))
  }

  private func refusal(_ terminal: Terminal) -> ExitCode {
    terminal.say("\(terminal.red("error")): there is a briefing.yml in \(folder == "." ? "this folder" : folder) already")
    terminal.say("  \(terminal.bold("help")): build it with `briefing build\(operand)`, or name a new folder: `briefing init NAME`")
    return ExitCode(64)
  }

  private func next(_ terminal: Terminal) -> String {
    """

    \(terminal.bold("Next"))\(empty ? "\n  briefing add FILES\(folder == "." ? "" : " --folder\(operand)")   puts documents into it, with proposals of what they say" : "")
      briefing build\(operand)   writes the site; open \(folder == "." ? "" : "\(folder)/")Site/index.html in a browser
      briefing check\(operand)   says what is wrong, at the file, the line and the column
    """
  }

  /// The folder as other commands take it.
  private var operand: String {
    if folder == "." { return "" }
    let isPlain = folder.utf8.allSatisfy { byte in
      (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "-._/".utf8.contains(byte) || byte >= 0x80
    }
    return isPlain ? " \(folder)" : " '\(folder.replacing("'", with: #"'\''"#))'"
  }
}
