/// A whole number in decimal, with leading zeros up to a width in digits.
public func padded(_ number: some BinaryInteger, to width: Int) -> String {
  var digits = String(number)
  for _ in 0..<max(0, width - digits.utf8.count) { digits = "0" + digits }
  return digits
}
