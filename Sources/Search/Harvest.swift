/// How much a word in one place counts, from little to much.
enum Level {
  /// In a text: 0 to 3, by BM25.
  static let ofText = 4
  static let title: UInt8 = 4
  static let otherName: UInt8 = 5
  static let name: UInt8 = 6
  /// The word is all of a name.
  static let wholeName: UInt8 = 7
  static let count = 8
}

/// The words of some records, before all are put together.
struct Harvest: Sendable {
  /// A word in a unit: how often it stands there, or at which level.
  struct Posting: Sendable {
    var term: UInt32
    var unit: UInt32
    var weight: UInt8
  }
  /// Weights from here on are levels.
  static let levels: UInt8 = 0x80

  var terms = TermTable()
  /// Of the records themselves; their units are numbers of records.
  var heads: [Posting] = []
  /// Of their texts; their units are places in `sections`.
  var texts: [Posting] = []
  var sections: [Section] = []
  /// How many words each record's own line, and each section, has.
  var headLengths: [UInt32] = []
  var textLengths: [UInt32] = []

  private var weights: [UInt8] = []
  private var touched: [UInt32] = []

  init(_ records: [SearchRecord], _ run: Range<Int>) {
    for number in run {
      takeHead(records[number], number)
      for (index, text) in records[number].texts.enumerated() {
        for section in text.sections(record: number, text: index) { take(section, of: text) }
      }
    }
    weights = []
    touched = []
  }

  private mutating func takeHead(_ record: SearchRecord, _ number: Int) {
    var length = 0
    if record.names.isEmpty { length += take(record.title, level: Level.title) }
    for (place, name) in record.names.enumerated() {
      length += takeName(name, level: place == 0 ? Level.name : Level.otherName)
    }
    length += count(record.detail)
    length += count(record.note)
    Self.flush(&touched, &weights, into: &heads, unit: number)
    headLengths.append(UInt32(length))
  }

  /// A name: its words, and for names with hyphens and apostrophes also the parts, or the whole, that a reader may type instead.
  private mutating func takeName(_ name: String, level: UInt8) -> Int {
    let length = take(name, level: level)
    if length == 1 { _ = take(name, level: Level.wholeName) }
    if name.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") || $0 == 0xE2 }) {
      _ = take(String(name.unicodeScalars.filter { !["-", "‐", "‑"].contains($0) }), level: Level.otherName)
      _ = take(
        String(String.UnicodeScalarView(name.unicodeScalars.map { ["'", "’", "‘"].contains($0) ? " " : $0 })), level: Level.otherName)
    }
    return length
  }

  private mutating func take(_ section: Section, of text: SearchText) {
    var length = 0
    var string = text.text
    string.withUTF8 { bytes in
      for range in section.ranges { length += count(UnsafeBufferPointer(rebasing: bytes[range])) }
    }
    Self.flush(&touched, &weights, into: &texts, unit: sections.count)
    sections.append(section)
    textLengths.append(UInt32(length))
  }

  private mutating func take(_ text: String, level: UInt8) -> Int {
    let levels = Self.levels
    return words(text) { weights, term in weights[term] = max(weights[term], levels | level) }
  }

  private mutating func count(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { count($0) }
  }

  private mutating func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    words(text) { weights, term in if weights[term] < Self.levels - 1 { weights[term] += 1 } }
  }

  private mutating func words(_ text: String, _ weigh: (inout [UInt8], Int) -> Void) -> Int {
    var text = text
    return text.withUTF8 { words($0, weigh) }
  }

  @inline(__always)
  private mutating func words(_ text: UnsafeBufferPointer<UInt8>, _ weigh: (inout [UInt8], Int) -> Void) -> Int {
    var length = 0
    WordReader.read(text) { word in
      let term = terms.number(word)
      if term == weights.count { weights.append(0) }
      if weights[term] == 0 { touched.append(UInt32(term)) }
      weigh(&weights, term)
      length += 1
    }
    return length
  }

  private static func flush(_ touched: inout [UInt32], _ weights: inout [UInt8], into postings: inout [Posting], unit: Int) {
    for term in touched {
      postings.append(Posting(term: term, unit: UInt32(unit), weight: weights[Int(term)]))
      weights[Int(term)] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }
}
