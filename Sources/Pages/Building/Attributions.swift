import Dossier

/// Who says so: the first who said it, those who passed it on, and how many steps that makes.
extension PageBuilder {
  /// Each way on which a statement came to its document.
  func sources(_ attributions: [Attribution]) -> [Standing.Source] {
    attributions.flatMap(\.chains).map { chain in
      Standing.Source(steps: chain.map { ChainStep(who: link($0), isUnnamed: $0.isUnnamed) })
    }
  }

  /// The same in a line.
  func line(_ source: Standing.Source) -> String {
    let names = source.steps.map(\.who.name)
    let steps = words.count(names.count, .stepsCount)
    guard names.count > 1 else { return words(.saidBy, names[0], steps) }
    return words(.saidByThrough, names[0], names.dropFirst().joined(separator: words.comma), steps)
  }
}

// MARK: Who says so, step by step

extension PageBuilder {
  /// The ways on which what is said of a meeting came: from the documents that tell of it back to those who said it first.
  func ways(_ meeting: Entity<Meeting>) -> [WayView] {
    var ways: [(chain: [Reference], documents: [Int])] = []
    for provenance in meeting.records.lazy.map(\.provenance) {
      let documents = provenance.evidence.compactMap(\.passage).map { contents.passages[$0].document }.uniqued { $0 }
      for chain in provenance.accordingTo.flatMap(\.chains) {
        if let known = ways.firstIndex(where: { $0.chain == chain }) {
          ways[known].documents = (ways[known].documents + documents).uniqued { $0 }
        } else {
          ways.append((chain, documents))
        }
      }
    }
    return ways.map { WayView(steps: steps($0.chain, $0.documents)) }
  }

  private func steps(_ chain: [Reference], _ documents: [Int]) -> [WayView.Step] {
    let texts = documents.prefix(2).map { document in
      let keys = contents.documents[document].keys
      let details = [keys.kindOf.map { words.kind($0) }, keys.reliability.map { words(.graded, $0.description) }]
      return WayView.Step(who: link(toDocument: document), remark: details.compactMap(\.self).joined(separator: " · "))
    }
    return texts
      + chain.enumerated().reversed().map { place, who in
        WayView.Step(
          who: link(who),
          remark: [place == 0 ? words[.saidItFirst] : words[.passedItOn], who.isUnnamed ? words[.notNamed] : nil]
            .compactMap(\.self).joined(separator: " · "))
      }
  }
}

extension Attribution {
  /// Every way from the first who said it to the last who passed it on: `via` branches.
  fileprivate var chains: [[Reference]] {
    via.isEmpty ? [[who]] : via.flatMap { via in via.chains.map { [who] + $0 } }
  }
}
