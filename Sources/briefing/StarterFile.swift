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
}
