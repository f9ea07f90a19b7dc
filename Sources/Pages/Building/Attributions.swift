import Dossier

/// Who says so: the first who said it, those who passed it on, and how many steps that makes.
extension PageBuilder {
  /// A line for each way on which a statement came to its document, which says so itself where nobody is named.
  func attributionLines(_ attributions: [Attribution]) -> [String] {
    attributions.isEmpty ? [words[.statusDocument]] : attributions.flatMap(\.chains).map(line)
  }

  private func line(_ chain: [Reference]) -> String {
    let steps = words.count(chain.count, .stepsCount)
    guard chain.count > 1 else { return words(.saidBy, link(chain[0]).name, steps) }
    return words(.saidByThrough, link(chain[0]).name, chain.dropFirst().map { link($0).name }.joined(separator: ", "), steps)
  }

  /// The same as links.
  func sources(_ attribution: Attribution) -> [Standing.Source] {
    attribution.chains.map { chain in
      Standing.Source(steps: chain.map { ChainStep(who: link($0), isUnnamed: $0.isUnnamed) })
    }
  }
}

extension Attribution {
  /// Every way from the first who said it to the last who passed it on: `via` branches.
  fileprivate var chains: [[Reference]] {
    via.isEmpty ? [[who]] : via.flatMap { via in via.chains.map { [who] + $0 } }
  }
}

extension Reference {
  fileprivate var isUnnamed: Bool { if case .unnamed = self { true } else { false } }
}
