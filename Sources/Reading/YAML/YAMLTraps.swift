import Diagnostics

/// Turns libyaml's words into advice: most faults of YAML are a text that wanted quotation marks.
enum YAMLTraps {
  static func explain(_ fault: Diagnostic, in bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) -> Diagnostic {
    guard fault.rule == "yaml-syntax", let location = fault.location else { return fault }
    var explained = fault
    let lines = [location.line, location.line - 1].map { text(ofLine: $0 - firstLine, in: bytes) }
    for (offset, line) in lines.enumerated() {
      if let tab = line.unicodeScalars.prefix(while: { $0 == " " || $0 == "\t" }).firstIndex(of: "\t") {
        let column = line.unicodeScalars.distance(from: line.startIndex, to: tab) + 1
        return Diagnostic(
          .error, "yaml-tab", "a tab stands where YAML wants spaces",
          at: Location(file: location.file, line: location.line - offset, column: column), help: "indent with spaces")
      }
      guard let trap = trap(in: line) else { continue }
      explained.message = trap.message
      explained.help = trap.help
      explained.location = Location(file: location.file, line: location.line - offset, column: trap.column)
      return explained
    }
    explained.message = plainWords(fault.message)
    explained.help =
      "check the indentation and the quotation marks here and in the line above; text with special characters goes in quotation marks"
    return explained
  }

  /// The value of a `key: value` or `- value` line that looks like text which YAML reads as something else.
  private static func trap(in line: String) -> (message: String, help: String, column: Int)? {
    guard let start = valueStart(in: line) else { return nil }
    let value = line[start...]
    guard let first = value.first else { return nil }
    let column = line.unicodeScalars.distance(from: line.startIndex, to: start) + 1
    let shown = value.prefix(60)
    let quoted = "put it in quotation marks: \"\(shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    if value.hasPrefix("[[") { return ("text that begins with [[ is a list to YAML", quoted, column) }
    if "@`%".contains(first) { return ("a text cannot begin with \(first) in YAML", quoted, column) }
    if "*&!|>?".contains(first) && value.count > 2 {
      return ("a text that begins with \(first) means something else to YAML", quoted, column)
    }
    if first == "[" || first == "{" {
      return ("what begins with \(first) is a \(first == "[" ? "list" : "map") to YAML, and this one does not end as one", quoted, column)
    }
    if first == "\"" || first == "'" {
      return ("a quoted text ends before its line does", "put the whole value in quotation marks, and a \\ before those inside", column)
    }
    if value.contains(": ") || value.hasSuffix(":") {
      return ("a text with a colon and a space in it looks like a key to YAML", quoted, column)
    }
    return nil
  }

  /// Warns of `title: Report #4`, where YAML reads the end of the text as a comment.
  static func swallowedComments(in bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var line = 0
    var start = 0
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x0A { (line, start) = (line + 1, offset + 1) }
      guard byte == 0x23, offset > start, bytes[offset - 1] == 0x20, offset + 1 < bytes.count, bytes[offset + 1] > 0x20,
        bytes[offset + 1] != 0x23
      else { continue }
      let before = String(decoding: bytes[start..<offset], as: UTF8.self)
      guard let value = valueStart(in: before), !before.contains("#"), !"\"'[{|>".contains(before[value]) else { continue }
      found.append(
        Diagnostic(
          .warning, "yaml-comment", "what stands behind ` #` is a comment to YAML and is not read",
          at: Location(file: file, line: line + firstLine, column: before.unicodeScalars.count + 1),
          help: "if it belongs to the text, put the whole text in quotation marks; if it is a comment, put a space after the #"))
    }
    return found
  }

  private static func valueStart(in line: String) -> String.Index? {
    var rest = line[...].drop { $0 == " " }
    while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
    if let colon = rest.firstRange(of: ": ") {
      let value = rest[colon.upperBound...].drop { $0 == " " }
      return value.isEmpty ? nil : value.startIndex
    }
    return rest.isEmpty || rest.hasSuffix(":") ? nil : rest.startIndex
  }

  private static func text(ofLine wanted: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    var line = 0
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      if line == wanted { return String(decoding: bytes[start..<offset], as: UTF8.self) }
      line += 1
      start = offset + 1
    }
    return line == wanted ? String(decoding: bytes[start...], as: UTF8.self) : ""
  }

  /// libyaml's commonest messages as a person would say them.
  private static func plainWords(_ message: String) -> String {
    switch message {
    case "did not find expected key": "a key is expected here"
    case "did not find expected '-' indicator": "an item of a list is expected here"
    case "mapping values are not allowed in this context": "a colon stands where no key can"
    case "could not find expected ':'": "a key without its colon"
    case "found unexpected end of stream": "the file ends in the middle of a value"
    case "found character that cannot start any token": "a value cannot begin with this character"
    case "did not find expected ',' or ']'": "a list in brackets is not closed"
    case "did not find expected ',' or '}'": "a map in braces is not closed"
    case "did not find expected <document start>": "text stands after the end of the document"
    case "control characters are not allowed": "a control character stands here"
    default: "YAML cannot be read here: \(message)"
    }
  }
}
