import Diagnostics
import Notation
import Programs

/// A mail (.eml), taken apart by Python's own library.
struct MailMessage {
  var properties = SourceProperties()
  var recipients: [String] = []
  /// The file with its text, in the folder that it was taken apart into.
  var body: String?
  /// What is attached: the name that the sender gave it and its file.
  var attached: [(name: String, file: String)] = []

  static let reader = Converter(program: InstalledProgram("python3", package: "python3"), reads: "mails")

  /// - Parameters:
  ///   - path: The mail in the file system.
  ///   - folder: An empty folder for its parts.
  ///   - file: The mail's path as it is shown in messages.
  static func read(_ path: String, into folder: String, file: String, converter: Converter = reader) throws(Diagnostic) -> MailMessage {
    let script = String(decoding: PackageResources.mail_py, as: UTF8.self)
    let output = try converter.output(
      arguments: ["-I", "-c", script, InstalledProgram.argument(forPath: path), folder], file: file)
    guard let node = try? JSONReader.values(in: output).first else {
      throw Diagnostic(
        .error, "converter-failed", "this mail cannot be read", at: Location(file: file),
        help: "save its text as .txt and add that")
    }
    var mail = MailMessage()
    mail.properties.kind = "email"
    mail.properties.title = node["subject"]?.texts.first
    mail.properties.authors = node["from"]?.texts ?? []
    mail.properties.published = node["date"]?.texts.first.flatMap(isoDate)
    mail.recipients = node["to"]?.texts ?? []
    mail.body = node["body"]?.texts.first
    mail.attached = (node["attached"]?.items ?? []).compactMap { part in
      guard let name = part["name"]?.texts.first, let file = part["file"]?.texts.first else { return nil }
      return (name, file)
    }
    return mail
  }
}
