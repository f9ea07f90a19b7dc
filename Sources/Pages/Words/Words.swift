import Dossier
import Notation
import Prose
import Templating

/// The words of the interface in one language.
///
/// They come from one file a language, such as `words-en.yml`: the cases of `Word`, the words for dates, and the names of kinds, countries and languages.
public struct Words: View {
  private let file: [String: String]
  private let texts: [String]
  /// For counts: the forms of each word in the order of the language's plural categories.
  private let forms: [[String]]
  private let plurals: Plurals
  /// Names of kinds, countries and languages, by their keys.
  let names: [String: String]
  public let dates: DateWords

  /// - Parameters:
  ///   - texts: The words of a file, whose faults `faults` names; a word that is missing stands as its key.
  ///   - language: The BCP 47 tag of their language.
  public init(_ texts: [String: String], language: String) {
    file = texts
    self.texts = Word.keys.map { texts[$0] ?? $0 }
    forms = self.texts.map { text in
      let forms = Self.forms(of: text)
      return forms.isEmpty ? ["{0}"] : forms
    }
    plurals = Plurals(language)
    names = texts.filter { key, _ in NameKeys.prefixes.contains { key.hasPrefix($0) } }
    dates = DateWords(texts)
  }

  /// The forms of a word, or the names of a list, which ` | ` parts.
  static func forms(of text: String) -> [String] {
    // Most words have no forms, and looking for one byte is quick.
    guard text.utf8.contains(UInt8(ascii: "|")) else { return text.isEmpty ? [] : [text] }
    return text.split(separator: " | ").map(String.init)
  }

  /// All that pages ask for by a key of their own, each form by itself: neither dates nor names.
  public var all: [String] { forms.flatMap(\.self) }

  /// All that stands by itself in cells and lists: words, dates' and names of kinds, countries and languages too.
  public var fields: [String] { file.values.flatMap(Self.forms) }

  subscript(word: Word) -> String { texts[word.rawValue] }

  /// A word with its blanks filled: `{0}`, `{1}` …
  func callAsFunction(_ word: Word, _ values: String...) -> String { Self.filled(self[word], values) }

  /// A count with its noun, in the form that the language takes behind the number.
  func count(_ number: Int, _ word: Word) -> String {
    let forms = forms[word.rawValue]
    return Self.filled(forms[min(plurals.index(of: number), forms.count - 1)], [grouped(number)])
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
    let digits = decimal(number)
    guard digits.utf8.count > 4 else { return digits }
    var text = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { text.append("\u{2009}") }
      text.append(digit)
    }
    return text
  }

  public static let fields = Fields<Words>("The words of the interface, from words-en.yml") {
    Word.allCases.map { Field.text($0.key, "A word of the interface", \.texts, at: $0.rawValue) }
  }
}

extension Word {
  /// The word's name in the files of words: that of the case.
  var key: String { Self.keys[rawValue] }
  static let keys = allCases.map { "\($0)" }
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
