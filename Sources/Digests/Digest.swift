/// A number of 128 bits that is another one where what it was made of is another.
///
/// It is no cryptographic hash: it tells what changed from what did not, in content that its author changes.
public struct Digest: Hashable, Sendable {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// The sum of digests does not depend on their order.
  public static func += (left: inout Digest, right: Digest) {
    left.high &+= right.high
    left.low &+= right.low
  }

  /// Takes a digest out of a sum again.
  public static func -= (left: inout Digest, right: Digest) {
    left.high &-= right.high
    left.low &-= right.low
  }

  public static let zero = Digest(high: 0, low: 0)

  /// The digest of some texts, in their order.
  public init(of texts: [String]) {
    var digester = Digester()
    for text in texts { digester.add(text) }
    self = digester.digest
  }

  /// The digest of bytes.
  public init(of bytes: ArraySlice<UInt8>) {
    var digester = Digester()
    bytes.withUnsafeBytes { digester.add($0) }
    self = digester.digest
  }

  /// In sixteen digits, as a name for a file.
  public var name: String {
    let digits = String(high ^ low, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Makes a digest of what it is given, in two lanes of multiplications that mix eight bytes at a time.
public struct Digester: Sendable {
  private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  public init() {}

  public mutating func add(_ number: UInt64) {
    first = Self.mix(first ^ number, 0xA076_1D64_78BD_642F)
    second = Self.mix(second &+ number, 0xE703_7ED1_A0B4_28DB)
  }

  public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  public mutating func add(_ digest: Digest) {
    add(digest.high)
    add(digest.low)
  }

  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes and how many there are, so that neighbours do not run into each other.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    add(rest)
  }

  public var digest: Digest {
    Digest(high: Self.mix(first ^ second, 0x8EBC_6AF0_9C88_C6E3), low: Self.mix(second, 0x5899_65CC_7537_4CC3) ^ first)
  }

  /// The product of both in 128 bits, its halves folded.
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
