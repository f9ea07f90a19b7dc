/// What stands at the head of a Markdown file before its text.
public struct FrontMatter: Sendable, Equatable {
  public enum Kind: Sendable, Equatable { case none, yaml, toml }

  public var kind: Kind
  /// The bytes between the two fences, the second fence's line excluded; empty where there is none.
  public var content: Range<Int>
  /// The line on which `content` begins, from 1.
  public var contentFirstLine: Int
  /// Where the text begins, as an offset in bytes.
  public var bodyStart: Int
  /// The line on which the text begins, from 1.
  public var bodyFirstLine: Int
}

/// Finds YAML between `---` lines (or `---` and `...`) or TOML between `+++` lines at the very start of a file.
///
/// A byte order mark before it, CR LF and white space after a fence do no harm. A first fence without a second is text.
public func splitFrontMatter(_ bytes: some Collection<UInt8>) -> FrontMatter {
  let split = bytes.withContiguousStorageIfAvailable(split)
  return split ?? Array(bytes).withUnsafeBufferPointer(split(_:))
}

private func split(_ bytes: UnsafeBufferPointer<UInt8>) -> FrontMatter {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  let none = FrontMatter(kind: .none, content: start..<start, contentFirstLine: 1, bodyStart: start, bodyFirstLine: 1)
  var lines = Lines(bytes, from: start)
  guard let opening = lines.next() else { return none }
  let kind: FrontMatter.Kind
  if isFence("---", bytes[opening]) {
    kind = .yaml
  } else if isFence("+++", bytes[opening]) {
    kind = .toml
  } else {
    return none
  }
  let contentStart = lines.position
  var number = 1
  while let line = lines.next() {
    number += 1
    let closes = kind == .toml ? isFence("+++", bytes[line]) : isFence("---", bytes[line]) || isFence("...", bytes[line])
    guard closes else { continue }
    return FrontMatter(
      kind: kind, content: contentStart..<line.lowerBound, contentFirstLine: 2, bodyStart: lines.position, bodyFirstLine: number + 1)
  }
  return none
}

private func isFence(_ fence: StaticString, _ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let marks = UnsafeBufferPointer(start: fence.utf8Start, count: fence.utf8CodeUnitCount)
  return line.starts(with: marks) && line.dropFirst(marks.count).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}

/// The lines of a text, without their line feeds.
struct Lines {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next line begins.
  private(set) var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
    position = min(end + 1, bytes.count)
    return start..<end
  }
}
