/// Numbers as text that stands in a script's string as it is.
///
/// Each number is any number of leading digits and one last digit: 32 characters lead, to the base 32, and 56 others end a number.
/// So numbers below 56 take one character, those below 1,792 two.
public enum Packing {
  /// The 56 last digits, then the 32 leading ones: ASCII without space and the characters that mean something to scripts, HTML or this format.
  public static let digits: [UInt8] = (0x21...0x7E).map { UInt8($0) }.filter { !"\"&<>\\|".utf8.contains($0) }

  static let lastDigits = 56
  static let leadingDigits = 32

  public static func append(_ number: Int, to output: inout [UInt8]) {
    digits.withUnsafeBufferPointer { digits in
      let (high, low) = number.quotientAndRemainder(dividingBy: lastDigits)
      if high > 0 { appendLeading(high, digits, to: &output) }
      output.append(digits[low])
    }
  }

  private static func appendLeading(_ number: Int, _ digits: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let (high, low) = number.quotientAndRemainder(dividingBy: leadingDigits)
    if high > 0 { appendLeading(high, digits, to: &output) }
    output.append(digits[lastDigits + low])
  }

  /// Rising numbers as the gaps between them.
  static func appendGaps(_ numbers: some Sequence<UInt32>, to output: inout [UInt8]) {
    var next = 0
    for number in numbers {
      append(Int(number) - next, to: &output)
      next = Int(number) + 1
    }
  }
}
