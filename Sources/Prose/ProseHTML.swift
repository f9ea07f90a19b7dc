/// Renders prose to HTML5, with annotations laid over it.
///
/// The HTML is valid and well nested whatever the annotations are. Text and attributes are escaped; addresses that are
/// not safe (`isSafe(url:for:)`) never appear. Only `htmlBlock` and `htmlInline` elements pass through as they are.
public struct ProseHTML: Sendable {
  /// How many levels the headings go down, so that `h1` of a text stands below the page's title; `h6` is the lowest.
  public var headingOffset = 0
  /// What the ids of headings, notes and pages begin with, so that two texts on one page do not clash.
  public var idPrefix = ""
  /// The parts that are shown; nil shows all.
  public var excerpt: Excerpt?
  /// The words that are no part of the text.
  public var labels = Labels()

  public init(headingOffset: Int = 0, idPrefix: String = "", excerpt: Excerpt? = nil, labels: Labels = Labels()) {
    self.headingOffset = headingOffset
    self.idPrefix = idPrefix
    self.excerpt = excerpt
    self.labels = labels
  }

  /// A choice of blocks: those whose text meets one of the ranges. Others leave a mark where they were.
  public struct Excerpt: Sendable {
    /// UTF-8 offsets, ascending and apart from each other.
    public var ranges: [Range<Int>]
    /// The text of the mark, in an element of the class `omitted`.
    public var omission: String

    public init(ranges: [Range<Int>], omission: String = "[…]") {
      self.ranges = ranges
      self.omission = omission
    }
  }

  /// The words that a page adds to a text, for readers who hear it.
  public struct Labels: Sendable {
    public var done = "done"
    public var toDo = "to do"
    public var notes = "Notes"
    /// Followed by a space and the note's number.
    public var note = "Note"
    /// Followed by a space and the note's number.
    public var backToReference = "Back to reference"
    /// Followed by a space and the page's number.
    public var page = "Page"
    /// Names a table that scrolls by itself.
    public var table = "Table"

    public init() {}
  }

  /// An attribute of an HTML element; the value is escaped when it is written.
  public struct Attribute: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Where a link or a picture of the text leads on this page.
  public enum LinkTarget: Sendable, Equatable {
    /// An address. `label` is shown where the element holds no text of its own.
    case url(String, attributes: [Attribute] = [], label: String? = nil)
    /// No link: only its text, or `label` where it holds none.
    case plainText(label: String? = nil)
  }

  /// Something laid over a stretch of the text.
  public struct Annotation: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      /// A link. It is left out where the text is a link already, and where it meets a replacement.
      case link(href: String, attributes: [Attribute] = [])
      /// A passage, which may overlap others and run across elements. `id` is unique on the page and becomes the anchor.
      /// The attributes stand on every piece; of two with one name on a piece that of the passage beginning there wins,
      /// else the first one's.
      case mark(id: String, attributes: [Attribute] = [])
      /// Other text instead of this stretch. Inline elements that lie within the stretch go with it.
      case replacement(String)
    }

    public var kind: Kind
    /// UTF-8 offsets of the text, at the bounds of Unicode scalars.
    public var range: Range<Int>

    public init(_ kind: Kind, _ range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  /// The target that an element names itself; nothing but text for `[[…]]`, whose meaning is unknown here.
  public static func ownTarget(of element: Prose.Element) -> LinkTarget {
    switch element.kind {
    case .link(let destination, _, _, _): .url(destination)
    case .image(let source, _, _, _, _): .url(source)
    default: .plainText()
    }
  }

  /// Appends the HTML of a prose's blocks.
  ///
  /// - Parameters:
  ///   - annotations: ascending by where they begin.
  ///   - resolve: is asked for the target of every link, picture and `[[…]]`.
  public func render(
    _ prose: Prose, annotations: [Annotation] = [], into output: inout [UInt8],
    resolve: (Prose.Element) -> LinkTarget = ProseHTML.ownTarget
  ) {
    render(prose, annotations: annotations, isInline: false, into: &output, resolve: resolve)
  }

  /// Appends the HTML of a prose that is one paragraph, without `<p>`; other prose is rendered as blocks.
  public func renderInline(
    _ prose: Prose, annotations: [Annotation] = [], into output: inout [UInt8],
    resolve: (Prose.Element) -> LinkTarget = ProseHTML.ownTarget
  ) {
    render(prose, annotations: annotations, isInline: prose.isSingleParagraph, into: &output, resolve: resolve)
  }

  private func render(
    _ prose: Prose, annotations: [Annotation], isInline: Bool, into output: inout [UInt8],
    resolve: (Prose.Element) -> LinkTarget
  ) {
    var text = prose.text
    var elements = prose.elements
    if elements.isEmpty, !text.isEmpty { elements = [Prose.Element(.paragraph, 0..<text.utf8.count)] }
    withoutActuallyEscaping(resolve) { resolve in
      text.withUTF8 { bytes in
        var renderer = HTMLRenderer(
          text: AnnotatedText(bytes, annotations, from: elements.first?.range.lowerBound ?? 0), elements: elements, isInline: isInline,
          options: self, resolve: resolve)
        swap(&renderer.text.output, &output)
        renderer.render()
        swap(&renderer.text.output, &output)
      }
    }
  }
}

extension Prose {
  /// Whether this is one paragraph or nothing at all, so that it can stand in a line of other text.
  public var isSingleParagraph: Bool {
    guard let first = elements.first else { return true }
    return first.kind == .paragraph && first.descendants == elements.count - 1
  }
}
