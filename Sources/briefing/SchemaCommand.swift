import ArgumentParser
import Reading

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints what may stand in a file, as JSON Schema, for editors that check and complete YAML.",
    discussion: """
      It is made of the declarations by which content is read. `briefing init` writes these schemas to .briefing-schema/ and, into \
      each file, the line that names one to the YAML language server of VS Code, Neovim, Helix, Emacs and Zed:

        # yaml-language-server: $schema=../.briefing-schema/sidecar.json

        briefing schema                  of sidecars, and metadata without a document
        briefing schema briefing         of briefing.yml
        briefing schema front-matter     of the front matter of documents
        briefing schema person           of the front matter of people/ID.md; likewise organisation, place, work, meeting, issue, term
        briefing schema --into talks     write all of them to talks/.briefing-schema/, over those of another version

      Exit status: 0 done; 64 wrong usage; 74 the disk failed.
      """)

  @Argument(
    help: ArgumentHelp("What it is the schema of.", valueName: "kind"), completion: .list(ContentSchema.all.map(\.name)))
  var kind = ContentSchema.sidecar.name

  @Option(
    help: ArgumentHelp("Write the schemas of all kinds to .briefing-schema/ of this folder.", valueName: "folder"), completion: .directory)
  var into: String?

  func validate() throws {
    if ContentSchema(named: kind) == nil {
      throw ValidationError(
        "there is no schema “\(printable(kind))”; write one of \(ContentSchema.all.map(\.name).joined(separator: ", "))")
    }
  }

  func run() throws {
    let terminal = Terminal()
    guard let into else {
      terminal.output(String(decoding: ContentSchema(named: kind)!.json, as: UTF8.self))
      return
    }
    let folder = "\(into)/\(ContentSchema.folder)"
    for schema in ContentSchema.all {
      let path = "\(folder)/\(schema.fileName)"
      // Files of Briefing's own, which another version may have written.
      if let complaint = NewFile.replace(schema.json, at: path, makingFolders: true) {
        terminal.say("\(terminal.red("error")): cannot write \(printable(path)): \(complaint)")
        throw ExitCode(74)
      }
      terminal.say(printable(path))
    }
  }
}
