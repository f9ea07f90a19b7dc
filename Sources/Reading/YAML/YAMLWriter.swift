/// Writes values as YAML that is read back as they are.
public struct YAMLWriter {
  private var text = ""

  /// The text of a map, which a file holds.
  public static func text(of node: YAMLNode) -> String {
    var writer = YAMLWriter()
    if case .map(let entries) = node.content { for entry in entries { writer.write(entry, indent: 0) } }
    return writer.text
  }

  private mutating func write(_ entry: YAMLNode.Entry, indent: Int) {
    text += Self.spaces(indent) + Self.scalar(entry.key) + ":"
    write(behind: entry.value, indent: indent)
  }

  /// Writes a value behind its key.
  private mutating func write(behind node: YAMLNode, indent: Int) {
    if let line = Self.line(of: node), line.count + indent < 100 {
      text += " \(line)\n"
      return
    }
    switch node.content {
    case .scalar(let value, _):
      if Self.isBlock(value) {
        text += " |-\n"
        for line in value.split(separator: "\n", omittingEmptySubsequences: false) {
          text += (line.isEmpty ? "" : Self.spaces(indent + 2)) + line + "\n"
        }
      } else {
        text += " \(Self.scalar(value))\n"
      }
    case .map(let entries):
      text += "\n"
      for entry in entries { write(entry, indent: indent + 2) }
    case .list(let items):
      text += "\n"
      for item in items { write(item, indent: indent + 2) }
    }
  }

  private mutating func write(_ item: YAMLNode, indent: Int) {
    text += Self.spaces(indent) + "- "
    if let line = Self.line(of: item), line.count + indent < 100 {
      text += line + "\n"
      return
    }
    switch item.content {
    case .scalar(let value, _): text += Self.scalar(value) + "\n"
    case .map(let entries):
      // The first key stands behind the hyphen.
      for (number, entry) in entries.enumerated() {
        text += (number == 0 ? "" : Self.spaces(indent + 2)) + Self.scalar(entry.key) + ":"
        write(behind: entry.value, indent: indent + 2)
      }
    case .list(let items):
      text += "\n"
      for inner in items { write(inner, indent: indent + 2) }
    }
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// The value on one line; nil where it takes several.
  private static func line(of node: YAMLNode) -> String? {
    switch node.content {
    case .scalar(let value, _): return isBlock(value) ? nil : scalar(value)
    case .list(let items):
      let parts = items.compactMap { item -> String? in if case .scalar = item.content { line(of: item).map(inFlow) } else { nil } }
      return parts.count < items.count ? nil : "[" + parts.joined(separator: ", ") + "]"
    case .map(let entries):
      if entries.isEmpty { return "{}" }
      guard entries.count == 1, case .scalar = entries[0].value.content, let value = line(of: entries[0].value) else { return nil }
      return "{\(scalar(entries[0].key)): \(inFlow(value))}"
    }
  }

  /// A plain text between brackets may not hold what ends a value there.
  private static func inFlow(_ scalar: String) -> String {
    scalar.hasPrefix("\"") || !scalar.utf8.contains(where: { ",[]{}:".utf8.contains($0) }) ? scalar : quoted(scalar)
  }

  /// Whether a text is best written line by line.
  private static func isBlock(_ text: String) -> Bool {
    guard text.contains("\n"), !text.hasPrefix(" "), !text.hasPrefix("\n"), !text.hasSuffix("\n") else { return false }
    return text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
      && !text.split(separator: "\n").contains { $0.hasSuffix(" ") || $0.hasPrefix(" ") }
  }

  private static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// Whether a text can stand without quotation marks, and no reader of YAML takes it for anything else.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic || ("0"..."9").contains(first),
      last != " ", last != ":", text.unicodeScalars.allSatisfy(isPrintable), !text.contains(": "), !text.contains(" #")
    else { return false }
    return !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted.unicodeScalars += ["\\", scalar]
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if isPrintable(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          quoted += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
        }
      }
    }
    return quoted + "\""
  }
}
