import Dossier

/// The orders in which positions stand: by date, by year, and by the scale of stances.
extension PageBuilder {
  /// Positions by date, undated ones last.
  func inOrder(_ positions: [Int]) -> [Int] {
    positions.enumerated().sorted { left, right in
      switch (contents.positions[left.element].provenance.date, contents.positions[right.element].provenance.date) {
      case (let a?, let b?) where a != b: a < b
      case (nil, .some): false
      case (.some, nil): true
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// How many positions stand in one list; more are listed by year.
  static let positionsInOneList = 60

  /// Positions in the order of dates with their rows, by year or month.
  func byPeriod(_ order: [Int], _ rows: [PositionRow]) -> [PositionYear] {
    let periods = periods(of: order.map { contents.positions[$0].provenance.date })
    return order.indices.chunked { periods[$0] }.map { PositionYear(year: $0, positions: Array(rows[$1])) }
  }

  /// The newest of positions in the order of their dates first, undated ones last, with the place of each in that order.
  func newestFirst(_ inOrder: [Int]) -> [(place: Int, position: Int)] {
    let backwards = inOrder.enumerated().reversed().map { (place: $0.offset, position: $0.element) }
    return backwards.filter { contents.positions[$0.position].provenance.date != nil }
      + backwards.filter { contents.positions[$0.position].provenance.date == nil }
  }

  /// The anchor of a position on the page of its issue: the author's own, or its place in the order there.
  func anchor(ofPosition index: Int, at place: Int) -> String {
    contents.positions[index].provenance.anchor.map { "item-\($0)" } ?? "position-\(place + 1)"
  }

  /// Of each position its place by the scale of stances; of the same stance, the newest first. Words outside the scale stand behind it.
  func places(ofStances positions: [Int]) -> [Int: Int] {
    let order = newestFirst(inOrder(positions)).enumerated().map { (offset: $0, position: $1.position, rank: rank($1.position)) }
      .sorted { ($0.rank, $0.offset) < ($1.rank, $1.offset) }
    return Dictionary(order.enumerated().map { ($1.position, $0) }) { first, _ in first }
  }

  /// The place of a position's stance in the scale.
  private func rank(_ position: Int) -> Int {
    let scale = contents.configuration.stances
    guard let stance = contents.positions[position].stance else { return .max }
    return scale.firstIndex { $0.id == stance } ?? scale.count
  }
}
