import Pages
import Testing

/// The cardinal rules of CLDR for whole numbers.
@Suite struct PluralsTests {
  @Test(arguments: [
    ("en", [0: "other", 1: "one", 2: "other", 11: "other", 21: "other"]), ("de-AT", [0: "other", 1: "one", 2: "other"]),
    ("es", [0: "other", 1: "one", 2: "other"]), ("fr", [0: "one", 1: "one", 2: "other", 101: "other"]),
    (
      "ru",
      [
        0: "many", 1: "one", 2: "few", 4: "few", 5: "many", 11: "many", 12: "many", 14: "many", 21: "one", 22: "few", 25: "many",
        100: "many", 101: "one", 111: "many", 112: "many", 1001: "one", 1011: "many",
      ]
    ),
    ("uk", [1: "one", 3: "few", 13: "many", 33: "few"]),
    (
      "ar",
      [
        0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 101: "other", 102: "other", 103: "few",
        110: "few", 111: "many", 1000: "other",
      ]
    ),
    ("nb", [0: "other", 1: "one", 2: "other"]),
  ]) func numbersHaveTheirCategory(_ language: String, _ expected: [Int: String]) {
    let plurals = Plurals(language)
    for (number, category) in expected {
      #expect(plurals.category(of: number).rawValue == category, "\(language) \(number)")
      #expect(plurals.categories.contains(plurals.category(of: number)))
    }
  }
}
