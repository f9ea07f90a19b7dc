/// What an address is used for: a link may lead to fewer kinds of places than a picture may come from.
public enum URLUse: Sendable { case link, image }

/// Whether an address may stand in a page: it is relative, or its scheme is one that cannot run a program.
///
/// Browsers drop white space and control characters inside a scheme and do not mind its case, so neither does this.
/// Pictures may also be `data:` of the types PNG, GIF, JPEG and WebP.
/// The scheme is found as the WHATWG URL Standard finds it.
public func isSafe(url: String, for use: URLUse = .link) -> Bool {
  guard let (scheme, rest) = schemeAndRest(of: url) else { return true }
  switch scheme {
  case "http", "https", "mailto", "tel", "urn", "doi": return true
  case "data": return use == .image && isRasterImage(rest)
  default: return false
  }
}

/// The scheme of an address in lower case with what follows its colon, or nil where the address is relative.
private func schemeAndRest(of url: String) -> (String, Substring.UTF8View)? {
  var scheme = ""
  let bytes = url.utf8
  for index in bytes.indices {
    let byte = bytes[index]
    switch byte {
    case 0...0x20, 0x7F: continue
    case UInt8(ascii: "a")...UInt8(ascii: "z"): scheme.unicodeScalars.append(Unicode.Scalar(byte))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      // A scheme begins with a letter; `10:30` and `./a:b` are relative.
      guard !scheme.isEmpty else { return nil }
      scheme.unicodeScalars.append(Unicode.Scalar(byte))
    case UInt8(ascii: ":"):
      return scheme.isEmpty ? nil : (scheme, url[bytes.index(after: index)...].utf8)
    default: return nil
    }
  }
  return nil
}

private func isRasterImage(_ rest: Substring.UTF8View) -> Bool {
  let type = rest.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
  guard type.count < rest.count else { return false }
  return ["image/png", "image/gif", "image/jpeg", "image/webp"].contains(String(Substring(type)).lowercased())
}
