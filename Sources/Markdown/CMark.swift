import CMarkGFM
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The extensions of GitHub Flavored Markdown that cmark-gfm knows.
public struct MarkdownExtensions: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let table = MarkdownExtensions(rawValue: 1)
  public static let strikethrough = MarkdownExtensions(rawValue: 2)
  public static let autolink = MarkdownExtensions(rawValue: 4)
  public static let tagFilter = MarkdownExtensions(rawValue: 8)
  public static let taskList = MarkdownExtensions(rawValue: 16)
  public static let footnotes = MarkdownExtensions(rawValue: 32)
  public static let all: MarkdownExtensions = [.table, .strikethrough, .autolink, .tagFilter, .taskList, .footnotes]
}

/// A document as cmark-gfm parsed it.
struct CMarkTree: ~Copyable {
  let root: OpaquePointer
  private let parser: OpaquePointer
  private let options: CInt

  /// cmark-gfm keeps the special characters of its extensions in global tables, which it fills when it begins to parse
  /// inlines and empties when it ends: two threads that do so at once spoil each other's links and strikethrough.
  /// Only that is guarded, which is what `cmark_parser_finish` does; finding blocks, and walking and freeing trees, touches nothing that is
  /// shared. (Tables would touch cmark-gfm's arena, which nobody has opened.)
  private static let parsing = Mutex(())

  init(_ bytes: UnsafeBufferPointer<UInt8>, extensions: MarkdownExtensions, options: CInt = 0) {
    let options = options | CMARK_OPT_VALIDATE_UTF8 | (extensions.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : 0)
    let parser = cmark_parser_new(options | CMARK_OPT_SOURCEPOS)!
    for (option, pointer) in Registry.extensions where extensions.contains(option) {
      cmark_parser_attach_syntax_extension(parser, pointer)
    }
    bytes.withMemoryRebound(to: CChar.self) { if let base = $0.baseAddress { cmark_parser_feed(parser, base, $0.count) } }
    // The address of the parser is not the lock's to give away, so it goes in and the root comes out as numbers.
    let address = UInt(bitPattern: parser)
    let rootAddress = Self.parsing.withLock { _ in UInt(bitPattern: cmark_parser_finish(OpaquePointer(bitPattern: address)!)) }
    self.parser = parser
    self.options = options
    root = OpaquePointer(bitPattern: rootAddress)!
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// Calls a closure for every node when it is entered and, unless it is a leaf, when it is left.
  func walk(_ visit: (_ node: OpaquePointer, _ isEntering: Bool) -> Void) {
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      visit(node, event == CMARK_EVENT_ENTER)
    }
  }

  /// What cmark-gfm itself makes of the document.
  func html(unsafe: Bool) -> String {
    let options = options | (unsafe ? CMARK_OPT_UNSAFE : 0)
    guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }
}

/// The extensions of cmark-gfm, registered once. Registering is not safe on several threads, a static constant is.
private enum Registry {
  /// - Note: The pointers are never written through after registration, which is what makes sharing them safe.
  nonisolated(unsafe) static let extensions: [(MarkdownExtensions, OpaquePointer)] = {
    cmark_gfm_core_extensions_ensure_registered()
    let names: [(MarkdownExtensions, String)] = [
      (.table, "table"), (.strikethrough, "strikethrough"), (.autolink, "autolink"), (.tagFilter, "tagfilter"), (.taskList, "tasklist"),
    ]
    return names.compactMap { option, name in cmark_find_syntax_extension(name).map { (option, $0) } }
  }()
}

/// What a node of the tree is.
enum CMarkNodeKind {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
  case table, tableRow, tableCell
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image, footnoteReference
  case other

  init(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: self = .text
    case CMARK_NODE_PARAGRAPH: self = .paragraph
    case CMARK_NODE_SOFTBREAK: self = .softBreak
    case CMARK_NODE_LINEBREAK: self = .lineBreak
    case CMARK_NODE_EMPH: self = .emphasis
    case CMARK_NODE_STRONG: self = .strong
    case CMARK_NODE_LINK: self = .link
    case CMARK_NODE_IMAGE: self = .image
    case CMARK_NODE_CODE: self = .code
    case CMARK_NODE_HEADING: self = .heading
    case CMARK_NODE_LIST: self = .list
    case CMARK_NODE_ITEM: self = .item
    case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
    case CMARK_NODE_CODE_BLOCK: self = .codeBlock
    case CMARK_NODE_HTML_BLOCK: self = .htmlBlock
    case CMARK_NODE_HTML_INLINE: self = .htmlInline
    case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
    case CMARK_NODE_DOCUMENT: self = .document
    case CMARK_NODE_FOOTNOTE_DEFINITION: self = .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE: self = .footnoteReference
    default: self = Self.ofExtension(node)
    }
  }

  /// The types of the extensions are numbered at run time; their names are what is stable.
  private static func ofExtension(_ node: OpaquePointer) -> CMarkNodeKind {
    guard let name = cmark_node_get_type_string(node) else { return .other }
    if strcmp(name, "table_cell") == 0 { return .tableCell }
    if strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0 { return .tableRow }
    if strcmp(name, "table") == 0 { return .table }
    return strcmp(name, "strikethrough") == 0 ? .strikethrough : .other
  }
}

/// The bytes of a C string that a node owns; they live as long as the node and must not be used after a change of it.
func bytes(of string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
  return UnsafeBufferPointer(start: UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self), count: strlen(string))
}
