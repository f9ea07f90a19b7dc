import Diagnostics
import Prose

/// Reads CommonMark with the extensions of GitHub Flavored Markdown, footnotes and `[[id|label]]` links as `Prose`.
///
/// Parsers are values without state and may be used on any number of threads at once.
public struct MarkdownParser: Sendable {
  /// What becomes of an author's raw HTML.
  public enum RawHTML: Sendable {
    /// It is left out, with a warning; comments are left out without one.
    case omitted
    /// It goes into the page as it is, save the tags that GFM's tag filter disarms.
    case allowed
  }

  public var rawHTML: RawHTML

  public init(rawHTML: RawHTML = .omitted) { self.rawHTML = rawHTML }

  /// The prose of a Markdown text and what its author should know about it.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 with LF line ends, as `decodeUTF8` gives it. Invalid bytes become U+FFFD.
  ///   - file: what the diagnostics name as the file.
  ///   - firstLine: the line of the file on which the text begins.
  /// - Returns: The prose, and warnings of the rules `html-omitted`, `unsafe-url` and `markdown-limit`.
  public func parse(_ bytes: some Collection<UInt8>, file: String, firstLine: Int = 1) -> (prose: Prose, diagnostics: [Diagnostic]) {
    let parsed = bytes.withContiguousStorageIfAvailable { parse(buffer: $0, file: file, firstLine: firstLine) }
    return parsed ?? Array(bytes).withUnsafeBufferPointer { parse(buffer: $0, file: file, firstLine: firstLine) }
  }

  /// The prose of a short Markdown text, such as a description in a sidecar, that begins at a place of a file.
  public func parse(_ text: String, at location: Location) -> (prose: Prose, diagnostics: [Diagnostic]) {
    parse(text.utf8, file: location.file, firstLine: location.line)
  }

  private func parse(buffer: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) -> (prose: Prose, diagnostics: [Diagnostic]) {
    if isPlainLine(buffer) { return (plainLine(buffer), []) }
    let guardian = InputGuard(buffer, file: file, firstLine: firstLine)
    guard let guarded = guardian.guarded() else { return convert(buffer, guardian, file: file, firstLine: firstLine) }
    return guarded.withUnsafeBufferPointer { convert($0, guardian, file: file, firstLine: firstLine) }
  }

  /// The way through cmark-gfm, for texts of any kind.
  func convert(
    _ source: UnsafeBufferPointer<UInt8>, _ guardian: InputGuard, file: String, firstLine: Int
  ) -> (prose: Prose, diagnostics: [Diagnostic]) {
    var extensions = MarkdownExtensions.all
    if !guardian.readsTables { extensions.remove(.table) }
    if !guardian.readsAddresses { extensions.remove(.autolink) }
    let tree = CMarkTree(source, extensions: extensions)
    var converter = ProseConverter(source, rawHTML: rawHTML, file: file, firstLine: firstLine)
    tree.walk { node, isEntering in
      if isEntering { converter.enter(node) } else { converter.leave(node) }
    }
    let (prose, diagnostics) = converter.finish()
    return (prose, guardian.diagnostics + diagnostics)
  }

  /// What cmark-gfm itself renders, for tests of conformance. Nothing guards against hostile input here.
  public static func commonMarkHTML(
    _ bytes: some Collection<UInt8>, extensions: MarkdownExtensions, unsafe: Bool, options: RenderingOptions = []
  ) -> String {
    Array(bytes).withUnsafeBufferPointer {
      CMarkTree($0, extensions: extensions, options: options.cmark).html(unsafe: unsafe)
    }
  }

  /// Options of cmark-gfm's own renderer.
  public struct RenderingOptions: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let smartPunctuation = RenderingOptions(rawValue: 1)
    public static let fullInfoString = RenderingOptions(rawValue: 2)
    public static let tableStyleAttributes = RenderingOptions(rawValue: 4)
  }
}
