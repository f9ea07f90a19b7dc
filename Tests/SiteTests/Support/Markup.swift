/// What a page is made of, read by the strictest rules: what a lenient reader would repair is an error here.
enum Markup {
  struct Attribute: Equatable {
    var name: String
    var value: String
  }

  enum Token {
    case doctype
    case comment(String)
    case start(String, [Attribute])
    case end(String)
    case text(String)
    /// The contents of a script or style element, in which nothing is escaped.
    case raw(String)
  }

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  static let voidElements: Set = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]

  /// Reads a page. Every element must be closed in its order.
  static func tokens(of page: String) throws(Fault) -> [Token] {
    var reader = Reader(page)
    var tokens: [Token] = []
    var open: [String] = []
    while let token = try reader.next() {
      switch token {
      case .start(let name, _) where reader.isSelfClosed:
        tokens += [token, .end(name)]
        continue
      case .start(let name, _) where !voidElements.contains(name): open.append(name)
      case .end(let name):
        guard open.popLast() == name else { throw Fault(description: "</\(name)> closes nothing: \(reader.place)") }
      default: break
      }
      tokens.append(token)
      if case .start(let name, _) = token, ["script", "style"].contains(name) {
        tokens.append(.raw(try reader.raw(upTo: name)))
      }
    }
    guard open.isEmpty else { throw Fault(description: "never closed: \(open)") }
    return tokens
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var index = 0
    /// Whether the last tag ended in `/>`, as those of drawings do.
    var isSelfClosed = false

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var place: String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[max(0, index - 120)..<min(scalars.count, index + 60)])
      return String(text)
    }

    func fault(_ what: String) -> Fault { Fault(description: "\(what): …\(place)…") }

    func isAt(_ text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

    mutating func next() throws(Fault) -> Token? {
      guard index < scalars.count else { return nil }
      guard scalars[index] == "<" else {
        let text = try decoded(until: { $0 == "<" })
        return .text(text)
      }
      if isAt("<!DOCTYPE html>") {
        index += 15
        return .doctype
      }
      if isAt("<!--") {
        index += 4
        let start = index
        while index < scalars.count, !isAt("-->") { index += 1 }
        guard index < scalars.count else { throw fault("a comment without end") }
        let text = string(start..<index)
        index += 3
        return .comment(text)
      }
      index += 1
      isSelfClosed = false
      if index < scalars.count, scalars[index] == "/" {
        index += 1
        let name = try self.name()
        try expect(">")
        return .end(name)
      }
      let name = try self.name()
      return .start(name, try attributes())
    }

    mutating func raw(upTo name: String) throws(Fault) -> String {
      let start = index
      while index < scalars.count, !isAt("</") { index += 1 }
      let text = string(start..<index)
      guard isAt("</\(name)>") else { throw fault("an end tag of another element in <\(name)>") }
      return text
    }

    private func string(_ range: Range<Int>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return String(text)
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(Fault) {
      guard index < scalars.count, scalars[index] == scalar else { throw fault("expected \(scalar)") }
      index += 1
    }

    private mutating func name() throws(Fault) -> String {
      let start = index
      while index < scalars.count, isNamePart(scalars[index]) { index += 1 }
      guard index > start else { throw fault("a `<` that begins no tag, or an attribute without a name") }
      return string(start..<index)
    }

    private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
      (97...122).contains(scalar.value) || (65...90).contains(scalar.value) || (48...57).contains(scalar.value) || scalar == "-"
        || scalar == ":"
    }

    private mutating func attributes() throws(Fault) -> [Attribute] {
      var attributes: [Attribute] = []
      while true {
        let start = index
        while index < scalars.count, scalars[index] == " " || scalars[index] == "\n" { index += 1 }
        if isAt("/>") {
          index += 2
          isSelfClosed = true
          return attributes
        }
        if isAt(">") {
          index += 1
          return attributes
        }
        guard index > start else { throw fault("no space before an attribute") }
        let name = try self.name()
        guard !attributes.contains(where: { $0.name == name }) else { throw fault("the attribute \(name) twice") }
        var value = ""
        if isAt("=") {
          index += 1
          try expect("\"")
          value = try decoded(until: { $0 == "\"" })
          try expect("\"")
        }
        attributes.append(Attribute(name: name, value: value))
      }
    }

    private static let entities: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]

    /// Text up to an end, its references resolved. A bare `&` or `<` is a fault.
    private mutating func decoded(until isEnd: (Unicode.Scalar) -> Bool) throws(Fault) -> String {
      var text = String.UnicodeScalarView()
      while index < scalars.count, !isEnd(scalars[index]) {
        let scalar = scalars[index]
        if scalar == "<" { throw fault("a `<` in a value") }
        guard scalar == "&" else {
          text.append(scalar)
          index += 1
          continue
        }
        let start = index + 1
        while index < scalars.count, scalars[index] != ";", index - start < 12 { index += 1 }
        guard index < scalars.count, scalars[index] == ";" else { throw fault("a bare `&`") }
        let name = string(start..<index)
        if let known = Self.entities[name] {
          text.append(known)
        } else if name.hasPrefix("#x"), let value = UInt32(name.dropFirst(2), radix: 16), let scalar = Unicode.Scalar(value) {
          text.append(scalar)
        } else if name.hasPrefix("#"), let value = UInt32(name.dropFirst()), let scalar = Unicode.Scalar(value) {
          text.append(scalar)
        } else {
          throw fault("an unknown reference &\(name);")
        }
        index += 1
      }
      return String(text)
    }
  }
}
