import Diagnostics
import Dossier

/// The search of a site's files for what its edition withholds.
///
/// It reads every byte as a stranger would, and may be asked on any thread. What is searched for is what is withheld without what is shown.
public struct LeakCheck: Sendable {
  private let patterns: Patterns
  private let subjects: [String]
  private let edition: String

  /// Files of the interface: templates, style sheets, scripts; what they say is no hit.
  public struct InterfaceFile: Sendable {
    public var name: String
    public var bytes: [UInt8]
    /// Whether the author of the briefing wrote it: then it may name what is withheld.
    public var isOwn: Bool

    public init(name: String, bytes: [UInt8], isOwn: Bool) {
      self.name = name
      self.bytes = bytes
      self.isOwn = isOwn
    }
  }

  /// Nil where the edition withholds nothing.
  ///
  /// - Parameters:
  ///   - words: The words of the interface, one by one.
  ///   - fields: Words that stand in cells, and as names of things, whatever the content says: those for dates and kinds.
  ///   - dates: The names of months and seasons among them.
  public init?(
    of dossier: Dossier, by edition: Edition, interface: [InterfaceFile], words: [String], fields: [String] = [], dates: [String] = []
  ) {
    guard let withheld = Withheld(from: dossier, by: edition) else { return nil }
    self.edition = edition.name
    var patterns = Patterns()
    for term in withheld.terms { patterns.add(term) }
    Self.explain(&patterns, withheld, interface, words + OwnWords.texts)
    for key in OwnWords.keys { patterns.addField(key, as: .key) }
    for field in fields { patterns.addField(field, as: .words) }
    patterns.addDateWords(dates)
    subjects = Self.takePassages(&patterns, withheld, interface, words)
    self.patterns = patterns
  }

  // MARK: What is searched for

  private static func explain(_ patterns: inout Patterns, _ withheld: Withheld, _ interface: [InterfaceFile], _ words: [String]) {
    for text in withheld.shownTexts + words {
      for joins in [false, true] {
        var reader = WordReader(Matcher(patterns, collects: true))
        let isParted = reader.readPlain(text, joiningWords: joins)
        for occurrence in reader.sink.occurrences { patterns.explanations.add(occurrence) }
        if !isParted { break }
      }
    }
    for file in interface {
      let namings = file.isOwn ? withheld.namings(in: String(decoding: file.bytes, as: UTF8.self)) : []
      for joins in [false, true] {
        let matcher = Matcher(patterns, collects: true)
        var reader = FileReader(FileStyle(named: file.name), joinsWords: joins, text: matcher, inner: matcher)
        file.bytes.withUnsafeBufferPointer { reader.read($0) }
        for occurrence in reader.text.sink.occurrences + reader.inner.sink.occurrences {
          if namings.contains(where: { $0.overlaps(occurrence.start..<occurrence.end) }) { continue }
          patterns.explanations.add(occurrence)
          if !file.isOwn, occurrence.isField { patterns.addField(occurrence.phrase, isCapital: occurrence.isUpper) }
        }
      }
    }
  }

  /// - Returns: What the passages belong to, by their numbers.
  private static func takePassages(
    _ patterns: inout Patterns, _ withheld: Withheld, _ interface: [InterfaceFile], _ words: [String]
  ) -> [String] {
    guard !withheld.hiddenTexts.isEmpty else { return [] }
    // A run of nothing but names and numbers is a list, and no passage.
    let names = Set(withheld.shownNames.flatMap { WordList.words(of: $0).map(\.key) })
    let values = ShownValues(withheld.shownTexts + words)
    for (number, hidden) in withheld.hiddenTexts.enumerated() {
      let words = WordList.words(of: hidden.text).map(\.key)
      patterns.addPassageWords(words)
      let hashes = Passages.hashes(of: words)
      let isShown = zip(words, values.holds(words)).map { $1 || names.contains($0) }
      let isTelling = hashes.indices.map { start in isShown[start..<(start + Passages.length)].contains(false) }
      patterns.passages.add(zip(hashes, isTelling).lazy.filter(\.1).map(\.0), of: number)
      // Where words are parted at the ends of lines, they are also sought whole.
      guard hidden.text.contains("-\n") else { continue }
      patterns.passages.add(WordList.passages(of: hidden.text), of: number)
      patterns.addPassageWords(WordList.words(of: hidden.text, joining: true).map(\.key))
    }
    guard !patterns.passages.isEmpty else { return [] }
    for text in withheld.shownTexts + words { patterns.passages.remove(WordList.passages(of: text)) }
    for file in interface {
      let text = String(decoding: file.bytes, as: UTF8.self)
      patterns.passages.remove(WordList.passages(of: text))
    }
    patterns.passages.seal()
    return withheld.hiddenTexts.map(\.subject)
  }

