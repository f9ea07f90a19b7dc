import Diagnostics

/// Makes a tree of a template's tokens.
struct Parser {
  private var syntax: Syntax
  private var open: [OpenTag]
  private let bytes: [UInt8]

  /// So many tags may be open at a time.
  private static let deepest = 100

  private struct OpenTag {
    var tag: Tag
    var nodes: [Node] = []
    /// The blocks directly inside, where the tag is a parent.
    var overrides: [BlockIndex] = []
    var block: BlockIndex?
    /// The blanks that are taken off each line inside, which the place of expansion gives back.
    var margin: [UInt8] = []
  }

  /// Parses a template. All that is wrong with its tags is in the syntax's diagnostics.
  static func parse(_ source: TemplateSource, format: Format) -> Syntax {
    var parser = Parser(source, format)
    let (tokens, diagnostics) = Scanner.tokens(of: source)
    parser.syntax.diagnostics = diagnostics
    parser.checkEncoding()
    parser.build(LineJoiner.join(tokens, of: source.text, keepsIndentation: format.keepsIndentation))
    return parser.syntax
  }

  private init(_ source: TemplateSource, _ format: Format) {
    syntax = Syntax(source: source, format: format)
    bytes = source.text
    open = [OpenTag(tag: Tag(kind: .comment, name: Name(text: "", offset: 0)))]
  }

  private mutating func checkEncoding() {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    let line = bytes.split(separator: .newline, omittingEmptySubsequences: false).first { String(validating: $0, as: UTF8.self) == nil }
    report("template-encoding", "this line is not UTF-8", at: line?.startIndex ?? 0, help: "save the file as UTF-8")
  }

  private mutating func build(_ tokens: [Token]) {
    for (index, token) in tokens.enumerated() {
      switch token {
      case .lineStart: append(.lineStart)
      case .text(let range): append(.text(withoutMargin(range)))
      case .tag(let tag): add(tag, followedBy: tokens[(index + 1)...])
      }
      if open.count > Self.deepest {
        let tag = open[open.count - 1].tag
        report("template-depth", "sections are nested more than \(Self.deepest) deep", at: tag.name.offset, help: "close what is open")
        return
      }
    }
    while open.count > 1 {
      reportUnclosed()
      close()
    }
    syntax.nodes = open[0].nodes
  }

  private mutating func append(_ node: Node) { open[open.count - 1].nodes.append(node) }

  private mutating func add(_ tag: Tag, followedBy rest: ArraySlice<Token>) {
    switch tag.kind {
    case .variable, .rawVariable: append(.variable(tag.name, isRaw: tag.kind == .rawVariable))
    case .comment, .delimiters: break
    case .partial:
      note(tag.name)
      append(.partial(tag.name, indentation: indentation(of: tag)))
    case .section, .inverted: open.append(OpenTag(tag: tag, margin: margin))
    case .parent:
      note(tag.name)
      open.append(OpenTag(tag: tag, margin: margin))
    case .block: openBlock(tag, followedBy: rest)
    case .close: close(tag)
    }
  }

  private mutating func note(_ name: Name) {
    if name.isDynamic { syntax.hasDynamicReferences = true } else { syntax.references.append(name.text) }
  }

  private mutating func close(_ tag: Tag) {
    func isOpener(_ opener: OpenTag) -> Bool { opener.tag.name.text == tag.name.text && opener.tag.name.isDynamic == tag.name.isDynamic }
    guard open.count > 1, let opener = open.last else {
      return report("template-section", "`{{/\(tag.name.shown)}}` closes nothing", at: tag.name.offset)
    }
    if !isOpener(opener) {
      if open.dropFirst().contains(where: isOpener) {
        while let inner = open.last, !isOpener(inner) {
          reportUnclosed()
          close()
        }
      } else {
        let place = syntax.location(of: opener.tag.name.offset)
        report(
          "template-section", "`{{/\(tag.name.shown)}}` does not close `\(opener.tag.shown)`", at: tag.name.offset,
          help: "write `{{/\(opener.tag.name.shown)}}` to close what was opened at line \(place.line), column \(place.column)")
      }
    }
    close()
  }

