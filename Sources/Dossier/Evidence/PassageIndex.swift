/// A document's text made ready for finding quoted passages in it, thousands in a row.
///
/// Making it takes time and memory in proportion to the text; finding a quote takes time in proportion to the quote.
/// Matching is that of the content contract: white space of any kind is squeezed, soft hyphens are dropped, typographic and
/// plain quotation marks, apostrophes and dashes are equal, … is three dots, and both sides are in NFC.
public struct PassageIndex: Sendable {
  /// The text as it was given.
  public let text: String
  let folded: FoldedText
  private let table: GramTable
  private let isPaged: Bool

  /// - Parameters:
  ///   - text: what a reader reads of the document; less than 4 GiB.
  ///   - joinsHyphenatedLines: for paged text (PDF): a word broken at the end of a line equals the whole word, and ligatures
  ///     equal their letters.
  public init(text: String, joinsHyphenatedLines: Bool = false) {
    self.text = text
    isPaged = joinsHyphenatedLines
    folded = FoldedText(text, FoldedText.Options(isPaged: isPaged))
    table = GramTable(folded.bytes)
  }

  /// Finds one passage. For several of one document ``find(all:)`` is faster where some are not found.
  public func find(quote: String, prefix: String? = nil, suffix: String? = nil) -> PassageMatch {
    var tables: Tables?
    return find(Quotation(quote, prefix: prefix, suffix: suffix), &tables)
  }

  /// Finds passages; the results stand in the order of the quotations.
  public func find(all quotations: [Quotation]) -> [PassageMatch] {
    var tables: Tables?
    return quotations.map { find($0, &tables) }
  }

  /// What is needed for quotes that are not found.
  private struct Tables {
    var words: WordTable
    var letters: LetterTable
  }

  /// `tables` is made when the first quote is not found.
  private func find(_ quotation: Quotation, _ tables: inout Tables?) -> PassageMatch {
    var needle = Needle(quotation, FoldedText.Options(isPaged: isPaged))
    guard !needle.quote.isEmpty else { return .empty }
    var places = occurrences(of: needle)
    if places.isEmpty, isPaged, needle.hasDashes {
      needle = Needle(quotation, FoldedText.Options(isPaged: true, joinsAtSpaces: true))
      places = occurrences(of: needle)
    }
    guard !places.isEmpty else {
      let made = tables ?? Tables(words: WordTable(folded.bytes), letters: LetterTable(folded))
      tables = made
      var nearest = nearest(to: needle.folded, of: quotation.quote, in: made.words)
      if let words = sameLetters(as: needle.folded, of: quotation.quote, among: made.letters) { nearest?.replacement = words }
      // What is written instead must be found, and once.
      if let words = nearest?.replacement, !isFound(Quotation(words, prefix: quotation.prefix, suffix: quotation.suffix)) {
        nearest?.replacement = nil
      }
      return .notFound(nearest)
    }
    let fitting = places.filter { fits(needle, at: $0) }
    switch fitting.count {
    case 1: return .found(folded.source(of: fitting[0]..<(fitting[0] + needle.quote.count)))
    case 0: return .outOfContext(described(places, among: places, length: needle.quote.count), count: places.count)
    default: return .ambiguous(described(fitting, among: places, length: needle.quote.count), count: fitting.count)
    }
  }

  private func isFound(_ quotation: Quotation) -> Bool {
    let needle = Needle(quotation, FoldedText.Options(isPaged: isPaged))
    return !needle.quote.isEmpty && occurrences(of: needle).count { fits(needle, at: $0) } == 1
  }

  /// Where the quote stands in the folded text.
  private func occurrences(of needle: Needle) -> [Int] {
    let places = table.occurrences(of: needle.quote, in: folded.bytes)
    return isPaged ? places.filter { dashesAgree(needle, at: $0) } : places
  }

  /// Whether no dash of the text is missing in the quote or the other way round, those at line ends aside.
  private func dashesAgree(_ needle: Needle, at place: Int) -> Bool {
    let end = place + needle.quote.count
    var dash = folded.dashes.partitionIndex { $0.folded < place }
    var here: [FoldedText.Dash] = []
    while dash < folded.dashes.count, folded.dashes[dash].folded <= end {
      here.append(folded.dashes[dash])
      dash += 1
    }
    let inside = here.filter { !$0.isOptional && $0.folded > place && $0.folded < end }
    return inside.allSatisfy { needle.dashes.hasDash(at: $0.folded - place) }
      && needle.dashes.allSatisfy { $0.isOptional || here.hasDash(at: $0.folded + place) }
  }

