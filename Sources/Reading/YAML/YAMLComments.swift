import Diagnostics

/// Finds comments that were meant as text.
enum YAMLComments {
  /// Warns of `title: Report #4` and of `number: #4`, where YAML reads what was meant as text as a comment.
  static func swallowed(in bytes: UnsafeBufferPointer<UInt8>, of node: YAMLNode?, file: String, firstLine: Int) -> [Diagnostic] {
    guard bytes.contains(0x23) else { return [] }
    var found: [Diagnostic] = []
    var texts = Texts()
    if let node { texts.take(node) }
    var line = firstLine
    var start = 0
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x0A { (line, start) = (line + 1, offset + 1) }
      guard byte == 0x23, offset > start, bytes[offset - 1] == 0x20, offset + 1 < bytes.count, bytes[offset + 1] > 0x20,
        bytes[offset + 1] != 0x23, !texts.lines.contains(line)
      else { continue }
      let before = String(decoding: bytes[start..<offset], as: UTF8.self)
      let column = before.unicodeScalars.count + 1
      guard isText(before), !texts.quoted[line, default: []].contains(where: { $0.contains(column) }) else { continue }
      found.append(
        Diagnostic(
          .warning, "yaml-comment", "what stands behind ` #` is a comment to YAML and is not read",
          at: Location(file: file, line: line, column: column),
          help: "if it belongs to the text, put the whole text in quotation marks; if it is a comment, put a space after the #"))
    }
    return found
  }

  /// Whether what stands before a `#` is a value that a text could go on from, or a key that waits for one.
  private static func isText(_ before: String) -> Bool {
    if before.contains("#") { return false }
    guard let value = YAMLLine(before).value else { return before.hasSuffix(": ") }
    return !"\"'[{|>".contains(before[value])
  }

  /// Where block texts and quoted texts stand: a `#` is nothing special there.
  private struct Texts {
    /// Lines that lie wholly in one.
    var lines: Set<Int> = []
    /// The columns of quoted texts of one line each, by line.
    var quoted: [Int: [Range<Int>]] = [:]

    mutating func take(_ node: YAMLNode) {
      switch node.content {
      case .scalar(_, .block): lines.formUnion(node.line + 1..<max(node.line + 1, node.endLine + (node.endColumn > 1 ? 1 : 0)))
      case .scalar(_, .quoted) where node.endLine > node.line: lines.formUnion(node.line...node.endLine)
      case .scalar(_, .quoted): quoted[node.line, default: []].append(node.column..<max(node.column, node.endColumn))
      case .scalar: break
      case .list(let items): for item in items { take(item) }
      case .map(let entries): for entry in entries { take(entry.value) }
      }
    }
  }
}

/// A line of YAML as people write it: `key: value`, `- value` or `- key: value`.
struct YAMLLine {
  let text: String
  /// Where its value begins; nil where it has none.
  let value: String.Index?

  init(_ text: String) {
    self.text = text
    var rest = text[...].drop { $0 == " " }
    while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
    if let colon = rest.firstRange(of: ": ") {
      let behind = rest[colon.upperBound...].drop { $0 == " " }
      value = behind.isEmpty ? nil : behind.startIndex
    } else {
      value = rest.isEmpty || rest.hasSuffix(":") ? nil : rest.startIndex
    }
  }

  var indentation: Int { text.utf8.prefix { $0 == 0x20 }.count }

  /// The column of a place in it, from 1.
  func column(_ index: String.Index) -> Int { text.unicodeScalars.distance(from: text.startIndex, to: index) + 1 }

  /// Where a `key:value` has its colon, if no space follows it; addresses such as `https://…` are none.
  var tightColon: String.Index? {
    var rest = text[...].drop { $0 == " " }
    while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
    let key = rest.prefix { $0.isLetter || $0 == "-" || $0 == "_" }
    guard !key.isEmpty, key.endIndex < rest.endIndex, rest[key.endIndex] == ":" else { return nil }
    let behind = rest[rest.index(after: key.endIndex)...]
    return behind.isEmpty || behind.first == " " || behind.hasPrefix("//") ? nil : key.endIndex
  }
}
