import Reading

/// A file of the briefing that `init` makes. They stand under Starter/, and are embedded in the program.
struct StarterFile {
  /// Relative to the content folder.
  let path: String
  /// What the file shows to someone who is new.
  let purpose: String
  let bytes: [UInt8]

  static let configuration = StarterFile(path: "briefing.yml", purpose: "title, summary and settings", bytes: PackageResources.briefing_yml)

  /// All but briefing.yml, in the order in which they are best read.
  static let content = [
    StarterFile(path: "seeds/minutes.md", purpose: "a document", bytes: PackageResources.minutes_md),
    StarterFile(path: "seeds/minutes.yml", purpose: "what that document says, with evidence", bytes: PackageResources.minutes_yml),
    StarterFile(
      path: "seeds/ferry-letter.md", purpose: "a document that carries its metadata itself", bytes: PackageResources.ferry_letter_md),
    StarterFile(path: "seeds/people/ada-quill.md", purpose: "a person with prose", bytes: PackageResources.ada_quill_md),
    StarterFile(path: "seeds/people.yml", purpose: "what is known without a document", bytes: PackageResources.people_yml),
    StarterFile(path: "seeds/media/harbour.svg", purpose: "a picture", bytes: PackageResources.harbour_svg),
  ]

  /// What lets editors check and complete the YAML of the others.
  static let schemas = [ContentSchema.sidecar, .briefing].map { schema in
    StarterFile(
      path: "\(ContentSchema.folder)/\(schema.fileName)",
      purpose: "for editors: the keys of \(schema == .briefing ? "briefing.yml" : "the others")",
      bytes: schema.json)
  }

  /// For those who know what they want: nothing but a title, and a place for what no document says.
  static let bare = [
    StarterFile(
      path: "seeds/background.yml", purpose: "for what is known without a document",
      bytes: Array(
        """
        # yaml-language-server: $schema=../.briefing-schema/sidecar.json
        # What is known without a document. Take the # away, and write your own; `briefing add` writes a file like this
        # beside each document.

        # people:
        #   ada-quill: {name: Ada Quill, roles: {title: harbour master, organisation: harbour-office}}
        # organisations:
        #   harbour-office: {name: Harbour Office, kind: government-body}
        # issues:
        #   breakwater: {name: The breakwater, question: Should it be built?}
        # judgements:
        #   - {text: "It will be built.", confidence: moderate, about: breakwater}

        """.utf8))
  ]

  static let bareConfiguration = StarterFile(
    path: configuration.path, purpose: "title, summary and settings",
    bytes: Array(
      """
      # yaml-language-server: $schema=.briefing-schema/briefing.json
      # Nothing but the title is needed.
      title: Our briefing

      # The bottom line, for someone who reads nothing else: Markdown, and [[id]] links to whatever has that id.
      # summary: Talks went on. [[ada-quill]] took no part.

      language: en          # of the headings, buttons and dates on the pages: ar, de, en, es, fr, ru or uk

      # The parties, in the order in which meetings list them: ids of organisations.
      # sides: [harbour-office]

      """.utf8))
}