  private func fits(_ needle: Needle, at place: Int) -> Bool {
    precedes(needle.prefix, place) && follows(needle.suffix, place + needle.quote.count)
  }

  /// Whether the folded text has `prefix` before an offset, a space between or not.
  func precedes(_ prefix: [UInt8], _ offset: Int) -> Bool {
    let bytes = folded.bytes
    let end = offset > 0 && bytes[offset - 1] == UInt8(ascii: " ") ? offset - 1 : offset
    return prefix.count <= end && bytes[(end - prefix.count)..<end].elementsEqual(prefix)
  }

  /// Whether the folded text has `suffix` after an offset, a space between or not.
  func follows(_ suffix: [UInt8], _ offset: Int) -> Bool {
    let bytes = folded.bytes
    let start = offset < bytes.count && bytes[offset] == UInt8(ascii: " ") ? offset + 1 : offset
    return suffix.count <= bytes.count - start && bytes[start..<(start + suffix.count)].elementsEqual(suffix)
  }

  /// A prefix or suffix as it is compared.
  func fold(_ text: String) -> [UInt8] { FoldedText(text, FoldedText.Options(isPaged: isPaged)).trimmed.bytes }

  /// A part of the text to show or to write: white space squeezed, words of paged text joined.
  func shown(_ range: Range<Int>) -> String { squeezed(slice(text, range), joiningLines: isPaged) }
}

/// A quotation as it is searched for.
struct Needle {
  let folded: FoldedText
  let quote: [UInt8]
  let dashes: [FoldedText.Dash]
  let prefix: [UInt8]
  let suffix: [UInt8]

  var hasDashes: Bool { !dashes.isEmpty }

  init(_ quotation: Quotation, _ options: FoldedText.Options) {
    folded = FoldedText(quotation.quote, options)
    (quote, dashes) = folded.trimmed
    prefix = quotation.prefix.map { FoldedText($0, options).trimmed.bytes } ?? []
    suffix = quotation.suffix.map { FoldedText($0, options).trimmed.bytes } ?? []
  }
}

extension FoldedText {
  /// Without the space at the beginning and at the end.
  var trimmed: (bytes: [UInt8], dashes: [Dash]) {
    let start = bytes.first == UInt8(ascii: " ") ? 1 : 0
    let end = bytes.count > start && bytes.last == UInt8(ascii: " ") ? bytes.count - 1 : bytes.count
    guard start > 0 || end < bytes.count else { return (bytes, dashes) }
    let shifted = dashes.map { Dash(folded: min(max($0.folded - start, 0), end - start), isOptional: $0.isOptional) }
    return (Array(bytes[start..<max(start, end)]), shifted)
  }
}

extension [FoldedText.Dash] {
  fileprivate func hasDash(at offset: Int) -> Bool {
    let index = partitionIndex { $0.folded < offset }
    return index < count && self[index].folded == offset
  }
}

extension Array {
  /// The first index whose element does not satisfy `precedes`, in an array in which those that do come first.
  func partitionIndex(_ precedes: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The part of a text between two UTF-8 offsets.
func slice(_ text: String, _ range: Range<Int>) -> Substring {
  let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
  return text[start..<text.utf8.index(start, offsetBy: range.count)]
}

/// A text on one line, with single spaces; with words that a line end breaks put together at their dash.
func squeezed(_ text: Substring, joiningLines: Bool) -> String {
  var result = String.UnicodeScalarView()
  var (hasSpace, hasLineEnd) = (false, false)
  for scalar in text.unicodeScalars {
    if FoldingRules.classify(scalar) == .whiteSpace {
      hasSpace = true
      hasLineEnd = hasLineEnd || FoldingRules.isLineEnd(scalar)
      continue
    }
    if hasSpace, !result.isEmpty {
      let last = result.last.map(FoldingRules.classify)
      let joins = joiningLines && hasLineEnd && (last == .dash || last == .dropped)
      if !joins { result.append(" ") }
    }
    (hasSpace, hasLineEnd) = (false, false)
    result.append(scalar)
  }
  return String(result)
}
