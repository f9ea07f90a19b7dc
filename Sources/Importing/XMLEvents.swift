import CExpat
import Notation

/// An element of XML with what is in it.
final class XMLElement {
  let name: String
  let attributes: [String: String]
  let place: TextPlace
  var children: [Child] = []

  enum Child {
    case text(String)
    case element(XMLElement)
  }

  init(_ name: String, _ attributes: [String: String], at place: TextPlace) {
    (self.name, self.attributes, self.place) = (name, attributes, place)
  }

  var elements: [XMLElement] { children.compactMap { if case .element(let element) = $0 { element } else { nil } } }

  func first(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// The first of a name at any depth.
  func descendant(_ name: String) -> XMLElement? {
    for element in elements { if let found = element.name == name ? element : element.descendant(name) { return found } }
    return nil
  }

  /// All text in it, with single spaces; without that of one element.
  func text(leavingOut left: XMLElement? = nil) -> String {
    rawText(leavingOut: left).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func rawText(leavingOut left: XMLElement?) -> String {
    children.map { child in
      switch child {
      case .text(let text): text
      case .element(let element): element === left ? "" : element.rawText(leavingOut: left)
      }
    }.joined()
  }
}

/// Reads the elements of some names out of XML, with expat; whatever surrounds them is passed over and never kept.
///
/// Files that declare entities are refused: that is what bombs and peeping at other files are made of.
final class XMLEvents {
  private let wanted: Set<String>
  private var open: [XMLElement] = []
  private var found: [XMLElement] = []
  private var fault: NotationFault?
  private var parser: XML_Parser?

  private init(_ wanted: Set<String>) { self.wanted = wanted }

  /// The outermost elements of these names, in their order.
  static func elements(named names: Set<String>, in bytes: [UInt8]) throws(NotationFault) -> [XMLElement] {
    let events = XMLEvents(names)
    guard let parser = XML_ParserCreate("UTF-8") else { return [] }
    defer { XML_ParserFree(parser) }
    events.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(events).toOpaque())
    XML_SetElementHandler(parser, { XMLEvents.of($0)?.begin($1, $2) }, { data, _ in XMLEvents.of(data)?.end() })
    XML_SetCharacterDataHandler(parser) { XMLEvents.of($0)?.text($1, Int($2)) }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in XMLEvents.of(data)?.refuseEntity() }
    let status = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32(clamping: $0.count), 1) }
    }
    if let fault = events.fault { throw fault }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "it cannot be read"
      throw NotationFault(message: "this is no XML: \(reason)", help: "see whether the file is whole", place: events.place)
    }
    return events.found
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLEvents? {
    data.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private var place: TextPlace {
    TextPlace(line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
  }

  private func refuseEntity() {
    fault =
      fault
      ?? NotationFault(
        message: "this file declares entities of its own", help: "have them resolved first: xmllint --noent", place: place)
    XML_StopParser(parser, XML_Bool(0))
  }

  private func begin(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    let name = Self.local(name.map { String(cString: $0) } ?? "")
    guard !open.isEmpty || wanted.contains(name) else { return }
    if open.count > 256 {
      fault = NotationFault(message: "elements are nested more than 256 deep here", help: "no list of persons is", place: place)
      XML_StopParser(parser, XML_Bool(0))
      return
    }
    var values: [String: String] = [:]
    var index = 0
    while let attributes, let key = attributes[index], let value = attributes[index + 1] {
      values[String(cString: key)] = String(cString: value)
      index += 2
    }
    let element = XMLElement(name, values, at: place)
    open.last?.children.append(.element(element))
    open.append(element)
  }

  private func end() {
    guard let element = open.popLast() else { return }
    if open.isEmpty { found.append(element) }
  }

  private func text(_ bytes: UnsafePointer<CChar>?, _ count: Int) {
    guard let last = open.last, let bytes else { return }
    last.children.append(.text(String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)))
  }

  /// The name without its prefix.
  private static func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}
