/// The passage of a document that comes nearest to a quote that is not in it.
public struct NearestPassage: Hashable, Sendable {
  /// Where it stands, in UTF-8 offsets of the document's text.
  public var range: Range<Int>
  /// Its words on one line.
  public var text: String
  /// How the quote differs from it, word by word.
  public var difference: PassageDifference
  /// How alike they are, from 0 to 1: what the differences weigh of what the quote weighs.
  public var similarity: Double
  /// Whether the two differ by no more than case, punctuation and slips of spelling in one place of a word.
  public var hasOnlySlips: Bool
  /// The quote as it would be found, where it lacks no more than white space, punctuation or letters: words that agree
  /// stay as the author wrote them. A figure that differs is no slip.
  public var replacement: String?
}

/// How many places of the rarest words are looked at, and how many stretches are then compared word by word.
private let (mostVotes, mostStretches) = (1_024, 3)

/// Quotes of more words have no nearest passage: nobody reads such a difference.
private let mostWords = 5_000

extension PassageIndex {
  /// The nearest passage by edit distance on words, or nil where no more than half of the quote's words are there.
  ///
  /// The rarest words of the quote vote for the places at which it would begin; only those with most votes are compared.
  func nearest(to folded: FoldedText, of quote: String, in document: WordTable) -> NearestPassage? {
    let wanted = WordTable(folded.bytes)
    guard 1...mostWords ~= wanted.words.count, !document.words.isEmpty else { return nil }
    let count = wanted.words.count
    let slack = min(max(4, count / 3), 64)
    var best: WordAlignment?
    for diagonal in likelyStarts(of: wanted, in: document) {
      guard let alignment = WordAlignment(quote: wanted, document: document, diagonal: diagonal, slack: slack) else { continue }
      if best.map({ alignment.cost < $0.cost }) ?? true { best = alignment }
    }
    guard let best, 2 * best.agreements > wanted.words.count(where: { !$0.isPunctuation }) else { return nil }
    return passage(best, wanted, folded, quote, document)
  }

  /// The word numbers at which the quote most likely begins, best first.
  private func likelyStarts(of quote: WordTable, in document: WordTable) -> [Int] {
    let words = quote.words.enumerated().filter { !$0.element.isPunctuation }
    // A short quote may have no other clue than the word that is misspelt.
    let isShort = words.count <= 4
    var ranked = words.map { number, word in
      let places = document.places(of: word)
      return (word: number, places: places.isEmpty && isShort ? document.places(similarTo: quote.text(word))[...] : places)
    }.filter { !$0.places.isEmpty }
    ranked.sort { ($0.places.count, $0.word) < ($1.places.count, $1.word) }
    var votes: [(start: Int, weight: Int)] = []
    for (word, places) in ranked where votes.isEmpty || votes.count + places.count <= mostVotes {
      let weight = max(1, 1_024 / places.count)
      votes += places.prefix(mostVotes).map { ($0 - word, weight) }
    }
    votes.sort { $0 < $1 }

    var starts: [Int] = []
    let width = max(2, quote.words.count / 5)
    while starts.count < mostStretches, let start = heaviest(votes, width: width) {
      starts.append(start)
      let far = max(width, quote.words.count / 2)
      votes.removeAll { abs($0.start - start) <= far }
    }
    return starts
  }

  /// The middle of the stretch of the given width that has most votes, the first among equals.
  private func heaviest(_ votes: [(start: Int, weight: Int)], width: Int) -> Int? {
    var (low, weight, bestWeight) = (0, 0, 0)
    var best: Int?
    for high in votes.indices {
      weight += votes[high].weight
      while votes[high].start - votes[low].start > width {
        weight -= votes[low].weight
        low += 1
      }
      if weight > bestWeight {
        bestWeight = weight
        best = votes[(low + high) / 2].start
      }
    }
    return best
  }

  private func passage(
    _ alignment: WordAlignment, _ wanted: WordTable, _ foldedQuote: FoldedText, _ quote: String, _ document: WordTable
  ) -> NearestPassage? {
    var difference = PassageDifference(parts: [])
    var (first, last): (Int?, Int) = (nil, 0)
    var onlySlips = true
    var rewritten = ""
    func inDocument(_ place: Int) -> String {
      (first, last) = (first ?? place, place)
      return word(document.words, place, in: folded, text)
    }
    func inQuote(_ number: Int) -> String { word(wanted.words, number, in: foldedQuote, quote) }
    for step in alignment.steps {
      switch step {
      case .kept(let number, let place):
        let (own, others) = (inQuote(number), inDocument(place))
        difference.append(isSame: true, document: others, quote: own)
        // The author's own quotation marks and dashes, and the document's spaces.
        rewritten += (own.hasSuffix(" ") ? own.dropLast() : own[...]) + (others.hasSuffix(" ") ? " " : "")
      case .slip(let number, let place):
        difference.append(isSame: false, document: inDocument(place), quote: inQuote(number))
        rewritten += inDocument(place)
      case .changed(let number, let place):
        difference.append(isSame: false, document: inDocument(place), quote: inQuote(number))
        rewritten += inDocument(place)
        onlySlips = false
      case .missing(let number):
        difference.append(isSame: false, document: "", quote: inQuote(number))
        onlySlips = onlySlips && wanted.words[number].isPunctuation
      case .extra(let place):
        difference.append(isSame: false, document: inDocument(place), quote: "")
        rewritten += inDocument(place)
        onlySlips = onlySlips && document.words[place].isPunctuation
      }
    }
    guard let first else { return nil }
    let range = folded.source(of: document.words[first].range.lowerBound..<document.words[last].range.upperBound)
    return NearestPassage(
      range: range, text: shown(range), difference: difference,
      similarity: max(0, 1 - Double(alignment.cost) / Double(wanted.words.reduce(0) { $0 + $1.weight })), hasOnlySlips: onlySlips,
      replacement: difference.isMendable(onlySlips: onlySlips) ? rewritten.squeezedLine : nil)
  }

  /// A word as it is written, with a space after it where one follows.
  private func word(_ words: [WordTable.Word], _ number: Int, in folded: FoldedText, _ text: String) -> String {
    let range = words[number].range
    let followsSpace = number + 1 < words.count && words[number + 1].range.lowerBound > range.upperBound
    return squeezed(slice(text, folded.source(of: range)), joiningLines: true) + (followsSpace ? " " : "")
  }
}
