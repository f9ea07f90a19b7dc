import Diagnostics
import Prose

/// The most frequent edits touch little: the text of a document, or the statements of a file that belong to no entity. The dossier that was
/// put together last is changed there, which comes to the same as putting everything together anew. Whatever else changed, or comes out
/// wrong, is left to the whole assembly.
extension Dossier {
  /// - Parameter replaced: What the files said before that say something else now.
  /// - Returns: Nil where more is touched than can be changed in place.
  static func reassembled(
    from statements: [Statements], replacing replaced: [Int: Statements], jobs: Int, _ memory: inout AssemblyMemory
  ) async -> Assembly? {
    guard let last = memory.last else { return nil }
    var texts: [DocumentDraft] = []
    var lists: [Int] = []
    for (index, old) in replaced {
      let new = statements[index]
      guard new.differsInPlace(from: old), !last.diagnostics.contains(where: { $0.location?.file == new.path }) else { return nil }
      if case .sidecar(let draft) = new.role, case .sidecar(let before) = old.role, draft.prose != before.prose { texts.append(draft) }
      if !new.hasSameLists(as: old) { lists.append(index) }
    }
    var dossier = last.dossier
    switch (texts.isEmpty, lists.isEmpty) {
    case (true, true): return Assembly(dossier: dossier, diagnostics: last.diagnostics, difference: .nothing)
    case (false, true):
      guard dossier.replace(texts, &memory) else { return nil }
      memory.last?.dossier = dossier
      return Assembly(dossier: dossier, diagnostics: last.diagnostics, difference: .texts)
    case (true, false):
      let changed = lists.map { ListChange(source: $0, old: replaced[$0]!, new: statements[$0]) }
      guard await dossier.replaceLists(changed, jobs: jobs, &memory) else { return nil }
      memory.last?.dossier = dossier
      let movesNames = changed.contains { $0.old.positions != $0.new.positions }
      return Assembly(dossier: dossier, diagnostics: last.diagnostics, difference: .lists(movesNames: movesNames))
    case (false, false): return nil
    }
  }

  // MARK: Texts

  /// Puts new texts in the place of those of documents.
  ///
  /// - Returns: False where something is wrong with them, or others are concerned.
  private mutating func replace(_ drafts: [DocumentDraft], _ memory: inout AssemblyMemory) -> Bool {
    guard let last = memory.last, let book = nameBook else { return false }
    for draft in drafts {
      guard let index = document(draft.id), documents[index].format != .pdf,
        !last.diagnostics.contains(where: { $0.location?.file == draft.file })
      else { return false }
      // A document's own metadata and its sidecar bring the same text.
      if documents[index].prose == draft.prose { continue }
      let title = documents[index].title
      documents[index].prose = draft.prose
      if draft.prose.hasWordlessWikiLinks { fillWikiLinks(ofDocument: index) }
      guard documents[index].title == title, linkFaults(inTextOf: index, last.links.value).isEmpty,
        let passages = memory.evidence.passages(again: documents[index]),
        move(passages, in: index), let names = memory.names.mentions(again: documents[index], index: book.index)
      else { return false }
      mentions[index] = names.decided.map { EntityMention(range: $0.range, entity: book.keys[$0.entry]) }
    }
    return true
  }

  /// Takes passages to their new places; false where they are not the same words any more, or not as many passages.
  private mutating func move(_ ranges: [(before: Range<Int>, now: Range<Int>)], in document: Int) -> Bool {
    var places: [Range<Int>: Range<Int>] = [:]
    for (before, now) in ranges where places.updateValue(now, forKey: before).map({ $0 != now }) == true { return false }
    guard Set(places.values).count == places.count else { return false }
    if places.isEmpty { return true }
    for index in passages.indices where passages[index].document == document {
      guard let place = places[passages[index].range] else { return false }
      passages[index].range = place
    }
    // Anchors are made from words: the same words in the same order have the same anchors.
    return passages.lazy.filter { $0.document == document }.allSatisfy {
      $0.anchor.hasPrefix(Passage.anchor(of: documents[document].prose.text(in: $0.range)))
    }
  }

