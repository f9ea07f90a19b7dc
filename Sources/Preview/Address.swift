import Pages

/// The path of a request, taken apart. Nothing is ever computed with it: files are looked up by it, among those that were built.
enum Address: Equatable {
  /// A file of an edition's site; the usual edition's where none is named.
  case file(String, edition: String?)
  /// A file or service of the preview's own, below `/.briefing/`.
  case own(String)

  private static let own = "/.briefing/"
  private static let editions = "edition/"

  /// - Parameter target: The request's target as it was sent: percent-encoded, with its query.
  /// - Returns: nil where it is none that a site can have.
  init?(_ target: String) {
    guard let path = Self.decoded(target.prefix { $0 != "?" }), path.hasPrefix("/"), path.utf8.count <= 4096 else { return nil }
    guard path.hasPrefix(Self.own) else {
      self = .file(Self.withIndex(path.dropFirst()), edition: nil)
      return
    }
    let name = path.dropFirst(Self.own.count)
    guard name.hasPrefix(Self.editions) else {
      self = .own(String(name))
      return
    }
    let rest = name.dropFirst(Self.editions.count)
    guard let slash = rest.firstIndex(of: "/"), slash > rest.startIndex else { return nil }
    self = .file(Self.withIndex(rest[rest.index(after: slash)...]), edition: String(rest[..<slash]))
  }

  /// Where the site of an edition stands that is not the usual one.
  static func root(ofEdition name: String) -> String { own + editions + Addresses.encoded(name) + "/" }

  /// The value of a key of the target's query.
  static func query(_ target: String, _ key: String) -> String? {
    guard let mark = target.firstIndex(of: "?") else { return nil }
    for pair in target[target.index(after: mark)...].split(separator: "&") where pair.hasPrefix(key + "=") {
      return decoded(pair.dropFirst(key.count + 1))
    }
    return nil
  }

  private static func withIndex(_ path: Substring) -> String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : String(path) }

  /// The text with its `%XX` decoded (RFC 3986, 2.1); nil where that is wrong, no UTF-8, or has control characters or backslashes.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else { return nil }
      bytes.append(high << 4 | low)
    }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// Where the preview shows the site of an edition.
public enum EditionRoot {
  /// The path from the host on.
  ///
  /// - Parameter usual: The edition that stands at the root.
  public static func path(of name: String, usual: String) -> String { name == usual ? "/" : Address.root(ofEdition: name) }
}
