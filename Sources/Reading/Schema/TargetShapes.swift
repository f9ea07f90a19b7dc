import Dossier

/// The values of keys of targets. They become arguments of programs, so none of them may look like an option.
extension TargetSchema {
  static func number(_ key: String, from least: Int, to most: Int) -> Shape<Int> {
    Shapes.count.map("a number from \(least) to \(most)", .scalar(.wholeNumber(least...most))) { number, node, decoding -> Int? in
      if (least...most).contains(number) { return number }
      decoding.error("target-number", "`\(key)` cannot be \(number)", at: node, help: "write a number from \(least) to \(most)")
      return nil
    }
  }

  static let folderPath = Shapes.line.map("a folder") { text, node, decoding -> String? in
    if text.hasPrefix("~") {
      decoding.error("target-path", "“\(text.prefix(60))” begins with ~, which only a shell knows", at: node, help: "write the whole path")
      return nil
    }
    let path = text.hasSuffix("/") ? String(text.dropLast()) : text
    if ["", ".", ".."].contains(path.split(separator: "/").last ?? "") {
      decoding.error(
        "target-path", "“\(text.prefix(60))” has no name that a folder of its own could have", at: node,
        help: "name a folder that holds the site and nothing else: /srv/www/briefing")
      return nil
    }
    return path
  }

  static let remotePath = Shapes.line.map("a path") { text, node, decoding -> String? in
    var path = text[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if text.hasPrefix("~") || text.hasPrefix("-") || parts.contains("..") || parts.dropFirst().contains("") || parts.last == "."
      || parts.last == ""
    {
      decoding.error(
        "target-path", "“\(text.prefix(60))” cannot be the path of a published site", at: node,
        help: "write it whole, as /srv/www/briefing, or seen from the user’s home, as www/briefing")
      return nil
    }
    return String(path)
  }

  static let host = Shapes.line.map("a host") { text, node, decoding -> String? in
    if text.hasPrefix("-") || text.contains("@-") || !text.utf8.allSatisfy({ $0.isLetterOrDigit || "._-@:[]%+".utf8.contains($0) }) {
      decoding.error(
        "target-host", "“\(text.prefix(60))” is no host", at: node,
        help: "write user@example.org, or a host of ssh’s configuration; the folder goes to `path`, the port to `port`")
      return nil
    }
    if let user = text.split(separator: "@").first, text.contains("@"), user.contains(":") { return refuseCredentials(node, &decoding) }
    if text.contains(":"), !text.contains("[") {
      decoding.error(
        "target-host", "“\(text.prefix(60))” is no host", at: node,
        help: "the folder goes to `path`, the port to `port`; an IPv6 address stands in brackets")
      return nil
    }
    return text
  }

  static let repository = Shapes.line.map("a remote, an address or a path") { text, node, decoding -> String? in
    if text.hasPrefix("-") || text.contains("::") {
      decoding.error(
        "target-remote", "“\(text.prefix(60))” is no repository that can be published to", at: node,
        help: "write the name of a remote, such as origin, or an address that begins with https:// or ssh://")
      return nil
    }
    let scheme = text.firstRange(of: "://")
    let authority = text[(scheme?.upperBound ?? text.startIndex)...].prefix { $0 != "/" }
    // Without a scheme, `user@host:path` has a colon behind the @ alone.
    if let at = authority.lastIndex(of: "@"), scheme != nil && text.hasPrefix("http") || authority[..<at].contains(":") {
      return refuseCredentials(node, &decoding)
    }
    return text
  }

  /// What git takes for the name of a branch (git-check-ref-format), without what only scripts use.
  static let branch = Shapes.line.map("a branch") { text, node, decoding -> String? in
    let isPlain = text.utf8.allSatisfy { $0.isLetterOrDigit || "-._/+".utf8.contains($0) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if isPlain, !text.hasPrefix("-"), !text.contains(".."),
      parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".") && !$0.hasSuffix(".lock") })
    {
      return text
    }
    decoding.error("target-branch", "“\(text.prefix(60))” cannot be the name of a branch", at: node, help: "write it as gh-pages")
    return nil
  }

  static let domain = Shapes.line.map("a domain") { text, node, decoding -> String? in
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, text.isPrintableASCII, parts.allSatisfy({ !$0.isEmpty }), !text.contains(where: { ":/@ ".contains($0) }) {
      return text
    }
    decoding.error(
      "target-cname", "“\(text.prefix(60))” is no domain", at: node, help: "write it without a scheme and a path: briefing.example.org")
    return nil
  }

  static let store = Shapes.line.map("a remote of rclone") { text, node, decoding -> String? in
    let name = text.prefix { $0 != ":" }
    if text.hasPrefix("-") || name.count == text.count {
      decoding.error(
        "target-remote", "“\(text.prefix(60))” is no remote of rclone", at: node,
        help: "write the name that `rclone config` gave it, a colon, and the folder: \"name:bucket/path\"")
      return nil
    }
    if text.hasPrefix(":") || name.contains(","), hasCredentials(parameters: text) { return refuseCredentials(node, &decoding) }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  /// Whether one of the parameters of a store that is described in place (`:s3,env_auth,region=…:`) is a secret.
  private static func hasCredentials(parameters text: String) -> Bool {
    let secrets = ["pass", "secret", "token", "key", "credential", "sas_url", "auth", "cookie", "headers"]
    return text.split(separator: ",").contains { parameter in
      guard let equals = parameter.firstIndex(of: "=") else { return false }
      let (name, value) = (parameter[..<equals].lowercased(), parameter[equals...])
      if let scheme = value.firstRange(of: "://"), value[scheme.upperBound...].prefix(while: { $0 != "/" }).contains("@") { return true }
      return name != "env_auth" && secrets.contains(where: name.contains)
    }
  }

  private static func refuseCredentials(_ node: YAMLNode, _ decoding: inout Decoding) -> String? {
    refuseCredentials(line: node.line, column: node.column, &decoding)
    return nil
  }

  /// Says what is wrong without repeating the secret.
  static func refuseCredentials(line: Int, column: Int, _ decoding: inout Decoding) {
    decoding.error(
      "target-credentials", "credentials do not belong in briefing.yml, which others read and copy", line: line, column: column,
      help: "take them out, change them, and give the new ones to ssh, git (a credential helper) or rclone (`rclone config`)")
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { (97...122).contains(self) || (65...90).contains(self) || (48...57).contains(self) }
}

extension String {
  fileprivate var isPrintableASCII: Bool { utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
}
