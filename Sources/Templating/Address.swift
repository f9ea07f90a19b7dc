/// How much of an address stands before a place in it. What can still decide the address's scheme must be an address itself.
enum Address: Hashable {
  /// Nothing.
  case start
  /// Literal bytes without a `/`, `?` or `#`.
  case prefix([UInt8])
  /// A value, and no literal `/`, `?` or `#` after it.
  case value
  /// A literal `/`, `?` or `#`, before which no dangerous scheme can stand.
  case settled
  /// A scheme with which no value may stand: `javascript:`.
  case forbidden

  /// Goes over a literal byte; false where it may not stand here.
  mutating func advance(_ byte: UInt8) -> Bool {
    let separates = byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    switch self {
    case .start where separates: self = .settled
    case .start where byte <= 0x20: break
    case .start: self = .prefix([byte])
    case .prefix(let bytes) where separates: self = hasAllowedScheme(bytes) ? .settled : .forbidden
    case .prefix(let bytes): self = .prefix(bytes + [byte])
    case .value where separates: self = .settled
    case .value: return byte != UInt8(ascii: ":")
    case .settled, .forbidden: break
    }
    return true
  }

  private func hasAllowedScheme(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(UInt8(ascii: "&")) && bytes.withUnsafeBufferPointer { isAllowedAddress($0) }
  }

  /// Whether a literal scheme stands before the place that no value may follow.
  var isForbidden: Bool {
    if case .prefix(let bytes) = self { return !hasAllowedScheme(bytes) }
    return self == .forbidden
  }

  func joined(with other: Address) -> Address {
    if self == other { return self }
    return isForbidden || other.isForbidden ? .forbidden : .value
  }
}

/// The schemes that an address in a value may have.
private let allowedSchemes = ["http", "https", "mailto", "tel", "urn", "doi"].map { Array($0.utf8) }
/// Pictures that hold no script.
private let allowedData = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"].map { Array($0.utf8) }

/// Whether an address is relative or has a scheme that starts no program. Blanks and control characters before it do not count, as they
/// do not in browsers (URL standard, section 4.4); a scheme with such a character in it is none of those allowed.
func isAllowedAddress(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
  for byte in address {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
    case UInt8(ascii: ":"): return isSchemeAllowed(in: address)
    default: continue
    }
  }
  return true
}

private func isSchemeAllowed(in address: UnsafeBufferPointer<UInt8>) -> Bool {
  var scheme: [UInt8] = []
  var index = address.startIndex
  while index < address.endIndex, address[index] <= 0x20 { index += 1 }
  while index < address.endIndex {
    let byte = address[index]
    index += 1
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
    case UInt8(ascii: ":"):
      if allowedSchemes.contains(scheme) { return true }
      let rest = address[index...].prefix(16).map(\.lowercased)
      return scheme.elementsEqual("data".utf8)
        && allowedData.contains { type in
          rest.starts(with: type) && rest.count > type.count && [0x3B, 0x2C].contains(rest[type.count])
        }
    default: scheme.append(byte.lowercased)
    }
  }
  return true
}
