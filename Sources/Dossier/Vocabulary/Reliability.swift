/// A grade of the Admiralty code: how reliable the source is (A–F), how credible the information (1–6).
public struct Reliability: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 0 for A (completely reliable) to 5 for F (cannot be judged).
  public var source: Int
  /// 1 (confirmed) to 6 (cannot be judged).
  public var information: Int

  /// Reads `C3`; nil where it is no such grade. A letter alone leaves the information unjudged (6).
  public init?(_ code: String) {
    let bytes = Array(code.utf8)
    guard (1...2).contains(bytes.count), (65...70).contains(bytes[0]) else { return nil }
    guard bytes.count == 1 || (49...54).contains(bytes[1]) else { return nil }
    source = Int(bytes[0]) - 65
    information = bytes.count == 2 ? Int(bytes[1]) - 48 : 6
  }

  public var description: String { "\(letter)\(information)" }
  public var letter: Character { Character(Unicode.Scalar(UInt8(65 + source))) }

  /// The more reliable first.
  public static func < (left: Reliability, right: Reliability) -> Bool {
    (left.source, left.information) < (right.source, right.information)
  }
}
