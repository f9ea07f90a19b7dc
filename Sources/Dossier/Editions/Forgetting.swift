/// What an edition forgets of a dossier, when all that it withholds was taken out.
extension Dossier {
  /// Of the names that the whole dossier found, those that what the edition shows finds too.
  ///
  /// - Parameter known: What the whole dossier decided, in the documents' texts as they are now.
  func mentions(_ known: [[EntityMention]], decidedAlsoBy book: NameBook) -> [[EntityMention]] {
    zip(mentionsDecided(by: book), known).map { decided, known in
      // Both are in the order of the text.
      var next = known.startIndex
      return decided.filter { one in
        while next < known.endIndex, known[next].range.upperBound <= one.range.lowerBound { next += 1 }
        return known[next...].prefix { $0.range.lowerBound < one.range.upperBound }.contains { $0.entity == one.entity }
      }
    }
  }

  /// Leaves out the places in documents on which only what is withheld rests.
  mutating func forgetUnusedPassages() {
    var used: Set<Int> = []
    forEachProvenance { provenance in
      for evidence in provenance.allEvidence { if let passage = evidence.passage { used.insert(passage) } }
    }
    for index in passages.indices where !used.contains(index) { passages[index].document = -1 }
  }

  /// Leaves out that an item supersedes one that the edition does not have.
  mutating func forgetUnknownFormers() {
    var known: Set<String> = []
    forEachProvenance { provenance in if let id = provenance.anchor { known.insert(id) } }
    visitProvenance { provenance in
      if let former = provenance.supersedes, !known.contains(former.id) { provenance.supersedes = nil }
    }
  }
}
