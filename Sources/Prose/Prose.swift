/// A text and what its stretches are: plain text with elements that stand off from it.
///
/// Every document and every piece of prose has this one form, whatever it was written in. Evidence, names and
/// search look at `text` alone; rendering lays `elements` over it. Offsets are UTF-8 offsets in `text`.
public struct Prose: Sendable, Equatable {
  /// The plain text: what a reader of the rendered page reads. Text between blocks (line ends) belongs to none.
  public var text: String
  /// Properly nested elements in document order, a parent before its children.
  public var elements: [Element]

  public init(text: String = "", elements: [Element] = []) {
    self.text = text
    self.elements = elements
  }

  /// What a stretch of the text is.
  public struct Element: Sendable, Equatable {
    public var kind: Kind
    public var range: Range<Int>
    /// How many of the elements that follow lie inside this one.
    public var descendants: Int

    public init(_ kind: Kind, _ range: Range<Int>, descendants: Int = 0) {
      self.kind = kind
      self.range = range
      self.descendants = descendants
    }
  }

  /// The kinds of elements, named as CommonMark and GFM name them.
  public enum Kind: Sendable, Equatable {
    // Blocks
    case paragraph
    /// `id` is unique in the text and made from the heading's words.
    case heading(level: Int, id: String)
    case blockQuote
    case bulletList(tight: Bool)
    case orderedList(start: Int, tight: Bool)
    /// `checked` is nil where the item is no task.
    case listItem(checked: Bool?)
    case codeBlock(language: String?)
    case thematicBreak
    case table
    case tableRow(header: Bool)
    case tableCell(Alignment?)
    /// The notes at the end of the text; its children are `footnote`s.
    case footnotes
    /// Note number `number` (from 1), referred to `references` times.
    case footnote(number: Int, references: Int)
    /// Raw HTML of the author, only where briefing.yml allows it. Its range is empty.
    case htmlBlock(String)
    /// A page of a paged document (PDF) begins here. Its range is empty.
    case pageBreak(number: Int)

    // Inlines
    case emphasis, strong, strikethrough, code
    /// Its place is where its markup begins; the column counts Unicode scalars.
    case link(destination: String, title: String?, line: Int, column: Int = 1)
    /// Its range is empty: a picture is no text.
    case image(source: String, title: String?, alternative: String, line: Int, column: Int = 1)
    /// `[[id]]` or `[[id|label]]`. Without a label the range is empty and the entity's name is shown.
    case wikiLink(target: String, line: Int, column: Int)
    /// The `reference`th mark (from 1) that points to note `number`. Its range is empty.
    case footnoteReference(number: Int, reference: Int)
    case lineBreak
    case htmlInline(String)
  }

  public enum Alignment: String, Sendable, Equatable { case left, center, right }
}
