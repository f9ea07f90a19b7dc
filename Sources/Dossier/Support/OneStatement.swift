// What several files say is one statement where neither its words nor its time are another: what was said in 2019 is no support for what was
// said in 2021.

extension Position {
  /// Whether another one of the same holders and stance can be the same statement.
  func isSame(as other: Position) -> Bool {
    agree(summary, other.summary) { $0 == $1 } && agree(quote, other.quote) { $0 == $1 }
      && agree(provenance.date, other.provenance.date) { $0.overlaps($1) }
  }
}

extension Fact {
  /// Whether another one of the same words can be the same statement.
  func isSame(as other: Fact) -> Bool {
    let isAboutTheSame = about.isEmpty || other.about.isEmpty || about.contains { one in other.about.contains(where: one.names) }
    return isAboutTheSame && agree(provenance.date, other.provenance.date) { $0.overlaps($1) }
  }
}

extension Role {
  /// Whether another one of the same office can be the same term of it.
  func isOneTerm(with other: Role) -> Bool {
    agree(from, other.from) { $0.overlaps($1) } && agree(to, other.to) { $0.overlaps($1) } && begins(before: other)
      && other.begins(before: self)
  }

  private func begins(before other: Role) -> Bool {
    agree(from?.earliestDay, other.to?.latestDay) { $0 <= $1 }
  }
}

/// Whether two values do, as far as both are known.
private func agree<Value>(_ one: Value?, _ other: Value?, _ areOne: (Value, Value) -> Bool) -> Bool {
  guard let one, let other else { return true }
  return areOne(one, other)
}
