import Diagnostics
import Dossier

extension Words {
  /// What is wrong with the words of a file: missing ones, ones that no page asks for, wrong numbers of forms, and blanks that the
  /// English words do not have, or have and these do not.
  ///
  /// - Parameters:
  ///   - english: The words of words-en.yml.
  ///   - places: Where each word of the file stands.
  public static func faults(
    in texts: [String: String], language: String, comparedWith english: [String: String], file: String,
    places: [String: Location] = [:]
  ) -> [Diagnostic] {
    let known = Set(keys)
    let unknown = texts.keys.filter { key in !known.contains(key) && !NameKeys.open.contains { key.hasPrefix($0) } }.sorted().map { key in
      Diagnostic(
        .error, "unknown-word", "no page asks for the word `\(key)`", at: places[key] ?? Location(file: file),
        help: nearestName(to: key, among: known).map { "did you mean `\($0)`?" } ?? "leave it out")
    }
    let plurals = Plurals(language)
    let wrong = keys.compactMap { key in
      texts[key].flatMap { text in
        // A word whose value is no text stands as its key; that was said already.
        text == key
          ? nil
          : fault(in: text, of: key, english: english[key] ?? text, plurals).map {
            Diagnostic(.error, $0.rule, $0.message, at: places[key] ?? Location(file: file), help: $0.help)
          }
      }
    }
    return missing(in: texts, file: file) + unknown + wrong
  }

  /// The keys that every file of words has.
  static let keys = Word.keys + DateWords.keys + NameKeys.all

  private static func missing(in texts: [String: String], file: String) -> [Diagnostic] {
    let absent = keys.filter { texts[$0] == nil }
    guard !absent.isEmpty else { return [] }
    let named = absent.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    let more = absent.count > 5 ? " and \(absent.count - 5) more" : ""
    return [
      Diagnostic(
        .error, "missing-word", "this file lacks the word\(absent.count == 1 ? "" : "s") \(named)\(more)", at: Location(file: file),
        help: "copy what is missing from words-en.yml and translate it")
    ]
  }

  private typealias Fault = (rule: String, message: String, help: String)

  private static func fault(in text: String, of key: String, english: String, _ plurals: Plurals) -> Fault? {
    let forms = forms(of: text)
    guard !forms.isEmpty else { return ("missing-word", "the word `\(key)` is empty", "write its text behind it") }
    let isCount = Word.keys.contains(key) && Self.forms(of: english).count > 1
    let counts = isCount ? [plurals.categories.count] : key.hasPrefix("date.") ? DateWords.counts(of: key) : [1]
    if !counts.contains(forms.count) {
      let expected = counts.sorted().map(String.init).joined(separator: " or ")
      return (
        "word-forms", "the word `\(key)` has \(forms.count == 1 ? "1 form" : "\(forms.count) forms"), not \(expected)",
        isCount
          ? "part its forms by ` | `: \(plurals.categories.map(\.rawValue).joined(separator: " | "))" : "part them by ` | `"
      )
    }
    let expected = blanks(of: english)
    let blanks = blanks(of: text)
    if let lacking = expected.subtracting(blanks).min() {
      return ("word-blanks", "the word `\(key)` lacks {\(lacking)}", "the English word is “\(english)”")
    }
    if let added = blanks.subtracting(expected).min() {
      return ("word-blanks", "nothing is filled in for {\(added)} in the word `\(key)`", "the English word is “\(english)”")
    }
    return isCount ? faultOfForms(forms, of: key, expected, plurals) : nil
  }

  /// A form that stands for one number may leave the number out: "once"; any other has to have all that is filled in.
  private static func faultOfForms(_ forms: [String], of key: String, _ expected: Set<String>, _ plurals: Plurals) -> Fault? {
    for (form, category) in zip(forms, plurals.categories) where !plurals.singles.contains(category) {
      guard let lacking = expected.subtracting(blanks(of: form)).min() else { continue }
      return (
        "word-blanks", "the form “\(form)” of the word `\(key)` lacks {\(lacking)}",
        "it stands for more than one number (\(category.rawValue)), so it has to say which"
      )
    }
    return nil
  }

  /// What stands in braces.
  private static func blanks(of text: String) -> Set<String> {
    var blanks: Set<String> = []
    for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: "}") else { continue }
      let name = String(part[..<end])
      blanks.insert(name == "inflected-date" ? "date" : name)
    }
    return blanks
  }
}
