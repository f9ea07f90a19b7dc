/// How the words of a quote lie over the words of a stretch of a document.
///
/// The edit distance on words (Wagner and Fischer), free to begin and end anywhere in the document and held within a band
/// around the diagonal on which most words agree, so that it takes time in proportion to the quote.
struct WordAlignment {
  enum Step {
    /// The same word in both.
    case kept(quote: Int, document: Int)
    /// The same but for case or a slip of spelling, or other punctuation.
    case slip(quote: Int, document: Int)
    case changed(quote: Int, document: Int)
    /// Only in the quote.
    case missing(quote: Int)
    /// Only in the document.
    case extra(document: Int)
  }

  var steps: [Step] = []
  /// What the steps cost together.
  var cost = 0

  /// How many words agree, slips included; punctuation does not count.
  var agreements = 0

  /// What it costs that punctuation differs, that a word has a slip, is another one, or is missing or extra. Changing a word
  /// and the comma after it costs less than leaving the word out, which would move the end of the passage.
  static let (punctuation, slip, change, word): (Int32, Int32, Int32, Int32) = (1, 2, 4, 6)
  private static let unreachable = Int32.max / 4

  /// - Parameters:
  ///   - diagonal: the number of the document's word at which the quote is thought to begin; may be negative.
  ///   - slack: how many words it may really begin or end away from there.
  init?(quote: WordTable, document: WordTable, diagonal: Int, slack: Int) {
    let (rows, band) = (quote.words.count, 2 * slack + 1)
    let base = diagonal - slack
    // Cell (row, k) stands after `row` words of the quote and before word `base + row + k` of the document.
    var costs = [Int32](repeating: Self.unreachable, count: (rows + 1) * band)
    func isInside(_ boundary: Int) -> Bool { boundary >= 0 && boundary <= document.words.count }
    for k in 0..<band where isInside(base + k) { costs[k] = 0 }
    for row in 1...rows {
      for k in 0..<band where isInside(base + row + k) {
        let boundary = base + row + k
        var best = Self.unreachable
        if boundary > 0 {
          let step = Self.cost(quote, row - 1, document, boundary - 1)
          best = costs[(row - 1) * band + k] + step
          if k > 0 { best = min(best, costs[row * band + k - 1] + document.words[boundary - 1].weight) }
        }
        if k + 1 < band { best = min(best, costs[(row - 1) * band + k + 1] + quote.words[row - 1].weight) }
        costs[row * band + k] = best
      }
    }
    // Of equal ends the last: a word changed rather than one missing.
    let last = (0..<band).reversed().min { costs[rows * band + $0] < costs[rows * band + $1] }
    guard let last, costs[rows * band + last] < Self.unreachable else { return nil }
    cost = Int(costs[rows * band + last])
    steps = Self.trace(costs, from: last, rows: rows, band: band, base: base, quote, document)
    for step in steps {
      switch step {
      case .kept(_, let place), .slip(_, let place): agreements += document.words[place].isPunctuation ? 0 : 1
      case .changed, .missing, .extra: break
      }
    }
  }

  private static func trace(
    _ costs: [Int32], from last: Int, rows: Int, band: Int, base: Int, _ quote: WordTable, _ document: WordTable
  ) -> [Step] {
    var steps: [Step] = []
    var (row, k) = (rows, last)
    while row > 0 {
      let (here, boundary) = (costs[row * band + k], base + row + k)
      let step = boundary > 0 ? cost(quote, row - 1, document, boundary - 1) : unreachable
      if boundary > 0, here == costs[(row - 1) * band + k] + step {
        let (word, place) = (row - 1, boundary - 1)
        switch step {
        case 0: steps.append(.kept(quote: word, document: place))
        case change: steps.append(.changed(quote: word, document: place))
        default: steps.append(.slip(quote: word, document: place))
        }
        row -= 1
      } else if boundary > 0, k > 0, here == costs[row * band + k - 1] + document.words[boundary - 1].weight {
        steps.append(.extra(document: boundary - 1))
        k -= 1
      } else {
        steps.append(.missing(quote: row - 1))
        row -= 1
        k += 1
      }
    }
    return steps.reversed()
  }

  private static func cost(_ quote: WordTable, _ word: Int, _ document: WordTable, _ place: Int) -> Int32 {
    let (a, b) = (quote.words[word], document.words[place])
    if a.exact == b.exact { return 0 }
    if a.isPunctuation != b.isPunctuation { return unreachable }
    if a.isPunctuation { return punctuation }
    return a.loose == b.loose || isSimilar(quote.text(a), document.text(b)) ? slip : change
  }
}
