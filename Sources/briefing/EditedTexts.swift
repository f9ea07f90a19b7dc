import Diagnostics
import Digests
import Dossier
import Increments

/// Files of documents that changed since the last build, where nothing else did.
struct EditedTexts {
  let kept: KeptBuild
  let last: TextsRecord
  /// The site as the last build left it.
  let output: Digest
  /// What the site is made from now.
  let inputs: Digest
  /// The files that changed, and what they are now.
  let changed: [String: Digest]
  /// Why the network was not drawn, where it was not.
  let undrawn: Diagnostic?

  /// The edits where the pages of their documents are all that shows them, and all others are in place; nil where more may.
  func confined(to build: SiteBuild) async -> ConfinedEdits? {
    // What was read is what was looked at only if the folder still looks the same.
    async let isCurrent = kept.isCurrent
    async let isInPlace = kept.isInPlace(output)
    let edits = await showingNowhereElse(in: build)
    let holds = await (isCurrent, isInPlace)
    return holds.0 && holds.1 ? edits : nil
  }

  private func showingNowhereElse(in build: SiteBuild) async -> ConfinedEdits? {
    guard build.names == last.names else { return nil }
    let documents = build.plainTexts.filter { changed[$0.path] != nil }
    guard documents.count == changed.count else { return nil }
    let faces = await build.faces(of: documents.map(\.document))
    for (document, face) in zip(documents, faces) {
      guard let before = last.texts[document.path], before.face == face, before.frontMatter == build.frontMatter(of: document.path) else {
        return nil
      }
    }
    var record = last
    record.inputs = inputs
    for (path, digest) in changed { record.texts[path]?.file = digest }
    return ConfinedEdits(documents: Set(documents.map(\.document)), record: record, undrawn: undrawn)
  }
}

/// Edits of texts that show on the pages of their documents and on no others.
struct ConfinedEdits {
  let documents: Set<Int>
  /// The texts as they are now.
  let record: TextsRecord
  /// Why the network, which is not drawn again, was not drawn.
  let undrawn: Diagnostic?
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
      return isPlain && document.digest == nil ? (index, document.file) : nil
    }
  }

  /// Of what all texts together tell of names.
  var names: Digest? { publication.contents.nameBook?.census.digest }

  func frontMatter(of path: String) -> Digest { project.frontMatter[path] ?? .zero }
}
