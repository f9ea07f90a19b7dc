/// A value type that templates can show.
///
/// One declaration gives the names a template may use, their documentation and their values:
///
/// ```swift
/// struct PersonLink: View {
///   var name: String
///   var id: String
///
///   static let fields = Fields<PersonLink>("A link to a person") {
///     Field.text("name", "The person's name", \.name)
///     Field.url("href", "The address of the person's page") { "people/\($0.id).html" }
///   }
/// }
/// ```
///
/// What the view has stored is named by its key path and read where it is. All else is made by a function, each time a template shows it
/// and never if none does.
public protocol View: Sendable {
  static var fields: Fields<Self> { get }
}

/// The fields that a view offers to templates.
///
/// What is said of views here and below asks for no `View`, for a program looks up, when it runs, whether a type is what is asked for.
public struct Fields<V>: Sendable {
  /// The fields, and where their values are.
  public let shape: Shape

  /// - Parameter documentation: What the view is, in a few words.
  public init(_ documentation: String, @FieldsBuilder<V> _ fields: () -> [Field<V>]) {
    shape = Shape("\(V.self)", documentation, fields: fields().map(\.member))
  }
}

/// Collects the fields of a view.
@resultBuilder
public enum FieldsBuilder<V> {
  public static func buildExpression(_ field: Field<V>) -> [Field<V>] { [field] }
  public static func buildExpression(_ fields: [Field<V>]) -> [Field<V>] { fields }
  public static func buildBlock(_ fields: [Field<V>]...) -> [Field<V>] { fields.flatMap { $0 } }
}

/// One name that a view offers to templates: what it is, what it means and where its value comes from.
public struct Field<V>: Sendable {
  let member: Shape.Member

  private init(_ name: String, _ kind: Kind, _ documentation: String, isOptional: Bool = false, _ source: Source) {
    member = Shape.Member(name: name, kind: kind, isOptional: isOptional, documentation: documentation, source: source)
  }

  /// A value that a function makes of the view.
  private static func made(_ make: @escaping @Sendable (V) -> Value) -> Source {
    .made { make($0.assumingMemoryBound(to: V.self).pointee) }
  }

  /// Where a part of the view is, from its beginning.
  private static func offset<Part>(_ path: KeyPath<V, Part>) -> Int {
    guard let offset = MemoryLayout<V>.offset(of: path) else { preconditionFailure("\(path) is not stored in \(V.self)") }
    return offset
  }

  /// A value that is made of a stored part of the view alone.
  private static func made<Part>(of path: KeyPath<V, Part>, _ make: @escaping @Sendable (UnsafePointer<Part>) -> Value) -> Source {
    let offset = offset(path)
    return .made { make(($0 + offset).assumingMemoryBound(to: Part.self)) }
  }

  // MARK: Texts

  /// A text. The empty text is false in a section.
  public static func text(_ name: String, _ documentation: String, _ path: KeyPath<V, String>) -> Field {
    Field(name, .text, documentation, .stored(.text(offset(path))))
  }

  /// A text that is made.
  public static func text(_ name: String, _ documentation: String, _ make: @escaping @Sendable (V) -> String) -> Field {
    Field(name, .text, documentation, made { .text(make($0)) })
  }

  /// A text that is made of a part of the view.
  public static func text<Part>(
    _ name: String, _ documentation: String, of path: KeyPath<V, Part>, _ make: @escaping @Sendable (Part) -> String
  ) -> Field {
    Field(name, .text, documentation, made(of: path) { .text(make($0.pointee)) })
  }

  /// One of a list of texts.
  public static func text(_ name: String, _ documentation: String, _ path: KeyPath<V, [String]>, at place: Int) -> Field {
    Field(name, .text, documentation, .stored(.element(offset(path), place: place)))
  }

  /// A text that may be missing.
  public static func optionalText(_ name: String, _ documentation: String, _ path: KeyPath<V, String?>) -> Field {
    Field(name, .text, documentation, isOptional: true, .stored(.optionalText(offset(path))))
  }

  /// An address, absolute or relative.
  public static func url(_ name: String, _ documentation: String, _ path: KeyPath<V, String>) -> Field {
    Field(name, .url, documentation, .stored(.text(offset(path))))
  }

  /// An address that is made.
  public static func url(_ name: String, _ documentation: String, _ make: @escaping @Sendable (V) -> String) -> Field {
    Field(name, .url, documentation, made { .text(make($0)) })
  }

  /// An address that begins with a stored one.
  public static func url(_ name: String, _ documentation: String, _ path: KeyPath<V, String>, adding rest: String) -> Field {
    Field(name, .url, documentation, made(of: path) { .text($0.pointee + rest) })
  }

  /// An address that may be missing.
  public static func optionalURL(_ name: String, _ documentation: String, _ path: KeyPath<V, String?>) -> Field {
    Field(name, .url, documentation, isOptional: true, .stored(.optionalText(offset(path))))
  }

  /// An address that is made, or not.
  public static func optionalURL(_ name: String, _ documentation: String, _ make: @escaping @Sendable (V) -> String?) -> Field {
    Field(name, .url, documentation, isOptional: true, made { .text(make($0) ?? "") })
  }

