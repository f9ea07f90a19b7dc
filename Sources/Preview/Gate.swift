import NIOHTTP1

/// Which requests are let in: those that this program's own pages, or people, make of it.
///
/// A page of another site can make a browser send requests here, and by DNS rebinding even under a name of its own. So the name asked
/// for has to be one of this server's, and what other sites' pages ask for in the background is refused.
struct Gate: Sendable {
  private let port: Int
  /// The names by which the server may be called, in lower case.
  private let names: Set<String>
  /// Whether any address written in numbers will do: a browser that was misled by a name asks by that name.
  private let allowsAnyNumber: Bool

  /// - Parameter host: The address that the server listens at, where it was told one.
  init(host: String?, port: Int) {
    self.port = port
    var names: Set = ["localhost", "127.0.0.1", "[::1]"]
    if let host { names.insert(host.contains(":") ? "[\(host.lowercased())]" : host.lowercased()) }
    self.names = names
    allowsAnyNumber = host == "0.0.0.0" || host == "::"
  }

  /// Why a request is refused; nil where it is not.
  func refusal(of request: HTTPRequestHead) -> Response? {
    let headers = request.headers
    let length = headers["content-length"]
    if !headers["transfer-encoding"].isEmpty || length.contains(where: { $0 != "0" }) || length.count > 1 {
      return .refusal(.payloadTooLarge, "Requests have no body here.")
    }
    guard request.method == .GET || request.method == .HEAD else {
      return .refusal(.methodNotAllowed, "Only GET and HEAD are answered here.", [("Allow", "GET, HEAD")])
    }
    guard headers["host"].count == 1 else { return .refusal(.badRequest, "A request has one Host.") }
    guard isOwn(headers["host"][0]) else {
      return .refusal(.misdirectedRequest, "This is not the host you asked for.")
    }
    let origins = headers["origin"]
    guard origins.count <= 1, origins.allSatisfy({ $0.hasPrefix("http://") && isOwn($0.dropFirst(7)) }) else {
      return .refusal(.forbidden, "Other sites may not ask here.")
    }
    return isMadeByOtherSite(headers) ? .refusal(.forbidden, "Other sites may not ask here.") : nil
  }

  /// Whether a page of another site makes the browser ask (W3C, Fetch Metadata Request Headers). It may only lead here, by a link in a
  /// window of its own.
  private func isMadeByOtherSite(_ headers: HTTPHeaders) -> Bool {
    guard !headers["sec-fetch-site"].allSatisfy({ ["none", "same-origin"].contains($0) }) else { return false }
    return headers["sec-fetch-mode"] != ["navigate"] || !headers["sec-fetch-dest"].allSatisfy { $0 == "document" }
  }

  /// Whether `authority`, a name and a port, is this server.
  private func isOwn(_ authority: some StringProtocol) -> Bool {
    let text = authority.lowercased()
    var name = text[...]
    if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
      guard text[text.index(after: colon)...] == String(port) else { return false }
      name = text[..<colon]
    } else if port != 80 {
      return false
    }
    return names.contains(String(name)) || allowsAnyNumber && Self.isNumber(name)
  }

  /// Whether a host is an address in numbers: four of them, or one of IPv6 in brackets.
  private static func isNumber(_ name: Substring) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { part in part.allSatisfy(\.isASCII) && UInt8(part) != nil && !part.hasPrefix("+") }
  }
}
