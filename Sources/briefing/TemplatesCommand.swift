import ArgumentParser
import Pages
import Reading
import Templates

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Copies the built-in templates into a content folder, to change them.",
    discussion: """
      A file in Templates/ stands instead of the built-in one of the same name. Copy only those that you change; \
      files that are there already are left as they are.

        briefing templates talks               all, to talks/Templates
        briefing templates talks person.html   only this one
        briefing templates --list              their names
        briefing templates --reference         what they can show
      """)

  @Argument(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Argument(help: ArgumentHelp("The files to copy; all unless named.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "Print the names of the built-in files.")
  var list = false

  @Flag(help: "Print what each page offers to its template, as Markdown.")
  var reference = false

  func validate() throws {
    if let unknown = names.first(where: { name in !BuiltInTemplates.all.contains { $0.name == name } }) {
      throw ValidationError("there is no built-in file \(unknown); --list prints their names")
    }
  }

  func run() throws {
    let terminal = Terminal()
    if list {
      terminal.output(BuiltInTemplates.all.map { $0.name + "\n" }.joined())
      return
    }
    if reference {
      terminal.output(SiteTemplates.reference)
      return
    }
    try Project.requireConfiguration(in: folder, terminal)
    let chosen = names.isEmpty ? BuiltInTemplates.all : BuiltInTemplates.all.filter { names.contains($0.name) }
    let target = "\(folder)/\(ContentFolder.templatesFolder(of: folder))"
    mkdir(target, 0o777)
    for file in chosen {
      switch NewFile.write(file.bytes, to: "\(target)/\(file.name)") {
      case .written: terminal.say("\(target)/\(file.name)")
      case .exists: terminal.say("\(target)/\(file.name) is there already and was left as it is")
      case .failed(let reason):
        terminal.say("\(terminal.red("error")): cannot write \(target)/\(file.name): \(reason)")
        throw ExitCode(74)
      }
    }
  }
}
