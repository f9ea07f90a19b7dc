import Prose

/// The pages of a document whose text came in pages.
public struct PageNumbers: Hashable, Sendable {
  private let breaks: [Int]
  private let numbers: [Int]

  /// Takes the page breaks of a text. One without any has no pages.
  public init(_ prose: Prose) {
    var (breaks, numbers): ([Int], [Int]) = ([], [])
    for element in prose.elements {
      guard case .pageBreak(let number) = element.kind else { continue }
      breaks.append(element.range.lowerBound)
      numbers.append(number)
    }
    (self.breaks, self.numbers) = (breaks, numbers)
  }

  public var isEmpty: Bool { breaks.isEmpty }

  /// The number of the page on which a UTF-8 offset of the text lies; nil before the first break and where there is none.
  public func page(at offset: Int) -> Int? {
    let next = breaks.partitionIndex { $0 <= offset }
    return next == 0 ? nil : numbers[next - 1]
  }

  /// The pages that a range of the text reaches over.
  public func pages(of range: Range<Int>) -> ClosedRange<Int>? {
    guard let first = page(at: range.lowerBound), let last = page(at: max(range.lowerBound, range.upperBound - 1)) else { return nil }
    return first...max(first, last)
  }
}
