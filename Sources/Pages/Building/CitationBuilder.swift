import Dossier

/// How a page is cited. No clock is asked: a citation says nothing of when somebody read the page.
extension PageBuilder {
  /// A document is cited as itself, and says where it was read.
  func citation(ofDocument index: Int) -> CitationView {
    let document = contents.documents[index]
    let keys = document.keys
    let authors = keys.authors.isEmpty ? keys.senders : keys.authors
    return view(
      of: Citation(
        key: document.id, kind: Citation.Kind(ofDocument: keys.kindOf), title: document.title,
        authors: contents.distinct(authors).map { name($0) },
        publisher: keys.publisher.map { link($0).name }, container: contents.configuration.title, date: keys.published, number: keys.number,
        language: keys.language, url: keys.url ?? ownAddress))
  }

  /// The page of an entity is cited as a part of the briefing.
  func citation<Keys>(of entity: Entity<Keys>) -> CitationView {
    view(
      of: Citation(
        key: entity.id, kind: .webpage, title: entity.name, authors: [], publisher: nil, container: contents.configuration.title,
        date: site.asOf, number: nil, language: contents.configuration.language, url: ownAddress))
  }

  /// The page’s own address on the web; nil where it is not known where the site stands.
  private var ownAddress: String? { contents.configuration.url.map { $0 + Addresses.encoded(path) } }

  /// A person with the name by which indexes sort, where it tells the family name.
  private func name(_ reference: Reference) -> Citation.Name {
    let name = link(reference).name
    guard let key = contents.entity(reference.id), key.kind == .person, let sorted = contents.people[key.index].first(\.sortName) else {
      return Citation.Name(literal: name)
    }
    let parts = sorted.split(separator: ",", omittingEmptySubsequences: false).map { $0.split(separator: " ").joined(separator: " ") }
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      ? Citation.Name(literal: name, family: parts[0], given: parts[1]) : Citation.Name(literal: name)
  }

  private func view(of citation: Citation) -> CitationView {
    CitationView(
      text: citation.text(date: citation.date.map { site.dates.text($0) }), bibtex: BibTeX.entry(citation),
      csl: String(decoding: CSL.items([citation]).bytes, as: UTF8.self))
  }
}
