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

  /// The positions on an issue that stand, in the order of dates; those that were taken back among them.
  func positions(onIssue index: Int) -> [Int] {
    inOrder(current(site.publication.involvement[EntityKey(.issue, index)].positions, in: contents.positions))
  }

  /// How many positions an entity holds, or has on its page, that stand: not those that it was told.
  func positionCount(of key: EntityKey) -> Int {
    current(site.publication.involvement[key].positions, in: contents.positions).count {
      contents.positions[$0].provenance.retracted == nil
    }
  }

  /// How many positions stand in one list; more are listed by year.
  static let positionsInOneList = 60

  /// Positions in the order of dates with their rows, by year or month.
  func byPeriod(_ order: [Int], _ rows: [PositionRow]) -> [PositionYear] {
    let periods = periods(of: order.map { contents.positions[$0].provenance.date })
    return order.indices.chunked { periods[$0] }.map { PositionYear(year: $0, positions: Array(rows[$1])) }
  }

  /// The newest of positions in the order of their dates first, undated ones last, with the place of each in that order; without those
  /// that were taken back.
  func newestFirst(_ inOrder: [Int]) -> [(place: Int, position: Int)] {
    let backwards = inOrder.enumerated().reversed().map { (place: $0.offset, position: $0.element) }
      .filter { contents.positions[$0.position].provenance.retracted == nil }
    return backwards.filter { contents.positions[$0.position].provenance.date != nil }
      + backwards.filter { contents.positions[$0.position].provenance.date == nil }
  }

  /// The anchors of an issue's positions on its page, in the order given.
  ///
  /// The author's own, or `position-` and a hash of who holds what in which words, so that a link to it holds when other positions
  /// come and go. The rare second of one name gets a number.
  func anchors(ofPositions order: [Int]) -> [String] {
    var taken: [String: Int] = [:]
    return order.map { index in
      let position = contents.positions[index]
      if let own = position.provenance.anchor { return "item-\(own)" }
      let texts = position.holders.map { link($0).name } + [position.stance, position.summary, position.quote].compactMap(\.self)
      let name = "position-" + texts.shortHash
      taken[name, default: 0] += 1
      return taken[name] == 1 ? name : "\(name)-\(taken[name]!)"
    }
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
