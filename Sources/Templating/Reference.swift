extension Shape {
  /// The names that a page of this shape offers to its template, as Markdown: a heading and a table for this shape and then for
  /// each shape that can be reached from it, once each, in the order in which they are first mentioned.
  public func markdownReference() -> String { Self.markdownReference(of: [self]) }

  /// The same for several shapes: their own sections first, then those that can be reached from them, once each.
  public static func markdownReference(of shapes: [Shape]) -> String {
    var waiting = shapes[...]
    var known = Set(shapes.map { ObjectIdentifier($0) })
    var sections: [String] = []
    while let shape = waiting.popFirst() {
      sections.append(shape.table)
      for case let inner? in shape.fields.map(\.kind.shape) where known.insert(ObjectIdentifier(inner)).inserted {
        waiting.append(inner)
      }
    }
    return sections.joined(separator: "\n")
  }

  private var table: String {
    var text = "### \(name)\n\n\(documentation)\n\n| Name | Kind | Meaning |\n|---|---|---|\n"
    for field in fields {
      let kind = field.kind.linkedTitle + (field.isOptional ? ", may be missing" : "")
      text += "| `\(field.name)` | \(kind) | \(cell(field.documentation)) |\n"
    }
    return text
  }

  private func cell(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) })
  }
}

extension Kind {
  /// The kind in words, as documentation and messages name it.
  var title: String {
    switch self {
    case .text: "text"
    case .url: "address"
    case .html: "HTML"
    case .json: "JSON"
    case .flag: "flag"
    case .number: "number"
    case .choice(let names): "one of " + names.map { "`\($0)`" }.joined(separator: ", ")
    case .list(of: .object(let shape)): "list of \(shape().name)"
    case .list(of: let item): "list of \(item.title)"
    case .object(let shape): shape().name
    }
  }

  /// The same, with a link to the section of the shape that it names.
  fileprivate var linkedTitle: String {
    guard let name = shape?.name else { return title }
    return title.dropLast(name.count) + "[\(name)](#\(name.lowercased()))"
  }

  /// The shape of the object, or of the objects in the list.
  var shape: Shape? {
    switch self {
    case .object(let shape): shape()
    case .list(of: let item): item.shape
    default: nil
    }
  }
}
