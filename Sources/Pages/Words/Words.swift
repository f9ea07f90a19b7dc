import Diagnostics
import Dossier
import Prose
import Templating

/// The words of the interface in one language.
///
/// They come from one file a language, `words-en.yml`, whose keys are the cases of `Word`.
public struct Words: View {
  private let texts: [String]
  /// For counts: the forms of each word, one first and more last.
  private let forms: [(one: String, more: String)]

  /// - Throws: nothing; words that are missing are named in `missing`.
  public init(_ texts: [String: String]) {
    self.texts = Word.allCases.map { texts[$0.rawValue] ?? $0.rawValue }
    forms = self.texts.map { text in
      let forms = text.split(separator: " | ").map(String.init)
      return (forms.first ?? "{0}", forms.last ?? "{0}")
    }
  }

  /// What is wrong with the words of a file: missing ones, and ones that no page asks for.
  ///
  /// - Parameter places: Where each word of the file stands.
  public static func faults(in texts: [String: String], file: String, places: [String: Location] = [:]) -> [Diagnostic] {
    let known = Set(Word.allCases.map(\.rawValue))
    let absent = Word.allCases.map(\.rawValue).filter { texts[$0] == nil }
    var missing = Word.allCases.map(\.rawValue).filter { texts[$0].map { $0.split(separator: " | ").isEmpty } ?? false }.map {
      Diagnostic(
        .error, "missing-word", "the word `\($0)` is empty", at: places[$0] ?? Location(file: file), help: "write its text behind it")
    }
    if !absent.isEmpty {
      let named = absent.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
      let more = absent.count > 5 ? " and \(absent.count - 5) more" : ""
      missing.append(
        Diagnostic(
          .error, "missing-word", "this file lacks the word\(absent.count == 1 ? "" : "s") \(named)\(more)", at: Location(file: file),
          help: "copy what is missing from words-en.yml and translate it"))
    }
    let unknown = texts.keys.filter { !known.contains($0) }.sorted().map { key in
      Diagnostic(
        .error, "unknown-word", "no page asks for the word `\(key)`", at: places[key] ?? Location(file: file),
        help: nearestName(to: key, among: known).map { "did you mean `\($0)`?" } ?? "leave it out")
    }
    return missing + unknown
  }

  /// All of them, as their file has them.
  public var all: [String] { texts }

  subscript(word: Word) -> String { texts[word.index] }

  /// A word with its blanks filled: `{0}`, `{1}` …
  func callAsFunction(_ word: Word, _ values: String...) -> String { Self.filled(self[word], values) }

  /// A count with its noun: the forms of a word are parted by ` | `, one first.
  func count(_ number: Int, _ word: Word) -> String {
    let forms = forms[word.index]
    return Self.filled(number == 1 ? forms.one : forms.more, [grouped(number)])
  }

  /// The text with values in its blanks; what stands in the values is no blank.
  private static func filled(_ text: String, _ values: [String]) -> String {
    var text = text
    var result: [UInt8] = []
    text.withUTF8 { bytes in
      var start = 0
      var place = 0
      while place + 2 < bytes.count {
        let digit = Int(bytes[place + 1]) - 0x30
        guard bytes[place] == UInt8(ascii: "{"), bytes[place + 2] == UInt8(ascii: "}"), values.indices.contains(digit) else {
          place += 1
          continue
        }
        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<place]))
        result.append(contentsOf: values[digit].utf8)
        place += 3
        start = place
      }
      result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A number with thin spaces between its thousands.
  private func grouped(_ number: Int) -> String {
    let digits = String(number)
    guard digits.count > 4 else { return digits }
    var text = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { text.append("\u{2009}") }
      text.append(digit)
    }
    return text
  }

  public static let fields = Fields<Words>("The words of the interface, from words-en.yml") {
    Word.allCases.map { word in Field.text(word.rawValue, "A word of the interface") { $0[word] } }
  }
}

extension Word {
  fileprivate var index: Int { Self.indexes[self]! }
  private static let indexes = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

extension Words {
  /// The words that pages add to texts.
  var proseLabels: ProseHTML.Labels {
    var labels = ProseHTML.Labels()
    labels.done = self[.textDone]
    labels.toDo = self[.textToDo]
    labels.notes = self[.textNotes]
    labels.note = self[.textNote]
    labels.backToReference = self[.textBackToReference]
    labels.page = self[.textPage]
    labels.table = self[.textTable]
    return labels
  }
}
