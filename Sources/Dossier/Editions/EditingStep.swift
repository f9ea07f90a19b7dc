/// A place at which an edition takes something out. Tests leave one out at a time, to see that the leak check notices.
enum EditingStep: Hashable, Sendable {
  case documents, items, entities, references, documentTexts, links, alternatives, headings, rawHTML, originals
  case entityIDs, formerIDs, documentIDs, fileNames, anchors
  /// The texts under one key of the metadata.
  case texts(String)
}
