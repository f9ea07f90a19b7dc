import Dossier

/// An issue at a glance: how many hold each stance, since when, and who says nothing.
extension PageBuilder {
  /// How many of those who say nothing are named.
  private static let mostSilent = 40

  func stanceFacts(_ holders: [HolderRow], _ order: [Int]) -> [FactRow] {
    var counts: [(stance: String, count: Int)] = []
    for holder in holders {
      if let known = counts.firstIndex(where: { $0.stance == holder.stance }) {
        counts[known].count += 1
      } else {
        counts.append((holder.stance, 1))
      }
    }
    let dates = order.map { contents.positions[$0].provenance }.filter { $0.retracted == nil }.compactMap(\.date)
    return counts.map { FactRow(term: $0.stance, values: [.init(text: words.count($0.count, .holdersCount))]) }
      + [
        dates.first.map { FactRow(term: words[.firstRecorded], values: [.init(date: date($0))]) },
        dates.count > 1 && dates.first != dates.last
          ? dates.last.map { FactRow(term: words[.lastRecorded], values: [.init(date: date($0))]) } : nil,
      ].compactMap(\.self)
  }

  /// Those who took part in meetings on the issue and of whom no position on it is recorded.
  func silent(_ entry: Involvement.Entry) -> (links: [Link], more: Int) {
    var known = Set(entry.positions.flatMap { contents.positions[$0].holders.compactMap { contents.entity($0.id) } })
    var silent: [EntityKey] = []
    for meeting in entry.gatherings {
      silent += site.present[meeting].filter { known.insert($0).inserted }
    }
    silent.sort { site.sortKey($0) < site.sortKey($1) }
    return (silent.prefix(Self.mostSilent).map { link($0) }, max(0, silent.count - Self.mostSilent))
  }
}
