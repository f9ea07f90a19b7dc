/// The date with which a text begins, if it begins with one: `2016-12-02T10:00Z` is `2016-12-02`, `2016/12` is `2016-12`.
///
/// Year, month and day must be written in this order and in full; whether a month has that day is not looked at.
func isoDate(in text: String) -> String? {
  let bytes = Array(text.utf8.prefix(11))
  func number(_ range: Range<Int>) -> Int? {
    guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: bytes[range], as: UTF8.self))
  }
  func isPart(_ range: Range<Int>, _ values: ClosedRange<Int>) -> Bool {
    guard range.lowerBound <= bytes.count, "-/".utf8.contains(bytes[range.lowerBound - 1]) else { return false }
    return number(range).map(values.contains) ?? false
  }
  guard number(0..<4) != nil else { return nil }
  guard bytes.count > 4 else { return String(decoding: bytes, as: UTF8.self) }
  guard isPart(5..<7, 1...12) else { return nil }
  let month = "\(String(decoding: bytes[0..<4], as: UTF8.self))-\(String(decoding: bytes[5..<7], as: UTF8.self))"
  guard bytes.count > 7 else { return month }
  guard isPart(8..<10, 1...31) else { return nil }
  // More digits would be another kind of number.
  guard bytes.count == 10 || !(0x30...0x39).contains(bytes[10]) else { return nil }
  return "\(month)-\(String(decoding: bytes[8..<10], as: UTF8.self))"
}
