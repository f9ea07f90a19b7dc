import Diagnostics
import Digests
import Dossier
import Increments

/// Documents whose files changed since the last build, where nothing else did.
struct EditedTexts {
  let last: TextsRecord
  /// What the site was made from now.
  let inputs: Digest
  /// The files that changed, and what they are now.
  let changed: [String: Digest]
  /// Why the network was not drawn, where it was not.
  let undrawn: Diagnostic?

  /// The documents, where no page but their own and nothing of what is said of all names shows that their texts are others; nil otherwise.
  func documents(in build: SiteBuild) async -> Set<Int>? {
    guard build.names == last.names else { return nil }
    let documents = build.plainTexts.filter { changed[$0.path] != nil }
    guard documents.count == changed.count else { return nil }
    let faces = await build.faces(of: documents.map(\.document))
    for (document, face) in zip(documents, faces) {
      guard let before = last.texts[document.path], before.face == face, before.frontMatter == build.frontMatter(of: document.path) else {
        return nil
      }
    }
    return Set(documents.map(\.document))
  }

  /// The texts as they are now.
  var record: TextsRecord {
    var record = last
    record.inputs = inputs
    for (path, digest) in changed { record.texts[path]?.file = digest }
    return record
  }
}

extension SiteBuild {
  /// The documents whose files hold their text and what stands before it, and nothing else that a page shows. None where a text may show in
  /// more than its own page and face: where an edition withholds something, or a site says what changed.
  var plainTexts: [(document: Int, path: String)] {
    guard publication.isWhole, !saysChanges else { return [] }
    let documents = publication.contents.documents
    return documents.indices.compactMap { index in
      let document = documents[index]
      let isPlain = document.format == .markdown || document.format == .plainText
      return isPlain && document.textFile == document.file && document.digest == nil ? (index, document.file) : nil
    }
  }

  /// Of what all texts together tell of names.
  var names: Digest? { publication.contents.nameBook?.census.digest }

  func frontMatter(of path: String) -> Digest { project.frontMatter[path] ?? .zero }
}
