/// A value of a YAML document, with its place in the file.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    /// A text as it is written: `NO` is "NO" and `2023-04` is "2023-04". Only a plain `null`, `~` or nothing is nil.
    case scalar(String, style: Style)
    case list([YAMLNode])
    case map([Entry])
  }
  enum Style: Sendable { case plain, quoted, block }
  struct Entry: Sendable {
    var key: String
    var line: Int
    var column: Int
    var value: YAMLNode
  }
  var content: Content
  /// Both count from 1.
  var line: Int
  var column: Int
  /// Where the scalar ends: what stands behind it on its line can be a comment that was meant as text.
  var endLine = 0
  var endColumn = 0

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
}
