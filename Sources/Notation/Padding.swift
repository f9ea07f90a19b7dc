/// A whole number in decimal, with leading zeros up to a width in digits.
public func padded(_ number: some BinaryInteger, to width: Int) -> String {
  // Years, months, days and hours, of which pages have very many.
  if let small = Int(exactly: number), small >= 0, small < (width == 2 ? 100 : width == 4 ? 10_000 : 0) {
    return lastDigits(width, of: small)
  }
  var digits = String(number)
  for _ in 0..<max(0, width - digits.utf8.count) { digits = "0" + digits }
  return digits
}
