import ArgumentParser

@main
struct Briefing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "briefing",
    abstract: "Turns documents and what was extracted from them into a cross-linked website.",
    discussion: """
      A briefing is one folder: briefing.yml, and under seeds/ the documents and, beside each, what it says.

        briefing init talks         make a small briefing to learn from
        briefing add report.pdf     put a document into it, with proposals of what it says
        briefing quote report "…"   write words of a document as evidence
        briefing serve talks        show it in a browser while you write
        briefing build talks        write its site to talks/Site
        briefing check talks        only say what is wrong
        briefing book talks         make a PDF and an EPUB of it
        briefing publish talks      bring the site to where its readers are
        briefing diff v1.0          say what changed since then
        briefing export talks       give its contents to other programs
        briefing import csv FILE    make metadata of what other programs give
        briefing schema             let an editor check and complete what you write
        briefing templates talks    copy the templates out, to change them

      Facts lead to the passages that support them. An edition shows nothing that is marked above its ceiling.

      Shell completions: briefing --generate-completion-script bash (or zsh, fish)
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, AddCommand.self, QuoteCommand.self, ServeCommand.self, BuildCommand.self, CheckCommand.self, DiffCommand.self,
      BookCommand.self, PublishCommand.self, ExportCommand.self, ImportCommand.self, SchemaCommand.self, TemplatesCommand.self,
      KeysCommand.self,
    ])
}
