import Dossier

/// Addresses that lead to words in a page of the web (WICG, URL Fragment Text Directives).
enum TextFragment {
  /// So many words of a passage are named whole; of a longer one its beginning and its end.
  private static let (most, edge) = (12, 5)

  /// - Parameters:
  ///   - words: The passage.
  ///   - page: Its page, where the document has pages: a PDF is opened there, since text cannot be named in one.
  static func address(of url: String, words: String, page: Int?) -> String {
    if let page { return url.contains("#") ? url : "\(url)#page=\(page)" }
    // A passage that runs over several blocks is found by its two ends alone.
    let lines = words.split(whereSeparator: \.isNewline)
    let words = words.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return url }
    let text: String
    if words.count > most || lines.count > 1 && words.count > 2 {
      let count = min(edge, words.count / 2)
      text = encoded(words.prefix(count)) + "," + encoded(words.suffix(count))
    } else {
      text = encoded(words[...])
    }
    return "\(url)\(url.contains("#") ? "" : "#"):~:text=\(text)"
  }

  /// Words with all percent-encoded that is no letter or digit: `&`, `-` and `,` have a meaning there.
  private static func encoded(_ words: ArraySlice<Substring>) -> String {
    var text = ""
    for byte in words.joined(separator: " ").utf8 {
      switch byte {
      case 48...57, 65...90, 97...122: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