  /// HTML in UTF-8 that is shown as it is. Whoever makes the view answers for its being safe.
  public static func html(_ name: String, _ documentation: String, _ path: KeyPath<V, [UInt8]>) -> Field {
    Field(name, .html, documentation, .stored(.bytes(offset(path))))
  }

  /// HTML that is made of a part of the view.
  public static func html<Part>(
    _ name: String, _ documentation: String, of path: KeyPath<V, Part>, _ make: @escaping @Sendable (Part) -> [UInt8]
  ) -> Field {
    Field(name, .html, documentation, made(of: path) { .bytes(make($0.pointee)) })
  }

  /// A JSON document in UTF-8.
  public static func json(_ name: String, _ documentation: String, _ path: KeyPath<V, [UInt8]>) -> Field {
    Field(name, .json, documentation, .stored(.bytes(offset(path))))
  }

  /// One of the cases of an enumeration, shown as its raw value. `{{>*name}}` includes the partial of that name, so that the
  /// cases must name templates wherever it is used so.
  public static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ documentation: String, _ path: KeyPath<V, Choice>
  ) -> Field {
    Field(name, .choice(Choice.allCases.map(\.rawValue)), documentation, made(of: path) { .text($0.pointee.rawValue) })
  }

  // MARK: Flags and numbers

  /// Yes or no.
  public static func flag(_ name: String, _ documentation: String, _ path: KeyPath<V, Bool>) -> Field {
    Field(name, .flag, documentation, .stored(.flag(offset(path))))
  }

  /// Yes or no, as a function says.
  public static func flag(_ name: String, _ documentation: String, _ make: @escaping @Sendable (V) -> Bool) -> Field {
    Field(name, .flag, documentation, made { .flag(make($0)) })
  }

  /// Whether a list has any item.
  public static func flag<Item>(_ name: String, _ documentation: String, hasAny path: KeyPath<V, [Item]>) -> Field {
    Field(name, .flag, documentation, made(of: path) { .flag(!$0.pointee.isEmpty) })
  }

  /// A whole number.
  public static func number(_ name: String, _ documentation: String, _ path: KeyPath<V, Int>) -> Field {
    Field(name, .number, documentation, .stored(.number(offset(path))))
  }

  /// A whole number that is made.
  public static func number(_ name: String, _ documentation: String, _ make: @escaping @Sendable (V) -> Int) -> Field {
    Field(name, .number, documentation, made { .number(make($0)) })
  }

  /// How many items a list has.
  public static func number<Item>(_ name: String, _ documentation: String, of path: KeyPath<V, [Item]>) -> Field {
    Field(name, .number, documentation, made(of: path) { .number($0.pointee.count) })
  }

  // MARK: Lists and objects

  /// A list of texts, shown with `{{.}}`.
  public static func texts(_ name: String, _ documentation: String, _ path: KeyPath<V, [String]>) -> Field {
    Field(name, .list(of: .text), documentation, made(of: path) { .items(Items(stored: $0.pointee)) })
  }

  /// A list of views.
  public static func list<Item: View>(
    _ name: String, _ documentation: String, of item: Item.Type, _ path: KeyPath<V, [Item]>
  ) -> Field {
    Field(name, list(of: item), documentation, made(of: path) { .items(Items(stored: $0.pointee)) })
  }

  /// A list of views that are made.
  public static func list<Item: View>(
    _ name: String, _ documentation: String, of item: Item.Type, _ make: @escaping @Sendable (V) -> [Item]
  ) -> Field {
    Field(name, list(of: item), documentation, made { .items(Items(made: make($0))) })
  }

  /// Another view.
  public static func object<Other: View>(_ name: String, _ documentation: String, of other: Other.Type, _ path: KeyPath<V, Other>) -> Field
  {
    Field(name, object(other), documentation, .stored(.object(offset(path))))
  }

  /// Another view that is made.
  public static func object<Other: View>(
    _ name: String, _ documentation: String, of other: Other.Type, _ make: @escaping @Sendable (V) -> Other
  ) -> Field {
    Field(name, object(other), documentation, made { .items(Items(made: [make($0)])) })
  }

  /// Another view that may be missing.
  public static func optional<Other: View>(
    _ name: String, _ documentation: String, of other: Other.Type, _ path: KeyPath<V, Other?>
  ) -> Field {
    // An optional that is there has its value at its beginning.
    let source = made(of: path) { $0.pointee == nil ? .nothing : .items(Items(object: UnsafeRawPointer($0))) }
    return Field(name, object(other), documentation, isOptional: true, source)
  }

  /// Another view that is made, or not.
  public static func optional<Other: View>(
    _ name: String, _ documentation: String, of other: Other.Type, _ make: @escaping @Sendable (V) -> Other?
  ) -> Field {
    let source = made { make($0).map { .items(Items(made: [$0])) } ?? .nothing }
    return Field(name, object(other), documentation, isOptional: true, source)
  }

  private static func object<Other: View>(_ other: Other.Type) -> Kind { .object { Other.fields.shape } }

  private static func list<Item: View>(of item: Item.Type) -> Kind { .list(of: object(item)) }
}