  // MARK: Searching

  /// What stands in a file, or in its name, that should not.
  ///
  /// - Parameter path: The path in the site.
  public func leaks(in path: String, _ bytes: [UInt8]) -> [Diagnostic] {
    var found = leaksInName(path)
    let style = FileStyle(named: path)
    let isPacked = bytes.withUnsafeBufferPointer { Unpacking.isPacked($0) }
    guard isPacked else { return found + leaks(in: bytes, style, path, "", isWordList: Self.isWordList(path)) }
    var unpacking = Unpacking()
    unpacking.take(bytes, named: path)
    for part in unpacking.parts { found += leaks(in: part, path) }
    let help = "leave it out, or give it in another form"
    return found
      + unpacking.faults.map { fault in
        let message = "it cannot be searched for what the edition `\(edition)` withholds: \(fault)"
        return Diagnostic(.error, "leak-unread", message, at: Location(file: path), help: help)
      }
  }

  private func leaks(in part: Unpacking.Part, _ path: String) -> [Diagnostic] {
    switch part.style {
    case .text(let style): return leaks(in: part.bytes, style, path, part.place)
    case .binary:
      // Once as it stands, once as text of two bytes a letter, which has a zero behind or before most of them.
      let narrow = part.bytes.contains(0) ? part.bytes.filter { $0 != 0 } : []
      var found = leaks(in: part.bytes, .text, path, part.place, isBinary: true)
      let more = leaks(in: narrow, .text, path, part.place, isBinary: true)
      let known = Set(found)
      found += more.filter { !known.contains($0) }
      return found
    }
  }

  private func leaks(
    in bytes: [UInt8], _ style: FileStyle, _ path: String, _ place: String, isWordList: Bool = false, isBinary: Bool = false, depth: Int = 0
  ) -> [Diagnostic] {
    let isBackwards = isWordList && path.contains("/names-back/")
    let read = isBackwards ? Self.reversedWords(bytes) : bytes
    let matcher = Matcher(patterns, isWordList: isWordList)
    var reader = FileReader(style, text: matcher, inner: matcher)
    read.withUnsafeBufferPointer { reader.read($0) }
    var hits = reader.text.sink.hits + reader.inner.sink.hits
    if reader.text.sink.mayFindMoreJoined || reader.inner.sink.mayFindMoreJoined {
      var joining = FileReader(style, joinsWords: true, text: matcher, inner: matcher)
      read.withUnsafeBufferPointer { joining.read($0) }
      let places = Set(hits.map(\.start))
      hits += (joining.text.sink.hits + joining.inner.sink.hits).filter { !places.contains($0.start) }
      // Words that were joined, or parted, are other surroundings: what either reading explains is something else.
      let explained = [reader.text, reader.inner, joining.text, joining.inner].reduce(into: Set()) { $0.formUnion($1.sink.explained) }
      hits.removeAll { hit in hit.place.map(explained.contains) ?? false }
    }
    // "inter*" stands for all words that begin so, each of which has a place of its own.
    if isWordList { hits.removeAll { $0.end < read.count && read[$0.end] == UInt8(ascii: "*") } }
    // Data may look like a short word by chance.
    if isBinary { hits.removeAll { $0.end - $0.start < 5 } }
    var places = PlaceCounter(path)
    var found = hits.sorted { $0.start < $1.start }.map { hit in
      leak(hit.what, at: place.isEmpty ? places.location(of: hit.start, in: read) : Location(file: path), place)
    }
    guard depth < 3 else { return found }
    places = PlaceCounter(path)
    for (data, start) in reader.embedded {
      let location = places.location(of: start, in: read)
      var unpacking = Unpacking()
      unpacking.take(data, named: "data")
      for part in unpacking.parts {
        let part = Unpacking.Part(bytes: part.bytes, style: part.style, place: part.place + " (data in an address)")
        for var diagnostic in leaks(in: part, path) {
          diagnostic.location = location
          found.append(diagnostic)
        }
      }
    }
    return found
  }

