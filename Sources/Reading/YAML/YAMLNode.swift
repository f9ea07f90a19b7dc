/// A value of a YAML document, with its place in the file.
///
/// What other programs say is made into the same values, with the places in their files, so that it is checked in the same way.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    /// A text as it is written: `NO` is "NO" and `2023-04` is "2023-04". Only a plain `null`, `~` or nothing is nil.
    case scalar(String, style: Style)
    case list([YAMLNode])
    case map([Entry])
  }
  public enum Style: Sendable { case plain, quoted, block }
  public struct Entry: Sendable {
    public var key: String
    public var line: Int
    public var column: Int
    public var value: YAMLNode

    public init(key: String, line: Int, column: Int, value: YAMLNode) {
      (self.key, self.line, self.column, self.value) = (key, line, column, value)
    }
  }
  public var content: Content
  /// Both count from 1.
  public var line: Int
  public var column: Int
  /// Where the scalar ends: what stands behind it on its line can be a comment that was meant as text.
  var endLine = 0
  var endColumn = 0

  public init(content: Content, line: Int, column: Int) { (self.content, self.line, self.column) = (content, line, column) }

  init(content: Content, line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.init(content: content, line: line, column: column)
    (self.endLine, self.endColumn) = (endLine, endColumn)
  }

  /// What the value is, in the words of a message.
  var described: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "the text “\(text.prefix(40))”"
    case .list(let items): items.isEmpty ? "an empty list" : "a list"
    case .map: "a map of keys"
    }
  }

  var isNull: Bool {
    if case .scalar(let text, .plain) = content { text.isEmpty || text == "~" || text == "null" } else { false }
  }

  /// The value of a map's key; nil where there is none.
  subscript(key: String) -> YAMLNode? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key && !$0.value.isNull }?.value
  }
}