  private mutating func reportUnclosed() {
    let tag = open[open.count - 1].tag
    report(
      "template-section", "`\(tag.shown)` is never closed", at: tag.name.offset, help: "close it with `{{/\(tag.name.shown)}}`")
  }

  /// Ends the innermost open tag.
  private mutating func close() {
    let opener = open.removeLast()
    let name = opener.tag.name
    switch opener.tag.kind {
    case .parent: append(.parent(name, overrides: opener.overrides, indentation: indentation(of: opener.tag)))
    case .block:
      guard let index = opener.block else { return }
      syntax.blocks[index].nodes = opener.nodes
      if open[open.count - 1].tag.kind == .parent {
        if open[open.count - 1].overrides.contains(where: { syntax.blocks[$0].name.text == name.text }) {
          report("template-block", "the block `\(name.text)` is given twice", at: name.offset, help: "keep one of them")
        }
        open[open.count - 1].overrides.append(index)
      } else {
        append(.block(index))
      }
    default: append(.section(name, isInverted: opener.tag.kind == .inverted, opener.nodes))
    }
  }

  private mutating func report(_ rule: String, _ message: String, at offset: Int, help: String? = nil) {
    syntax.diagnostics.append(Diagnostic(.error, rule, message, at: syntax.location(of: offset), help: help))
  }
}

// MARK: Indentation

extension Parser {
  /// The blanks that the innermost block takes off its lines.
  private var margin: [UInt8] { syntax.format.keepsIndentation ? open[open.count - 1].margin : [] }

  /// Opens a block. Its own indentation, that of its first line, is taken off all its lines and given back, as that of the block it
  /// stands for, where it is expanded.
  private mutating func openBlock(_ tag: Tag, followedBy rest: ArraySlice<Token>) {
    var block = Block(name: tag.name)
    var inner = OpenTag(tag: tag, block: syntax.blocks.count)
    if syntax.format.keepsIndentation {
      inner.margin = tag.isStandalone ? firstIndentation(rest) ?? tag.indentation : tag.indentation
      block.indentation = Array(inner.margin.dropFirst(commonCount(inner.margin, margin)))
      block.isStandalone = tag.isStandalone
    }
    syntax.blocks.append(block)
    open.append(inner)
  }

  /// The blanks before the first thing in a block whose content begins on a line of its own; nil where the block is empty.
  private func firstIndentation(_ rest: ArraySlice<Token>) -> [UInt8]? {
    for token in rest {
      switch token {
      case .lineStart: continue
      case .tag(let tag): return tag.kind == .close ? nil : tag.indentation
      case .text(let range) where bytes[range].allSatisfy({ $0.isSpace }): continue
      case .text(let range): return Array(bytes[range].prefix { $0.isBlank })
      }
    }
    return nil
  }

  private func indentation(of tag: Tag) -> [UInt8] {
    guard syntax.format.keepsIndentation, tag.isStandalone else { return [] }
    return Array(tag.indentation.dropFirst(commonCount(tag.indentation, margin)))
  }

  private func withoutMargin(_ range: Range<Int>) -> Range<Int> {
    let beginsLine = range.lowerBound == 0 || bytes[range.lowerBound - 1] == .newline
    return beginsLine ? range.lowerBound + commonCount(bytes[range], margin)..<range.upperBound : range
  }

  private func commonCount(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Int {
    zip(a, b).prefix { $0 == $1 }.count
  }
}

extension Name {
  /// The name as its tag writes it.
  var shown: String { isDynamic ? "*" + text : text }
}

extension Tag {
  var shown: String { "{{\(kind.sigil)\(name.shown)}}" }
}
