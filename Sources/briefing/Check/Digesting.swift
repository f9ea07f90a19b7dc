import Diagnostics
import Dossier
import Reading

/// Writes the digests of documents into their metadata.
struct Digesting {
  let folder: String
  let terminal: Terminal
  let isAssumed: Bool

  /// - Returns: What came of it.
  func run(_ dossier: Dossier, _ diagnostics: [Diagnostic]) -> Fixing.Outcome {
    let fixing = Fixing(folder: folder, terminal: terminal, isAssumed: isAssumed)
    var outcome = fixing.run(diagnostics.filter { $0.rule == "document-changed" })
    let missing = dossier.documents.filter { $0.keys.digest == nil && hasMetadata($0, dossier) }
    guard !missing.isEmpty else { return outcome }
    let documents = missing.count == 1 ? "1 document has" : "\(missing.count) documents have"
    terminal.say("\(documents) no digest yet")
    guard fixing.agrees() else {
      if !fixing.asks { outcome.shown += missing.count }
      return outcome
    }
    for document in missing { write(document, dossier, &outcome) }
    return outcome
  }

  private func hasMetadata(_ document: Document, _ dossier: Dossier) -> Bool {
    let path = dossier.sources[document.source].path
    return path != document.file || document.format == .markdown
  }

  private func write(_ document: Document, _ dossier: Dossier, _ outcome: inout Fixing.Outcome) {
    let path = dossier.sources[document.source].path
    guard let digest = DocumentDigest.of(document.textFile, in: folder), let bytes = ContentFolder.bytes(of: path, in: folder) else {
      return
    }
    guard let after = KeyInsertion.inserting("digest", digest, intoDocumentOf: bytes, isMarkdown: path == document.file) else {
      // A text without front matter has no metadata that could hold it.
      if path != document.file { terminal.say("\(printable(path)): the digest cannot be put in by itself: digest: \(digest)") }
      return
    }
    if let reason = ReplacedFile.write(after, to: "\(folder)/\(path)") {
      terminal.say("\(terminal.red("error")): \(printable(path)) cannot be written: \(reason)")
      outcome.refused += 1
    } else {
      outcome.changed += 1
    }
  }
}
