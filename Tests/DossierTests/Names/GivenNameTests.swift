import Testing

@testable import Dossier

/// Given names as they agree with those of a register.
struct GivenNameTests {
  /// All names that are known, each as misprints of it, and in forms of their own.
  private static let names: [String] = {
    let known = (GivenNames.groups + "\n" + GivenNames.others).split { $0 == " " || $0 == "\n" }.map(String.init)
    let misprints = known.enumerated().map { order, name in
      name.enumerated().filter { $0.offset != 1 + order % max(1, name.count - 1) }.map { String($0.element) }.joined()
    }
    let others = [
      "j", "k", "fredie", "freddie", "ronny", "tschernow", "chernov", "yevhen", "jewgeni", "Юрий", "Євген", "ii", "周", "bo", "jo",
    ]
    return known + misprints + others
  }()

  @Test func noneWhoAgreesIsPassedOver() {
    var vocabulary = Vocabulary()
    let numbers = Self.names.map { vocabulary.add($0)[0] }
    let listed = numbers.map { GivenNameTraces(of: [$0], in: vocabulary) }
    var (agreeing, passedOver) = (0, 0)
    for (order, number) in numbers.enumerated() where order.isMultiple(of: 5) {
      // A name that nobody bears has no number.
      let written = WrittenGivenName(
        id: order.isMultiple(of: 3) ? -1 : number, spelling: vocabulary.spellings[Int(number)], isKnown: order.isMultiple(of: 2))
      let traces = GivenNameTraces.of(written, in: vocabulary)
      for (place, other) in numbers.enumerated() {
        if GivenNameMatch.agree(written, other, vocabulary) {
          agreeing += 1
          if !listed[place].mayAgree(with: traces) { Issue.record("\(Self.names[order]) and \(Self.names[place])") }
        } else if !listed[place].mayAgree(with: traces) {
          passedOver += 1
        }
      }
    }
    #expect(agreeing > numbers.count / 3 && passedOver > numbers.count * numbers.count / 5 * 3 / 4)
  }
}
