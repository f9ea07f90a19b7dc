import Dossier

/// Who stands where: actors by side, a column for each issue, in a cell the latest stance.
extension PageBuilder {
  /// - Parameters:
  ///   - issues: How many columns at most; the issues with most positions are taken.
  ///   - actors: How many rows at most; the actors with most positions are taken.
  mutating func matrix(issues columnLimit: Int, actors rowLimit: Int, showsEvidence: Bool = true) -> MatrixView? {
    let involvement = site.publication.involvement
    let held = contents.issues.indices.filter { !involvement[EntityKey(.issue, $0)].positions.isEmpty }
    let columns = held.sorted { a, b in
      (-involvement[EntityKey(.issue, a)].positions.count, a) < (-involvement[EntityKey(.issue, b)].positions.count, b)
    }.prefix(columnLimit).sorted()
    guard !columns.isEmpty else { return nil }
    let column = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var cells: [EntityKey: [Int?]] = [:]
    var weight: [EntityKey: Int] = [:]
    for (index, position) in contents.positions.enumerated() {
      guard let issue = position.issue?.id.flatMap(contents.entity), let place = column[issue.index] else { continue }
      for holder in position.holders.compactMap({ $0.id.flatMap(contents.entity) }) {
        weight[holder, default: 0] += 1
        let known = cells[holder, default: [Int?](repeating: nil, count: columns.count)][place]
        if known.map({ isOlder(contents.positions[$0], than: position) }) ?? true {
          cells[holder, default: [Int?](repeating: nil, count: columns.count)][place] = index
        }
      }
    }
    let actors = weight.keys.sorted { (-weight[$0]!, contents.name(of: $0), $0) < (-weight[$1]!, contents.name(of: $1), $1) }.prefix(
      rowLimit)
    guard !actors.isEmpty else { return nil }
    let left = (actors: weight.count - actors.count, issues: held.count - columns.count)
    let caption =
      left.actors + left.issues == 0
      ? words[.matrixCaption]
      : words(.matrixCaptionPartial, String(actors.count), String(weight.count), String(columns.count), String(held.count))
    return MatrixView(
      issues: columns.map { link(EntityKey(.issue, $0)) },
      groups: groups(of: Array(actors)).map { side, actors in
        MatrixView.Group(
          side: side,
          rows: actors.map { actor in
            MatrixView.Row(actor: link(actor), cells: cells[actor]!.map { cell($0, showsEvidence: showsEvidence) })
          })
      }, caption: caption)
  }

  private func isOlder(_ position: Position, than other: Position) -> Bool {
    switch (position.provenance.date, other.provenance.date) {
    case (let a?, let b?): a < b
    case (nil, .some): true
    default: false
    }
  }

  private mutating func cell(_ index: Int?, showsEvidence: Bool) -> MatrixView.Cell {
    guard let index else { return MatrixView.Cell() }
    let position = contents.positions[index]
    let (stance, tone) = stance(position.stance)
    return MatrixView.Cell(
      stance: stance, tone: tone, date: shortDate(position.provenance.date),
      standing: showsEvidence ? standing(position.provenance, isQuote: position.quote != nil) : Standing())
  }

  private func groups(of actors: [EntityKey]) -> [(Link?, [EntityKey])] {
    guard !site.sides.isEmpty else { return [(nil, actors)] }
    var groups: [(Link?, [EntityKey])] = site.sides.enumerated().map { number, side in
      (
        Link(name: side.label, href: href(site.address(of: side.entity)), side: side.style),
        actors.filter { site.sideOfEntity[$0] == number }
      )
    }
    groups.append((Link(name: words[.noSide]), actors.filter { site.sideOfEntity[$0] == nil }))
    return groups.filter { !$0.1.isEmpty }
  }
}
