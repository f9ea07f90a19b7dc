/// How a quote differs from a passage of a document, word by word.
public struct PassageDifference: Hashable, Sendable {
  /// A run of words that agree, or of words that do not. Each ends in a space where one follows.
  public struct Part: Hashable, Sendable {
    public var isSame: Bool
    /// What the document has here; empty where only the quote has words.
    public var document: String
    /// What the quote has here; empty where words of the document are missing in it.
    public var quote: String

    public init(isSame: Bool, document: String, quote: String) {
      self.isSame = isSame
      self.document = document
      self.quote = quote
    }
  }

  /// In the order of the text; parts that agree and parts that do not take turns.
  public private(set) var parts: [Part] = []

  public init(parts: [Part]) {
    for part in parts { append(isSame: part.isSame, document: part.document, quote: part.quote) }
  }

  mutating func append(isSame: Bool, document: String, quote: String) {
    if let last = parts.indices.last, parts[last].isSame == isSame {
      parts[last].document += document
      parts[last].quote += quote
    } else {
      parts.append(Part(isSame: isSame, document: document, quote: quote))
    }
  }

  /// The document's words on one line, those that differ in brackets: `the fate of Russian-[held] territory`. An empty pair
  /// stands where only the quote has words. Of words that agree, no more than `words` are shown on each side of a difference.
  public func documentText(words: Int = 6) -> String { text(\.document, other: \.quote, words) }

  /// The quote's words on one line, those that differ in brackets.
  public func quoteText(words: Int = 6) -> String { text(\.quote, other: \.document, words) }

  private func text(_ side: KeyPath<Part, String>, other: KeyPath<Part, String>, _ words: Int) -> String {
    var text = ""
    for (index, part) in parts.enumerated() {
      let own = part[keyPath: side]
      if part.isSame {
        text += shortened(own, words, isFirst: index == 0, isLast: index == parts.count - 1)
      } else {
        let endsInSpace = (own.isEmpty ? part[keyPath: other] : own).hasSuffix(" ")
        text += "[" + (own.hasSuffix(" ") ? own.dropLast() : own[...]) + "]" + (endsInSpace ? " " : "")
      }
    }
    return text.hasSuffix(" ") ? String(text.dropLast()) : text
  }

  private func shortened(_ text: String, _ count: Int, isFirst: Bool, isLast: Bool) -> String {
    let words = text.split(separator: " ")
    guard words.count > (isFirst || isLast ? count : 2 * count) else { return text }
    let end = text.hasSuffix(" ") ? " " : ""
    let before = isFirst ? "" : words.prefix(count).joined(separator: " ") + " "
    let after = isLast ? "" : " " + words.suffix(count).joined(separator: " ") + end
    return before + "…" + after
  }
}
