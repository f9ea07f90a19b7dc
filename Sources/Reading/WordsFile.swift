import Diagnostics

/// The words of the interface in one language: a flat map of texts.
public enum WordsFile {
  /// - Throws: A `Diagnostic` where the file is no map of texts.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [String: String] {
    let node = try bytes.withUnsafeBufferPointer { buffer throws(Diagnostic) in try YAMLReader.read(buffer, file: file) }
    guard case .map(let entries)? = node?.content else {
      throw Diagnostic(
        .error, "words-file", "a words file is a map from word to text", at: Location(file: file), help: "begin with a copy of words-en.yml"
      )
    }
    return Dictionary(entries.map { ($0.key, $0.value.plainText) }, uniquingKeysWith: { first, _ in first })
  }
}
