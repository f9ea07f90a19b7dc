/// Follows the literal text of a template through the places of a document.
struct PlaceReader {
  var place: Place
  let isXML: Bool

  /// Goes over literal bytes. Returns how many stand before the first one that may not stand there, and why; nil where all may.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> (offset: Int, problem: String, help: String)? {
    if place == .plain { return nil }
    var first: (offset: Int, problem: String, help: String)?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if case .content = place {
        guard let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return first }
        index = next + startTag(bytes[next...])
        continue
      }
      let run = run(bytes[index...])
      if run > 0 {
        index += run
        continue
      }
      if let (problem, help) = step(bytes[index]), first == nil { first = (index - bytes.startIndex, problem, help) }
      index += 1
    }
    return first
  }

  /// Goes over bytes that all mean the same here, as those of a name or a value do, in one step; returns how many.
  private mutating func run(_ bytes: ArraySlice<UInt8>) -> Int {
    switch place {
    case .tagName(var tag):
      let name = bytes.prefix { !endsName($0) }
      tag.name += Self.lowercased(name)
      if !name.isEmpty { place = .tagName(tag) }
      return name.count
    case .attributeName(let tag, var name):
      let more = bytes.prefix { !endsName($0) && $0 != UInt8(ascii: "=") }
      name += Self.lowercased(more)
      if !more.isEmpty { place = .attributeName(tag, name) }
      return more.count
    case .value(_, let name, let quote, nil) where quote != 0 && name != "type": return bytes.prefix { $0 != quote }.count
    case .inTag(let tag), .tagGap(let tag):
      let count = Self.attributes(bytes)
      if count > 0 { place = .tagGap(tag) }
      return count
    default: return 0
    }
  }

  /// Goes over a `<` and over all of a tag's name that stands here; returns how many bytes. An end tag is gone over whole.
  private mutating func startTag(_ bytes: ArraySlice<UInt8>) -> Int {
    let isEnd = bytes.dropFirst().first == UInt8(ascii: "/")
    let start = isEnd ? 2 : 1
    let name = bytes.dropFirst(start).prefix { $0.isLetter || $0.isDigit }
    guard let first = name.first, first.isLetter, name.endIndex < bytes.endIndex, endsName(bytes[name.endIndex]) else {
      place = .tagOpen
      return 1
    }
    let count = start + name.count
    if isEnd, bytes[name.endIndex] == UInt8(ascii: ">") { return count + 1 }
    let tag = MarkupTag(name: Self.lowercased(name), isEnd: isEnd)
    let attributes = Self.attributes(bytes[name.endIndex...])
    place = attributes > 0 ? .tagGap(tag) : .tagName(tag)
    return count + attributes
  }

  /// How many bytes are taken by attributes that stand here whole, with a space before them and quotes around their values. Of such
  /// nothing has to be remembered but a `type`, which is not gone over.
  private static func attributes(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var end = 0
      while true {
        let name = bytes[end...].drop(while: \.isSpace).prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
        guard name.startIndex > end, !name.isEmpty, name.endIndex + 1 < bytes.count, bytes[name.endIndex] == UInt8(ascii: "="),
          case let quote = bytes[name.endIndex + 1], quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
          !name.lazy.map(\.lowercased).elementsEqual("type".utf8),
          let close = bytes[(name.endIndex + 2)...].firstIndex(of: quote)
        else { return end }
        end = close + 1
      }
    }
  }

  /// As Latin-1, for a name may be cut anywhere.
  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes.map(\.lowercased), as: UTF8.self) }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte.lowercased)) }
    return text
  }

  private mutating func step(_ byte: UInt8) -> (problem: String, help: String)? {
    switch place {
    case .plain, .content: break
    case .tagOpen, .endTagOpen: openTag(byte)
    case .tagName(let tag): inTag(tag, byte)
    case .inTag(let tag):
      inTag(tag, byte)
      if byte == UInt8(ascii: "=") { return ("an attribute cannot begin with `=`", "write its name before it") }
    case .tagGap(let tag):
      inTag(tag, byte)
      if !endsName(byte) {
        return ("a space is needed here, after what may be an attribute", "write each attribute with a space before it")
      }
    case .attributeName(let tag, let name):
      if byte == UInt8(ascii: "=") {
        place = .beforeValue(tag, name)
      } else if byte.isSpace {
        place = .afterAttributeName(tag, name)
      } else {
        inTag(tag, byte)
      }
    case .afterAttributeName(let tag, let name):
      if byte == UInt8(ascii: "=") { place = .beforeValue(tag, name) } else if !byte.isSpace { inTag(tag, byte) }
    case .beforeValue(let tag, let name): beginValue(tag, name, byte)
    case .value(let tag, let name, let quote, let address): return inValue(tag, name, quote, address, byte)
    case .raw(let tag, let matched): return inRaw(tag, matched, byte)
    case .scriptComment(let tag, let count):
      if byte == UInt8(ascii: "-"), count == 2 {
        return ("`<!--` in a script changes where the script ends", "write the comment with `//` or `/*`")
      }
      place = byte == UInt8(ascii: "-") ? .scriptComment(tag, 2) : .raw(tag, matched: byte == UInt8(ascii: "<") ? 1 : 0)
    case .declaration(let bytes): inDeclaration(bytes + [byte])
    case .until(let end, let matched): inConstruct(end, matched, byte)
    }
    return nil
  }

  private func endsName(_ byte: UInt8) -> Bool { byte.isSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") }

  private mutating func openTag(_ byte: UInt8) {
    let isEnd = place == .endTagOpen
    if byte.isLetter || isXML && (byte == UInt8(ascii: "_") || byte >= 0x80) {
      place = .tagName(MarkupTag(name: String(Unicode.Scalar(byte.lowercased)), isEnd: isEnd))
    } else if isEnd {
      place = byte == UInt8(ascii: ">") ? .content : .until(.declaration, matched: 0)
    } else if byte == UInt8(ascii: "/") {
      place = .endTagOpen
    } else if byte == UInt8(ascii: "!") {
      place = .declaration([])
    } else if byte == UInt8(ascii: "?") {
      place = .until(isXML ? .instruction : .declaration, matched: 0)
    } else if byte != UInt8(ascii: "<") {
      place = .content
    }
  }

  private mutating func inTag(_ tag: MarkupTag, _ byte: UInt8) {
    if byte.isSpace || byte == UInt8(ascii: "/") {
      place = .inTag(tag)
    } else if byte == UInt8(ascii: ">") {
      place = tag.isRaw && !tag.isEnd && !isXML ? .raw(tag, matched: 0) : .content
    } else {
      place = .attributeName(tag, String(Unicode.Scalar(byte.lowercased)))
    }
  }

  private mutating func beginValue(_ tag: MarkupTag, _ name: String, _ byte: UInt8) {
    if byte.isSpace { return }
    if byte == UInt8(ascii: ">") { return inTag(tag, byte) }
    var tag = tag
    if name == "type" { tag.type = "" }
    var address: Address?
    if case .address = AttributeRule(name, of: tag) { address = .start }
    let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    place = .value(tag, name, quote: isQuote ? byte : 0, address)
    if !isQuote { _ = step(byte) }
  }

  private mutating func inValue(
    _ tag: MarkupTag, _ name: String, _ quote: UInt8, _ address: Address?, _ byte: UInt8
  ) -> (problem: String, help: String)? {
    if quote != 0, byte == quote {
      place = .tagGap(tag)
    } else if quote == 0, byte.isSpace || byte == UInt8(ascii: ">") {
      inTag(tag, byte)
    } else {
      var tag = tag
      var address = address
      if name == "type", byte < 0x80 { tag.type?.unicodeScalars.append(Unicode.Scalar(byte)) }
      let mayStand = address?.advance(byte) ?? true
      place = .value(tag, name, quote: quote, address)
      if !mayStand { return ("a `:` cannot follow a value in an address", "write the whole address in one value") }
    }
    return nil
  }

  private mutating func inRaw(_ tag: MarkupTag, _ matched: Int, _ byte: UInt8) -> (problem: String, help: String)? {
    let end = Array("</\(tag.name)".utf8)
    if matched == end.count, endsName(byte) {
      inTag(MarkupTag(name: tag.name, isEnd: true), byte)
    } else if matched < end.count, byte.lowercased == end[matched] {
      place = .raw(tag, matched: matched + 1)
    } else if matched == 1, byte == UInt8(ascii: "!"), tag.name == "script" {
      place = .scriptComment(tag, 1)
    } else {
      place = .raw(tag, matched: byte == UInt8(ascii: "<") ? 1 : 0)
      if matched == 1, tag.isEscapable, byte.isLetter {
        return ("`<\(tag.name)>` holds text and no tags", "write `&lt;` for the character")
      }
    }
    return nil
  }

  private mutating func inDeclaration(_ bytes: [UInt8]) {
    if bytes.elementsEqual("--".utf8) {
      // `<!-->` and `<!--->` are whole comments, so the two hyphens may be the end's already.
      place = .until(.comment, matched: isXML ? 0 : 2)
    } else if isXML, bytes.elementsEqual("[CDATA[".utf8) {
      place = .until(.cdata, matched: 0)
    } else if bytes.elementsEqual("-".utf8) || isXML && "[CDATA[".utf8.starts(with: bytes) {
      place = .declaration(bytes)
    } else {
      place = bytes.last == UInt8(ascii: ">") ? .content : .until(.declaration, matched: 0)
    }
  }

  private mutating func inConstruct(_ end: Place.Terminator, _ matched: Int, _ byte: UInt8) {
    let pattern = Array(end.rawValue.utf8)
    if byte == pattern[matched] {
      place = matched + 1 == pattern.count ? .content : .until(end, matched: matched + 1)
    } else if matched > 1, byte == pattern[0] {
      // `--->` ends a comment too.
      place = .until(end, matched: matched)
    } else if end == .comment, !isXML, matched == 2, byte == UInt8(ascii: "!") {
      place = .until(end, matched: 2)
    } else {
      place = .until(end, matched: byte == pattern[0] ? 1 : 0)
    }
  }
}
