import Diagnostics

/// What a template is written in, known from the end of its name. It decides how values are escaped.
enum Format: String {
  case html, xml, text

  init?(name: String) {
    switch name.split(separator: ".").last {
    case _ where !name.contains("."): return nil
    case "html": self = .html
    case "xml", "svg": self = .xml
    case "txt": self = .text
    default: return nil
    }
  }

  /// Whether the lines of a partial take the indentation of its tag. In HTML and XML white space has no meaning there, or, in a
  /// `<pre>`, too much.
  var keepsIndentation: Bool { self == .text }
}

/// A name in a tag, and where it stands.
struct Name: Sendable {
  let text: String
  /// What dots part: `frame` and `title` in `{{frame.title}}`.
  let parts: [String]
  /// Where its tag begins, in bytes.
  let offset: Int
  /// Whether the value of the name is meant, as in `{{>*name}}`.
  let isDynamic: Bool

  init(text: String, offset: Int, isDynamic: Bool = false) {
    (self.text, self.offset, self.isDynamic) = (text, offset, isDynamic)
    let dot = UInt8(ascii: ".")
    parts =
      text.utf8.contains(dot) ? text.utf8.split(separator: dot, omittingEmptySubsequences: false).map { String(Substring($0)) } : [text]
  }
}

/// A piece of a template.
indirect enum Node: Sendable {
  /// Bytes of the source.
  case text(Range<Int>)
  /// The beginning of a line that takes the indentation of the place where it is rendered.
  case lineStart
  case variable(Name, isRaw: Bool)
  case section(Name, isInverted: Bool, [Node])
  case partial(Name, indentation: [UInt8])
  /// A parent with what overrides its blocks.
  case parent(Name, overrides: [BlockIndex], indentation: [UInt8])
  case block(BlockIndex)
}

/// A block's position in `Syntax.blocks`.
typealias BlockIndex = Int

/// A part of a template that a template which inherits from it can replace.
struct Block: Sendable {
  var name: Name
  var nodes: [Node] = []
  /// What each line of the block is indented by where it is expanded.
  var indentation: [UInt8] = []
  /// Whether the block's opening tag stands alone on its line.
  var isStandalone = false
}

/// A template as it is written.
struct Syntax: Sendable {
  let source: TemplateSource
  let format: Format
  var nodes: [Node] = []
  var blocks: [Block] = []
  /// Partials and parents that are named as such, and whether some are named by values.
  var references: [String] = []
  var hasDynamicReferences = false
  var diagnostics: [Diagnostic] = []

  /// The place of a byte.
  func location(of offset: Int) -> Location { source.location(of: offset) }
}
