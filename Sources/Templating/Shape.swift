/// What a template may ask of one kind of view: its names, what kind of value each one gives, and what it means.
///
/// A shape is declared once, beside its view type, as `Fields`. Templates are checked against it when they are compiled.
public final class Shape: Sendable {
  /// The name of the view type.
  public let name: String
  /// What the view is, in a few words.
  public let documentation: String
  /// The names in the order of their declaration; the position of a field is its slot.
  public let fields: [Member]
  private let slots: [String: Int]

  /// One name that a view offers.
  public struct Member: Sendable {
    public let name: String
    public let kind: Kind
    /// Whether the value may be missing; a missing value is false in a section and shows nothing.
    public let isOptional: Bool
    public let documentation: String
    let source: Source
  }

  init(_ name: String, _ documentation: String, fields: [Member]) {
    self.name = name
    self.documentation = documentation
    self.fields = fields
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { _, _ in
      preconditionFailure("\(name) declares a field twice")
    }
  }

  func slot(of name: String) -> Int? { slots[name] }
}

/// What a value is, which decides where a template may show it.
public indirect enum Kind: Sendable {
  /// Plain text; escaped wherever it is shown.
  case text
  /// The address of a page or a file: the only kind that may begin the value of `href`, `src` and the like.
  case url
  /// HTML that is safe to show as it is.
  case html
  /// A JSON document, for `<script type="application/json">`.
  case json
  /// Yes or no; only for sections.
  case flag
  /// A whole number; 0 is false in a section.
  case number
  /// A text out of a fixed set, which may name a partial: `{{>*name}}`.
  case choice([String])
  case list(of: Kind)
  /// A view of its own. The shape is resolved when it is needed, so that shapes may contain themselves.
  case object(@Sendable () -> Shape)
}
