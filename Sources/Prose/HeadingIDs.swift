@_spi(_Unicode) import Swift

/// Makes the ids of a text's headings from their words: `Was it war?` is `was-it-war`.
///
/// Letters, digits and combining marks of any script stay, in lower case and NFC; each run of others becomes one `-`.
/// A second heading of the same words gets `-2`, a heading without words is `section`.
public struct HeadingIDs: Sendable {
  private var used: Set<String> = []
  private var counts: [String: Int] = [:]

  public init() {}

  public mutating func id(for words: some Collection<UInt8>) -> String {
    let base = slug(of: words)
    if used.insert(base).inserted { return base }
    while true {
      let count = counts[base, default: 1] + 1
      counts[base] = count
      let candidate = "\(base)-\(count)"
      if used.insert(candidate).inserted { return candidate }
    }
  }

  private func slug(of words: some Collection<UInt8>) -> String {
    let slug = words.allSatisfy { $0 < 0x80 } ? asciiSlug(of: words) : unicodeSlug(of: String(decoding: words, as: UTF8.self))
    if slug.isEmpty { return "section" }
    // `fn-1` and `fnref-1` are ids of notes.
    return slug.hasPrefix("fn-") || slug.hasPrefix("fnref-") ? "section-" + slug : slug
  }

  private func asciiSlug(of words: some Collection<UInt8>) -> String {
    var slug: [UInt8] = []
    for byte in words {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
      default: if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
      }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }

  private func unicodeSlug(of words: String) -> String {
    var slug = ""
    for scalar in words.lowercased()._nfc {
      if scalar.properties.isLetterDigitOrMark {
        slug.unicodeScalars.append(scalar)
      } else if let last = slug.unicodeScalars.last, last != "-" {
        slug.unicodeScalars.append("-")
      }
    }
    if slug.unicodeScalars.last == "-" { slug.unicodeScalars.removeLast() }
    return slug
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isLetterDigitOrMark: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber,
      .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}
