import Diagnostics
import Dossier

/// What a book is of: all that an edition shows, or what was chosen of it.
public struct BookSubjects: Sendable {
  var entities: [EntityKey] = []
  var documents: [Int] = []
  /// Whether documents that were not chosen by name come with their texts.
  var withTexts = false
  var isEverything: Bool { entities.isEmpty && documents.isEmpty }

  /// An id that the edition does not have.
  public struct Unknown: Error {
    public var id: String
    /// The nearest id that it has.
    public var suggestion: String?
  }

  /// - Parameters:
  ///   - ids: Of entities, and of documents with `doc:` before them; none for everything.
  ///   - withTexts: Whether documents come with their texts though none was chosen.
  public init(_ ids: [String], withTexts: Bool, in publication: Publication) throws(Unknown) {
    self.withTexts = withTexts
    let contents = publication.contents
    for id in ids {
      if id.hasPrefix("doc:") {
        guard let index = contents.document(String(id.dropFirst(4))) else {
          throw Unknown(id: id, suggestion: nearestName(to: id, among: contents.documents.map { "doc:\($0.id)" }))
        }
        if !documents.contains(index) { documents.append(index) }
      } else if let key = contents.entity(id) {
        if !entities.contains(key) { entities.append(key) }
      } else {
        throw Unknown(id: id, suggestion: Self.suggestion(for: id, in: contents))
      }
    }
  }

  private static func suggestion(for id: String, in contents: Dossier) -> String? {
    if contents.document(id) != nil { return "doc:\(id)" }
    func ids<Keys>(_ catalogue: Catalogue<Keys>) -> [String] { catalogue.entities.map(\.id) }
    return nearestName(
      to: id,
      among: ids(contents.people) + ids(contents.organisations) + ids(contents.places) + ids(contents.works) + ids(contents.meetings)
        + ids(contents.issues) + ids(contents.terms))
  }
}