  /// The words of an index of a search have nothing to do with their neighbours.
  private static func isWordList(_ path: String) -> Bool {
    ["search/terms/", "search/names/", "search/names-back/", "search/manifest.js"].contains { path.contains($0) }
  }

  private static func reversedWords(_ bytes: [UInt8]) -> [UInt8] {
    if let reversed = reversedASCII(bytes) { return reversed }
    let words = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { !$0.isLetter && !$0.isNumber }
    let reversed = words.map { String(String.UnicodeScalarView($0.unicodeScalars.reversed())) }
    return Array(reversed.joined(separator: " ").utf8)
  }

  /// The same without strings, for the plain letters that most indexes consist of; nil for others.
  private static func reversedASCII(_ bytes: [UInt8]) -> [UInt8]? {
    // A carriage return may be one character with what is behind it.
    guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return nil }
    var reversed = bytes
    var start = 0
    for place in 0...bytes.count {
      if place < bytes.count, bytes[place] | 0x20 &- 0x61 < 26 || bytes[place] &- 0x30 < 10 { continue }
      reversed[start..<place].reverse()
      if place < bytes.count { reversed[place] = 0x20 }
      start = place + 1
    }
    return reversed
  }

  private func leaksInName(_ path: String) -> [Diagnostic] {
    var reader = FileReader(FileStyle.script, text: Matcher(patterns), inner: Matcher(patterns))
    Array(path.utf8).withUnsafeBufferPointer { reader.read($0) }
    let hits = reader.text.sink.hits
    guard let first = hits.first else { return [] }
    // The name is not told again where all may read it.
    let bytes = Array(path.utf8)
    let masked = hits.reversed().reduce(bytes) { name, hit in
      guard case .phrase = hit.what, hit.end <= name.count else { return name }
      return Array(name[..<hit.start]) + Array("…".utf8) + Array(name[hit.end...])
    }
    return [leak(first.what, at: Location(file: String(decoding: masked, as: UTF8.self)), " (the name of the file)")]
  }

  // MARK: Telling

  private func leak(_ what: Matcher.Hit.What, at location: Location, _ place: String) -> Diagnostic {
    let message: String
    switch what {
    case .phrase(let number):
      let term = patterns.phrases[number].term
      let kind =
        switch term.kind {
        case .name: "a name"
        case .title: "the title"
        case .id: "an id"
        case .file: "the file name"
        }
      message = "\(kind) of \(term.subject) stands here, which the edition `\(edition)` withholds\(place)"
    case .passage(let number): message = "words of \(subjects[number]) stand here, which the edition `\(edition)` withholds\(place)"
    }
    return Diagnostic(
      .error, "leak", message, at: location,
      help: "take it out of what says it, mark that, or give the name a `cover`; where something else is meant, say so with `mentions:`")
  }
}

/// Counts lines and columns in a file, once over all of it where offsets rise.
struct PlaceCounter {
  private var location: Location
  private var offset = 0

  init(_ path: String) { location = Location(file: path) }

  mutating func location(of offset: Int, in bytes: [UInt8]) -> Location {
    if offset < self.offset { self = PlaceCounter(location.file) }
    let end = max(self.offset, min(offset, bytes.count))
    for byte in bytes[self.offset..<end] {
      if byte == 0x0A {
        (location.line, location.column) = (location.line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        location.column += 1
      }
    }
    self.offset = end
    return location
  }
}