  // MARK: Lists

  /// Puts new items in the place of those of files.
  ///
  /// - Returns: False where something is wrong with them.
  private mutating func replaceLists(_ changed: [ListChange], jobs: Int, _ memory: inout AssemblyMemory) async -> Bool {
    guard let last = memory.last else { return false }
    replaceItems(of: \.positions, \.positions, changed)
    replaceItems(of: \.facts, \.facts, changed)
    replaceItems(of: \.relations, \.relations, changed)
    replaceItems(of: \.judgements, \.judgements, changed)
    replaceItems(of: \.questions, \.questions, changed)
    let new = changed.map(\.new)
    guard new.allSatisfy({ referenceFaults(inListsOf: $0).isEmpty && linkFaults(inListsOf: $0, last.links.value).isEmpty }) else {
      return false
    }
    let touched = changed.flatMap { $0.old.provenanceOfLists + $0.new.provenanceOfLists }
    if touched.contains(where: { $0.anchor != nil || $0.supersedes != nil }), !(itemIDFaults() + supersedingFaults()).isEmpty {
      return false
    }
    if configuration.evidence == .required || touched.contains(where: { $0.allEvidence.contains(where: \.isSought) }) {
      let evidence = await foundEvidence(jobs: jobs, unread: [], memory.evidence)
      guard take(evidence, ofLists: new, &memory.evidence).isEmpty else { return false }
    }
    // What rests on a document that is another now may be something else.
    if last.diagnostics.contains(where: { $0.rule == "document-changed" }) { return false }
    if changed.contains(where: { $0.old.positions != $0.new.positions }) {
      let undecided = take(await foundNames(jobs: jobs, memory.names), &memory.names)
      return Set(undecided) == Set(last.diagnostics.filter { $0.rule == "undecided-name" })
    }
    return true
  }

  /// A list has the items of one file together, and files in their order.
  private mutating func replaceItems<Item: Sourced & Equatable>(
    of list: WritableKeyPath<Dossier, [Item]>, _ path: KeyPath<Statements, [Item]>, _ changed: [ListChange]
  ) {
    for change in changed where change.old[keyPath: path] != change.new[keyPath: path] {
      let items = self[keyPath: list]
      let start = items.firstIndex { $0.provenance.origin.source >= change.source } ?? items.count
      let end = items[start...].firstIndex { $0.provenance.origin.source > change.source } ?? items.count
      self[keyPath: list].replaceSubrange(start..<end, with: change.new[keyPath: path])
    }
  }
}

/// A file whose lists say something else now.
private struct ListChange {
  /// Its place among the files.
  var source: Int
  var old: Statements
  var new: Statements
}

extension Statements {
  /// Whether all is as it was but the text of a document and the lists.
  fileprivate func differsInPlace(from old: Statements) -> Bool {
    switch (role, old.role) {
    case (.sidecar(let draft), .sidecar(let before)): if !draft.differsInText(from: before) { return false }
    case (.loose, .loose), (.entity, .entity): break
    default: return false
    }
    return path == old.path && marking == old.marking && unread.isEmpty && old.unread.isEmpty && body == old.body && people == old.people
      && organisations == old.organisations && places == old.places && works == old.works && meetings == old.meetings
      && issues == old.issues && terms == old.terms
  }

  fileprivate func hasSameLists(as old: Statements) -> Bool {
    positions == old.positions && facts == old.facts && relations == old.relations && judgements == old.judgements
      && questions == old.questions
  }
}

extension DocumentDraft {
  /// Whether all is as it was but the text, and that has the same headings for others to link to.
  fileprivate func differsInText(from old: DocumentDraft) -> Bool {
    id == old.id && keys == old.keys && file == old.file && format == old.format && isRead && old.isRead && title == old.title
      && digest == old.digest && prose.headingIDs == old.prose.headingIDs
  }
}
