import Diagnostics
import Markdown

/// The words of the interface in one language: a flat map of texts.
public struct WordsFile: Sendable {
  public private(set) var texts: [String: String] = [:]
  /// Where each word stands.
  public private(set) var places: [String: Location] = [:]
  /// Whether it is no YAML, so that no words of it are known.
  public private(set) var isBroken = false
  public private(set) var diagnostics: [Diagnostic] = []

  /// - Throws: A `Diagnostic` where the file is no map of texts.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> WordsFile {
    let decoded = try decodeUTF8(bytes, file: file).get()
    let yaml = YAMLFile.read(YAMLText(bytes: decoded, firstLine: 1), file: file)
    var words = WordsFile()
    words.diagnostics = yaml.diagnostics
    words.isBroken = yaml.isBroken
    if yaml.isBroken { return words }
    guard case .map(let entries)? = yaml.node?.content else {
      throw Diagnostic(
        .error, "words-file", "a words file is a map from word to text", at: Location(file: file), help: "begin with a copy of words-en.yml"
      )
    }
    for entry in entries {
      words.places[entry.key] = Location(file: file, line: entry.line, column: entry.column)
      words.texts[entry.key] = entry.value.plainText
      guard case .scalar = entry.value.content else {
        words.diagnostics.append(
          Diagnostic(
            .error, "wrong-value", "a text is expected here, not \(entry.value.described)",
            at: Location(file: file, line: entry.value.line, column: entry.value.column), help: "put the text in quotation marks"))
        words.texts[entry.key] = entry.key
        continue
      }
    }
    return words
  }
}
