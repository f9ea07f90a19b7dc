/// Which form of a word a language takes behind a whole number.
///
/// Source: Unicode CLDR, Language Plural Rules, cardinals, for integers without a decimal exponent
/// (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html). The forms that only fractions or
/// compact notation ("1M") ask for are left out. A language that is not named here has one form for one and one for the rest.
public struct Plurals: Sendable {
  public enum Category: String, Sendable {
    case zero, one, two, few, many, other
  }

  /// The categories in the order in which a word has its forms.
  public let categories: [Category]
  private let rule: @Sendable (Int) -> Category
  /// The categories that stand for one number alone, so that its form may leave the number out: "once".
  public let singles: Set<Category>

  /// - Parameter language: A BCP 47 tag, of which the first part decides.
  public init(_ language: String) {
    switch language.split(separator: "-").first ?? "" {
    case "fr":
      categories = [.one, .other]
      singles = []
      rule = { $0 <= 1 ? .one : .other }
    case "ru", "uk":
      categories = [.one, .few, .many]
      singles = []
      rule = { number in
        switch (number % 10, number % 100) {
        case (_, 11...14): .many
        case (1, _): .one
        case (2...4, _): .few
        default: .many
        }
      }
    case "ar":
      categories = [.zero, .one, .two, .few, .many, .other]
      singles = [.zero, .one, .two]
      rule = { number in
        switch (number, number % 100) {
        case (0, _): .zero
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...99): .many
        default: .other
        }
      }
    default:
      categories = [.one, .other]
      singles = [.one]
      rule = { $0 == 1 ? .one : .other }
    }
  }

  /// The category of a number that is not negative.
  public func category(of number: Int) -> Category { rule(number) }

  func index(of number: Int) -> Int { categories.firstIndex(of: rule(number)) ?? categories.count - 1 }
}
