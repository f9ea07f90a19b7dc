/// A whole number in decimal: what `String(number)` is, made sooner for small ones, of which pages have very many.
public func decimal(_ number: Int) -> String {
  guard 0..<10_000 ~= number else { return String(number) }
  return lastDigits(number < 10 ? 1 : number < 100 ? 2 : number < 1_000 ? 3 : 4, of: number)
}

/// So many digits of a number that is not negative, from the left.
func lastDigits(_ count: Int, of number: Int) -> String {
  String(unsafeUninitializedCapacity: count) { digits in
    var rest = number
    for place in (0..<count).reversed() { (digits[place], rest) = (UInt8(0x30 + rest % 10), rest / 10) }
    return count
  }
}

extension [UInt8] {
  /// Appends a whole number in decimal.
  public mutating func append(decimal number: Int) {
    guard 0..<10_000 ~= number else { return append(contentsOf: String(number).utf8) }
    if number >= 1_000 { append(UInt8(0x30 + number / 1_000)) }
    if number >= 100 { append(UInt8(0x30 + number / 100 % 10)) }
    if number >= 10 { append(UInt8(0x30 + number / 10 % 10)) }
    append(UInt8(0x30 + number % 10))
  }
}
