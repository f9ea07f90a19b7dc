/// How one text becomes another, word by word: runs of words that give way to others.
public struct WordChanges: Sendable {
  public struct Run: Sendable, Equatable {
    /// Words of the old text; empty where words are put in.
    public var old: Range<Int>
    /// The words that come in their place; empty where words are taken out.
    public var new: Range<Int>
  }

  public let oldWords: [Substring]
  public let newWords: [Substring]
  /// In the order of the text; between two runs at least one word stays.
  public private(set) var runs: [Run] = []

  /// The most words between the first difference and the last that are compared one by one.
  private static let most = 1_000

  /// The longest common subsequence (Hirschberg 1975), of what lies between a common beginning and a common end.
  public init(from old: String, to new: String) {
    oldWords = old.split(whereSeparator: \.isWhitespace)
    newWords = new.split(whereSeparator: \.isWhitespace)
    let start = zip(oldWords, newWords).prefix { $0 == $1 }.count
    let end = zip(oldWords.dropFirst(start).reversed(), newWords.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let (olds, news) = (start..<oldWords.count - end, start..<newWords.count - end)
    if olds.isEmpty && news.isEmpty { return }
    guard !olds.isEmpty, !news.isEmpty, olds.count <= Self.most, news.count <= Self.most else {
      runs = [Run(old: olds, new: news)]
      return
    }
    compare(olds, news)
  }

  private mutating func compare(_ olds: Range<Int>, _ news: Range<Int>) {
    let width = news.count + 1
    var lengths = [Int32](repeating: 0, count: (olds.count + 1) * width)
    for i in olds.reversed() {
      for j in news.reversed() {
        let place = (i - olds.lowerBound) * width + j - news.lowerBound
        lengths[place] = oldWords[i] == newWords[j] ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var (i, j) = (olds.lowerBound, news.lowerBound)
    var run = Run(old: i..<i, new: j..<j)
    func isKept() -> Bool { i < olds.upperBound && j < news.upperBound && oldWords[i] == newWords[j] }
    while i < olds.upperBound || j < news.upperBound {
      if isKept() {
        if !(run.old.isEmpty && run.new.isEmpty) { runs.append(run) }
        (i, j) = (i + 1, j + 1)
        run = Run(old: i..<i, new: j..<j)
        continue
      }
      let place = (i - olds.lowerBound) * width + j - news.lowerBound
      let takesOld = j == news.upperBound || i < olds.upperBound && lengths[place + width] >= lengths[place + 1]
      if takesOld { i += 1 } else { j += 1 }
      run = Run(old: run.old.lowerBound..<i, new: run.new.lowerBound..<j)
    }
    if !(run.old.isEmpty && run.new.isEmpty) { runs.append(run) }
  }

  /// The old text on one line, each run marked.
  public func old(marked mark: (String) -> String) -> String { text(oldWords, \.old, mark) }

  /// The new text on one line, each run marked.
  public func new(marked mark: (String) -> String) -> String { text(newWords, \.new, mark) }

  private func text(_ words: [Substring], _ side: KeyPath<Run, Range<Int>>, _ mark: (String) -> String) -> String {
    var parts: [String] = []
    var next = 0
    for run in runs {
      let range = run[keyPath: side]
      parts += words[next..<range.lowerBound].map(String.init)
      if !range.isEmpty { parts.append(mark(words[range].joined(separator: " "))) }
      next = range.upperBound
    }
    return (parts + words[next...].map(String.init)).joined(separator: " ")
  }
}
