import Diagnostics

/// What libyaml stumbled over, in its own words.
struct YAMLProblem {
  var problem: String
  /// In bytes of YAML: lines and columns count from 0.
  var line: Int
  var column: Int
  var context: String
  var contextLine: Int
  var contextColumn: Int
}

/// Turns libyaml's words into advice: most faults of YAML are a text that wanted quotation marks.
struct YAMLTraps {
  private let problem: YAMLProblem
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let firstLine: Int

  static func explain(_ problem: YAMLProblem, in bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) -> Diagnostic {
    let traps = YAMLTraps(problem: problem, bytes: bytes, file: file, firstLine: firstLine)
    return traps.tab(problem.line) ?? traps.tab(problem.line - 1) ?? traps.quotedText() ?? traps.openBracket()
      ?? traps.trap(problem.line) ?? traps.layout() ?? traps.trap(problem.line - 1) ?? traps.plain()
  }

  private func fault(_ line: Int, _ column: Int, _ message: String, _ help: String, rule: String = "yaml-syntax") -> Diagnostic {
    Diagnostic(.error, rule, message, at: Location(file: file, line: line + firstLine, column: column + 1), help: help)
  }

  private func tab(_ line: Int) -> Diagnostic? {
    guard let column = Array(text(line).unicodeScalars.prefix { $0 == " " || $0 == "\t" }).firstIndex(of: "\t") else {
      return nil
    }
    return fault(line, column, "a tab stands where YAML wants spaces", "indent with spaces", rule: "yaml-tab")
  }

  /// A text in quotation marks that has no end, or a `\` in it that means nothing.
  private func quotedText() -> Diagnostic? {
    guard problem.context.hasSuffix("a quoted scalar") else { return nil }
    if problem.problem.contains("escape") || problem.problem.contains("hexdecimal") || problem.problem.contains("Unicode") {
      return fault(
        problem.line, problem.column, "a \\ between double quotation marks begins a special character, and this is none",
        "write \\\\ for a backslash, or put the text in single quotation marks")
    }
    return fault(
      problem.contextLine, problem.contextColumn, "the quotation mark that opens here is never closed",
      "write the same mark at the end of the text")
  }

  private func openBracket() -> Diagnostic? {
    guard problem.context.hasPrefix("while parsing a flow") else { return nil }
    let line = YAMLLine(text(problem.contextLine))
    let isList = problem.context.hasSuffix("sequence")
    let (what, end) = isList ? ("list", "]") : ("map", "}")
    let value = line.text.unicodeScalars.dropFirst(problem.contextColumn)
    if isList, value.starts(with: "[[".unicodeScalars) { return trap(problem.contextLine) }
    let advice = "close it with \(end); if it is a text, put it in quotation marks"
    return fault(
      problem.contextLine, problem.contextColumn, "the \(what) that begins here is not closed where a \(end) is expected", advice)
  }

  /// The value of a `key: value` or `- value` line that looks like text which YAML reads as something else.
  private func trap(_ number: Int) -> Diagnostic? {
    let line = YAMLLine(text(number))
    guard let start = line.value else { return nil }
    let value = line.text[start...]
    guard let first = value.first else { return nil }
    func trapped(_ message: String, _ help: String) -> Diagnostic { fault(number, line.column(start) - 1, message, help) }
    let quoted = "put it in quotation marks: \(Self.quoted(value))"
    if value.hasPrefix("[[") { return trapped("text that begins with [[ is a list to YAML", quoted) }
    if "@`%".contains(first) { return trapped("a text cannot begin with \(first) in YAML", quoted) }
    if "*&!|>?".contains(first), value.count > 2 { return trapped("a text that begins with \(first) means something else to YAML", quoted) }
    if first == "[" || first == "{" {
      let (what, end) = first == "[" ? ("list", "]") : ("map", "}")
      return trapped("what begins with \(first) is a \(what) to YAML, and this one does not end with \(end)", quoted)
    }
    if first == "\"" || first == "'" { return trapped("a text in quotation marks ends before its line does", Self.requoted(value)) }
    if value.contains(": ") || value.hasSuffix(":") {
      return trapped("a text with a colon and a space in it looks like a key to YAML", quoted)
    }
    return nil
  }

  /// Lines that are indented otherwise than their neighbours, or lack a colon or a space.
  private func layout() -> Diagnostic? {
    let line = YAMLLine(text(problem.line))
    let above = YAMLLine(text(problem.line - 1))
    switch problem.problem {
    case "mapping values are not allowed in this context":
      if let colon = above.tightColon {
        return fault(problem.line - 1, above.column(colon) - 1, "a key's colon wants a space behind it", "write a space behind the colon")
      }
      guard above.value != nil, line.indentation > above.indentation else { return nil }
      return fault(
        problem.line, line.indentation, "this line is indented deeper than the one above, which has its value already",
        "indent both alike, by \(above.indentation) spaces")
    case "did not find expected key" where line.indentation != problem.contextColumn && line.indentation == problem.column:
      return fault(
        problem.line, problem.column, "this line is indented by \(spaces(line.indentation)), the one above by \(above.indentation)",
        "indent alike what belongs together")
    case "did not find expected '-' indicator":
      return fault(
        problem.line, problem.column, "an item of the list above, or a key beside it, is expected here",
        "begin an item with `- `; indent an item's keys two spaces more than its -")
    case "could not find expected ':'":
      return fault(
        problem.contextLine, problem.contextColumn, "this line is no key, since it has no colon, and belongs to no text above it",
        "write the colon and a space, or indent the line more than the key whose text it goes on with")
    default: return nil
    }
  }

  private func spaces(_ count: Int) -> String { count == 1 ? "1 space" : "\(count) spaces" }

  private func plain() -> Diagnostic {
    fault(
      problem.line, problem.column, Self.plainWords(problem.problem),
      "check the indentation and the quotation marks here and in the line above; text with special characters goes in quotation marks")
  }

  private func text(_ wanted: Int) -> String {
    guard wanted >= 0 else { return "" }
    var line = 0
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      if line == wanted { return String(decoding: bytes[start..<offset].prefix(4096), as: UTF8.self) }
      line += 1
      start = offset + 1
    }
    return line == wanted ? String(decoding: bytes[start...].prefix(4096), as: UTF8.self) : ""
  }

  static func quoted(_ value: Substring) -> String {
    let shown = value.prefix(60)
    let end = shown.count < value.count ? "…" : ""
    return "\"\(shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\(end)\""
  }

  /// How to write a text that has the quotation mark inside which it stands in.
  private static func requoted(_ value: Substring) -> String {
    guard let mark = value.first else { return "" }
    let inner = value.last == mark && value.count > 1 ? value.dropFirst().dropLast() : value
    let other: Character = mark == "\"" ? "'" : "\""
    guard inner.count <= 60, !inner.contains(other), !inner.contains("\\") else {
      return mark == "\"" ? "put the whole value in quotation marks, and a \\ before those inside" : "double each ' inside: ''"
    }
    return "use the other quotation marks around the whole value: \(other)\(inner)\(other)"
  }

  /// libyaml's commonest messages as a person would say them.
  private static func plainWords(_ message: String) -> String {
    switch message {
    case "did not find expected key": "a key is expected here"
    case "mapping values are not allowed in this context": "a colon stands where no key can"
    case "found unexpected end of stream": "the file ends in the middle of a value"
    case "found character that cannot start any token": "a value cannot begin with this character"
    case "did not find expected <document start>": "text stands after the end of the document"
    default: "YAML cannot be read here: \(message)"
    }
  }
}
