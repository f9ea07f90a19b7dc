/// Something that can be found: an entity, a statement, a document.
public struct SearchRecord: Sendable {
  /// The place of its kind in the order of kinds.
  public var kind: Int
  public var title: String
  /// Where it is shown, relative to the root of the site, percent-encoded.
  public var address: String
  /// What it is called, the first being `title`; empty where the title is no name. Names are found in spite of a typing error.
  public var names: [String] = []
  /// What it is, in a few words; shown below the title.
  public var detail = ""
  /// Its date in words.
  public var date = ""
  /// The days that it may concern, counted from 1970-01-01; nil where it has no date.
  public var days: ClosedRange<Int>?
  /// The numbers of the sides that it concerns.
  public var sides: [Int] = []
  /// Words that are shown with it where they are what was looked for.
  public var note = ""
  public var texts: [SearchText] = []

  public init(kind: Int, title: String, address: String) {
    self.kind = kind
    self.title = title
    self.address = address
  }
}

/// A text in which one can find something: what of it is shown, and the anchors on its page.
public struct SearchText: Sendable {
  public var text: String
  /// UTF-8 offsets; in the order of the text.
  public var ranges: [Range<Int>]
  /// Where on its page a reader is led to who found something from an offset on, up to the next one.
  public var anchors: [Anchor]

  public struct Anchor: Sendable, Equatable {
    /// A UTF-8 offset in the text.
    public var offset: Int
    /// Empty for the page as a whole.
    public var id: String

    public init(offset: Int, id: String) {
      self.offset = offset
      self.id = id
    }
  }

  /// - Parameter anchors: in the order of the text.
  public init(_ text: String, ranges: [Range<Int>]? = nil, anchors: [Anchor] = []) {
    self.text = text
    self.ranges = ranges ?? [0..<text.utf8.count]
    self.anchors = anchors
  }
}
