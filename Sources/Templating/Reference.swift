extension Shape {
  /// The names that a page of this shape offers to its template, as Markdown: a heading and a table for this shape and then for
  /// each shape that can be reached from it, once each, in the order in which they are first mentioned.
  public func markdownReference() -> String {
    var waiting = [self]
    var known = Set([ObjectIdentifier(self)])
    var sections: [String] = []
    while !waiting.isEmpty {
      let shape = waiting.removeFirst()
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
      let kind = field.kind.title + (field.isOptional ? ", may be missing" : "")
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

  /// The shape of the object, or of the objects in the list.
  var shape: Shape? {
    switch self {
    case .object(let shape): shape()
    case .list(of: let item): item.shape
    default: nil
    }
  }
}
