extension PassageDifference {
  /// Whether the quote and the passage differ by no more than slips, in no figure: then one may be written for the other.
  func isMendable(onlySlips: Bool) -> Bool {
    onlySlips && parts.allSatisfy { $0.isSame || $0.document.filter(\.isNumber) == $0.quote.filter(\.isNumber) }
  }
}

extension PassageIndex {
  /// The words of the passage that has the same letters and figures as a quote, where there is one alone: "breakwater" for
  /// "break water". Words that agree stay as the quote has them.
  ///
  /// - Parameter all: The letters of the whole text.
  func sameLetters(as quote: FoldedText, of written: String, among all: LetterTable) -> String? {
    let wanted = Letters(quote.bytes)
    guard wanted.bytes.count >= Self.fewestLetters else { return nil }
    let places = all.table.occurrences(of: wanted.bytes, in: all.letters.bytes)
    guard let place = places.first, places.count == 1 else { return nil }
    let (first, last) = (all.letters.offsets[place], all.letters.offsets[place + wanted.bytes.count - 1])
    // A part of a word is none.
    if first > 0, isWordByte(folded.bytes[first - 1]) || last + 1 < folded.bytes.count && isWordByte(folded.bytes[last + 1]) { return nil }
    let start = extended(first, quote.bytes[..<(wanted.offsets.first ?? 0)].reversed(), by: -1)
    let end = extended(last, quote.bytes[((wanted.offsets.last ?? -1) + 1)...], by: 1)
    let words = shown(folded.source(of: start..<end + 1)).split(whereSeparator: \.isWhitespace)
    let old = written.split(whereSeparator: \.isWhitespace)
    let changes = words.difference(from: old) { fold(String($0)) == fold(String($1)) }
    return old.applying(changes)?.joined(separator: " ")
  }

  /// Fewer letters stand in many places.
  private static var fewestLetters: Int { 8 }

  /// The place of a letter, or of the last of the marks beside it that the quote has there too.
  private func extended(_ place: Int, _ marks: some Sequence<UInt8>, by step: Int) -> Int {
    var place = place
    for mark in marks {
      guard folded.bytes.indices.contains(place + step), folded.bytes[place + step] == mark else { break }
      place += step
    }
    return place
  }
}

/// The letters and figures of a folded text in lower case, and where each stands in it.
struct Letters {
  var bytes: [UInt8] = []
  var offsets: [Int] = []

  init(_ text: [UInt8]) {
    for (offset, byte) in text.enumerated() where isWordByte(byte) {
      bytes.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
      offsets.append(offset)
    }
  }
}

/// The letters of a text, ready for many searches.
struct LetterTable {
  let letters: Letters
  let table: GramTable

  init(_ text: FoldedText) {
    letters = Letters(text.bytes)
    table = GramTable(letters.bytes)
  }
}

extension String {
  /// Its words on one line.
  var squeezedLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
