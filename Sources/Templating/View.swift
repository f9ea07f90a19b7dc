/// A value type that templates can show.
///
/// One declaration gives the names a template may use, their documentation and their values:
///
/// ```swift
/// struct PersonLink: View {
///   var name: String
///   var href: String
///
///   static let fields = Fields<PersonLink>("A link to a person") {
///     Field.text("name", "The person's name") { $0.name }
///     Field.url("href", "The address of the person's page") { $0.href }
///   }
/// }
/// ```
///
/// A field is read each time a template shows it, and never if none does; so it should only hand out what the view holds.
public protocol View: Sendable {
  static var fields: Fields<Self> { get }
}

/// The fields that a view offers to templates.
public struct Fields<V: View>: Sendable {
  /// The fields without their values.
  public let shape: Shape
  /// Each looks at a view where it stands, so that a look at one of its fields copies nothing but that.
  let getters: [@Sendable (UnsafePointer<V>) -> Value]

  /// - Parameter documentation: What the view is, in a few words.
  public init(_ documentation: String, @FieldsBuilder<V> _ fields: () -> [Field<V>]) {
    let fields = fields()
    shape = Shape("\(V.self)", documentation, fields: fields.map(\.member))
    getters = fields.map(\.get)
  }
}

/// Collects the fields of a view.
@resultBuilder
public enum FieldsBuilder<V: View> {
  public static func buildExpression(_ field: Field<V>) -> [Field<V>] { [field] }
  public static func buildExpression(_ fields: [Field<V>]) -> [Field<V>] { fields }
  public static func buildBlock(_ fields: [Field<V>]...) -> [Field<V>] { fields.flatMap { $0 } }
}

/// One name that a view offers to templates: what it is, what it means and where its value comes from.
public struct Field<V: View>: Sendable {
  let member: Shape.Member
  let get: @Sendable (UnsafePointer<V>) -> Value

  private init(
    _ name: String, _ kind: Kind, _ documentation: String, isOptional: Bool = false, _ get: @escaping @Sendable (UnsafePointer<V>) -> Value
  ) {
    member = Shape.Member(name: name, kind: kind, isOptional: isOptional, documentation: documentation)
    self.get = get
  }

  /// A text. The empty text is false in a section.
  public static func text(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> String) -> Field {
    Field(name, .text, documentation) { .text(get($0.pointee)) }
  }

  /// A text that may be missing.
  public static func optionalText(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> String?) -> Field {
    Field(name, .text, documentation, isOptional: true) { .text(get($0.pointee) ?? "") }
  }

  /// An address, absolute or relative.
  public static func url(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> String) -> Field {
    Field(name, .url, documentation) { .text(get($0.pointee)) }
  }

  /// An address that may be missing.
  public static func optionalURL(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> String?) -> Field {
    Field(name, .url, documentation, isOptional: true) { .text(get($0.pointee) ?? "") }
  }

  /// HTML in UTF-8 that is shown as it is. Whoever makes the view answers for its being safe.
  public static func html(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> [UInt8]) -> Field {
    Field(name, .html, documentation) { .bytes(get($0.pointee)) }
  }

  /// A JSON document in UTF-8.
  public static func json(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> [UInt8]) -> Field {
    Field(name, .json, documentation) { .bytes(get($0.pointee)) }
  }

  /// Yes or no.
  public static func flag(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> Bool) -> Field {
    Field(name, .flag, documentation) { .flag(get($0.pointee)) }
  }

  /// A whole number.
  public static func number(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> Int) -> Field {
    Field(name, .number, documentation) { .number(get($0.pointee)) }
  }

  /// One of the cases of an enumeration, shown as its raw value. `{{>*name}}` includes the partial of that name, so that the
  /// cases must name templates wherever it is used so.
  public static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> Choice
  ) -> Field {
    Field(name, .choice(Choice.allCases.map(\.rawValue)), documentation) { .text(get($0.pointee).rawValue) }
  }

  /// A list of texts, shown with `{{.}}`.
  public static func texts(_ name: String, _ documentation: String, _ get: @escaping @Sendable (V) -> [String]) -> Field {
    Field(name, .list(of: .text), documentation) { .rows(Rows(texts: get($0.pointee))) }
  }

  /// A list of views.
  public static func list<Item: View>(
    _ name: String, _ documentation: String, of item: Item.Type, _ get: @escaping @Sendable (V) -> [Item]
  ) -> Field {
    Field(name, .list(of: .object { Item.fields.shape }), documentation) { .rows(Rows(get($0.pointee))) }
  }

  /// Another view.
  public static func object<Other: View>(
    _ name: String, _ documentation: String, of other: Other.Type, _ get: @escaping @Sendable (V) -> Other
  ) -> Field {
    Field(name, .object { Other.fields.shape }, documentation) { .rows(Rows(one: get($0.pointee))) }
  }

  /// Another view that may be missing.
  public static func optional<Other: View>(
    _ name: String, _ documentation: String, of other: Other.Type, _ get: @escaping @Sendable (V) -> Other?
  ) -> Field {
    Field(name, .object { Other.fields.shape }, documentation, isOptional: true) { view in
      get(view.pointee).map { .rows(Rows(one: $0)) } ?? .nothing
    }
  }
}
