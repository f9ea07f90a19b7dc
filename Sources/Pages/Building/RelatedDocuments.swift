import Dossier

/// Which documents belong together, read from both sides, and which works are held as documents.
struct RelatedDocuments: Sendable {
  /// A relation as one of the two documents has it.
  struct Side: Hashable, Sendable {
    var relation: DocumentRelation
    /// Whether the other one names this one.
    var isInverse: Bool
  }

  /// By document.
  private var others: [[Side: [Int]]]
  /// The works that a document is, by document.
  private(set) var works: [Int: [Int]] = [:]

  init(_ contents: Dossier) {
    others = [[Side: [Int]]](repeating: [:], count: contents.documents.count)
    for relation in DocumentRelation.allCases {
      if relation.isMutual { takeGroups(relation, contents) } else { take(relation, contents) }
    }
    for (index, work) in contents.works.entities.enumerated() {
      for held in work.united(\.held) { if let document = contents.document(held) { works[document, default: []].append(index) } }
    }
  }

  /// The documents on the other side of a relation, in the order of their ids.
  func documents(_ relation: DocumentRelation, isInverse: Bool = false, of index: Int) -> [Int] {
    others[index][Side(relation: relation, isInverse: isInverse)] ?? []
  }

  private static func named(_ relation: DocumentRelation, by index: Int, _ contents: Dossier) -> [Int] {
    (contents.documents[index].keys.relations[relation] ?? []).compactMap { contents.document($0.id) }.uniqued { $0 }
  }

  private mutating func take(_ relation: DocumentRelation, _ contents: Dossier) {
    for index in contents.documents.indices {
      for other in Self.named(relation, by: index, contents) {
        others[index][Side(relation: relation, isInverse: false), default: []].append(other)
        others[other][Side(relation: relation, isInverse: true), default: []].append(index)
      }
    }
  }

  /// Where one says of another that they record the same, all that are so joined do.
  private mutating func takeGroups(_ relation: DocumentRelation, _ contents: Dossier) {
    var neighbours: [Int: [Int]] = [:]
    for index in contents.documents.indices {
      for other in Self.named(relation, by: index, contents) where other != index {
        neighbours[index, default: []].append(other)
        neighbours[other, default: []].append(index)
      }
    }
    var seen: Set<Int> = []
    for start in neighbours.keys where seen.insert(start).inserted {
      var group = [start]
      var next = 0
      while next < group.count {
        group += neighbours[group[next]]!.filter { seen.insert($0).inserted }
        next += 1
      }
      group.sort()
      for index in group { others[index][Side(relation: relation, isInverse: false)] = group.filter { $0 != index } }
    }
  }
}

extension Work {
  /// The id of the document that it is, where it is held.
  fileprivate var held: [String] { heldAs.map { [$0.id] } ?? [] }
}

extension PageBuilder {
  /// The facts that say to which other documents one belongs, and whence it went whither.
  func relationRows(ofDocument index: Int) -> [FactRow] {
    let keys = contents.documents[index].keys
    let related = site.relatedDocuments
    func row(_ term: Word, _ relation: DocumentRelation, isInverse: Bool = false) -> FactRow? {
      listRow(term, related.documents(relation, isInverse: isInverse, of: index).map { link(toDocument: $0) })
    }
    let works = (related.works[index] ?? []).map { EntityKey(.work, $0) }
    let retold = works.flatMap { site.publication.involvement[$0].documents }.filter { $0 != index && retells($0, works) }.uniqued { $0 }
    return [
      listRow(.draftedBy, links(keys.drafters)), listRow(.sentFrom, links(keys.senders)),
      listRow(.sentTo, links(keys.recipients)),
      row(.translationOf, .translationOf), row(.translatedIn, .translationOf, isInverse: true),
      row(.attachmentOf, .attachmentOf), row(.attachments, .attachmentOf, isInverse: true),
      row(.repliesTo, .replyTo), row(.repliedToBy, .replyTo, isInverse: true),
      row(.supersedes, .supersedes), row(.sameEvent, .sameEventAs),
      listRow(.spokenOfAs, works.map { link($0) }), listRow(.retoldBefore, retold.map { link(toDocument: $0) }),
    ].compactMap(\.self)
  }

  private func retells(_ document: Int, _ works: [EntityKey]) -> Bool {
    contents.documents[document].keys.retells.contains { reference in contents.entity(reference.id).map(works.contains) ?? false }
  }

  /// The documents that stand in the place of one.
  func successors(ofDocument index: Int) -> [Link] {
    site.relatedDocuments.documents(.supersedes, isInverse: true, of: index).map { link(toDocument: $0) }
  }

  /// The document as which a work is held.
  func document(ofWork key: EntityKey) -> Int? {
    guard key.kind == .work else { return nil }
    return contents.works[key.index].first(\.heldAs).flatMap { contents.document($0.id) }
  }

  func letterRow(_ index: Int) -> LetterRow {
    let keys = contents.documents[index].keys
    return LetterRow(document: documentRow(index), from: links(keys.senders), to: links(keys.recipients))
  }
}
