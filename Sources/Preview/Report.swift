/// Something that is wrong with the content, ready to be shown.
public struct Report: Sendable, Equatable {
  public var isError: Bool
  public var message: String
  public var help: String?
  /// Where it is wrong, and the line up to there and from there on.
  public var place: Place?

  public struct Place: Sendable, Equatable {
    public var file: String
    public var line: Int
    public var column: Int
    public var before: String
    public var behind: String
    /// The address that opens the place in an editor.
    public var editor: String?

    public init(file: String, line: Int, column: Int, before: String, behind: String, editor: String?) {
      (self.file, self.line, self.column) = (file, line, column)
      (self.before, self.behind, self.editor) = (before, behind, editor)
    }
  }

  public init(isError: Bool, message: String, help: String?, place: Place?) {
    (self.isError, self.message, self.help, self.place) = (isError, message, help, place)
  }
}
