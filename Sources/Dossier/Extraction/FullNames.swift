/// The full names of people whom texts that are read together name by their family names too.
///
/// "Bundy" of one text is "McGeorge Bundy" of another where all full names that are borne there with this family name can be one
/// person's; else nothing is said.
public struct FullNames: Sendable {
  /// By family name: the fullest form, nil where there may be several people.
  private var names: [String: String?] = [:]

  public init() {}

  /// Takes over what one text names.
  public mutating func learn(from people: [ExtractedPerson]) {
    for person in people where person.name.contains(" ") {
      switch names[person.family] {
      case nil: names[person.family] = .some(person.name)
      case .some(nil): break
      case .some(let known?):
        // Given names of one person begin alike, be they written out or not.
        let isOne = known.first == person.name.first
        names[person.family] = .some(isOne ? (known.count >= person.name.count ? known : person.name) : nil)
      }
    }
  }

  /// The full name of somebody; their own where nothing fuller is known.
  public func name(of person: ExtractedPerson) -> String {
    guard let known = names[person.family] ?? nil, known.count > person.name.count,
      !person.name.contains(" ") || known.first == person.name.first
    else { return person.name }
    return known
  }
}
