import Notation

/// Puts forms into the words of JSON Schema, draft 7, which the YAML language servers of editors read.
///
/// Each keyword is one that concerns a single type of value, so that a fault within a value that can be written in several ways is
/// told at its own place and not at that of the whole.
struct JSONSchemaWriter {
  private var definitions: [String: JSON] = [:]
  private var order: [String] = []

  /// - Parameter form: What a whole file holds.
  static func schema(of form: Form, title: String) -> JSON {
    var writer = JSONSchemaWriter()
    let root = writer.members(of: form, isOptional: false)
    let definitions = writer.order.sorted().map { ($0, writer.definitions[$0]) }
    return .object(
      [("$schema", .text("http://json-schema.org/draft-07/schema#")), ("title", .text(title))] + root
        + [("definitions", .object(definitions))])
  }

  /// - Parameter isOptional: Whether nothing may stand there: keys without a value are passed over.
  private mutating func members(of form: Form, isOptional: Bool) -> [(String, JSON?)] {
    var types: [String] = []
    var members: [(String, JSON?)] = []
    if let scalar = form.scalar {
      let isAlone = form.list == nil && form.map == nil
      members += self.members(of: isAlone ? scalar : scalar.besideOthers, &types, isOptional: isOptional)
    }
    switch form.list {
    case .several(let item)?:
      types.append("array")
      members.append(("items", .object(self.members(of: item, isOptional: true))))
    case .exactly(let count, let item)?:
      types.append("array")
      members += [
        ("items", .object(self.members(of: item, isOptional: false))), ("minItems", .number(count)), ("maxItems", .number(count)),
      ]
    case nil: break
    }
    if let map = form.map {
      types.append("object")
      members += self.members(of: map)
    }
    if isOptional, !types.isEmpty { types.append("null") }
    return (types.isEmpty ? [] : [("type", types.count == 1 ? .text(types[0]) : .list(types.map { .text($0) }))]) + members
  }

  private func members(of scalar: Form.Scalar, _ types: inout [String], isOptional: Bool) -> [(String, JSON?)] {
    switch scalar {
    case .text(let pattern, let examples):
      // What YAML takes for a number is a text to Briefing; where it must match a pattern, only whole numbers can.
      types += pattern == nil ? ["string", "number", "boolean"] : ["string", "integer"]
      return [("pattern", pattern.map { .text($0) }), ("examples", .list(examples.map { .text($0) }))]
    case .words(let words): return [("enum", .list(words.flatMap(Self.asWritten) + (isOptional ? [.null] : [])))]
    case .flag: return [("enum", .list([.flag(true), .flag(false), .text("yes"), .text("no")] + (isOptional ? [.null] : [])))]
    case .wholeNumber(let range):
      types.append("integer")
      return [("minimum", .number(range?.lowerBound ?? 0)), ("maximum", range.map { .number($0.upperBound) })]
    case .number:
      types.append("number")
      return []
    }
  }

  /// A word as it can be read from YAML: one that looks like a number or a truth value may come as such.
  private static func asWritten(_ word: String) -> [JSON] {
    switch word {
    case "true": [.flag(true), .text(word)]
    case "false": [.flag(false), .text(word)]
    default: Double(word) == nil ? [.text(word)] : [.text(word), .decimal(word)]
    }
  }

  private mutating func members(of map: Form.Map) -> [(String, JSON?)] {
    switch map {
    case .keys(let list): return [("allOf", .list([reference(to: list)]))]
    case .named(let pattern, let value):
      let value = JSON.object(members(of: value, isOptional: true))
      guard let pattern else { return [("additionalProperties", value)] }
      return [("patternProperties", .object([(pattern, value)])), ("additionalProperties", .flag(false))]
    case .kinds(let key, let kinds):
      let cases = kinds.map { kind in
        JSON.object([
          (
            "if",
            .object([("properties", .object([(key, .object([("const", .text(kind.word))]))])), ("required", .list([.text(key)]))])
          ), ("then", reference(to: kind.keys)),
        ])
      }
      let words = JSON.object([("enum", .list(kinds.map { .text($0.word) }))])
      return [("properties", .object([(key, words)])), ("required", .list([.text(key)])), ("allOf", .list(cases))]
    }
  }

  private mutating func reference(to list: Form.KeyList) -> JSON {
    let name = list.definitionName
    if definitions[name] == nil {
      // Noted first, for keys that hold the same keys again.
      definitions[name] = .object([])
      order.append(name)
      definitions[name] = definition(of: list)
    }
    return .object([("$ref", .text("#/definitions/\(name)"))])
  }

  private mutating func definition(of list: Form.KeyList) -> JSON {
    let keys = list.keys().map { key in
      (key.name, Optional(JSON.object([("description", .text(key.help))] + members(of: key.form, isOptional: !list.requires(key.name)))))
    }
    let choices = list.exactlyOne.map { JSON.object([("required", .list([.text($0)]))]) }
    return .object(
      [
        ("properties", .object(keys)), ("required", .list(list.required.map { .text($0) })),
        ("additionalProperties", list.isOpen ? nil : .flag(false)),
      ]
        + (choices.isEmpty
          ? []
          : [
            // Whatever is no object has all keys that are asked of objects.
            ("if", .object([("type", .text("object"))])), ("then", .object([("oneOf", .list(choices))])),
          ]))
  }
}

extension Form.KeyList {
  /// "a target of kind git" is `target-of-kind-git`.
  fileprivate var definitionName: String {
    let words = name.split(whereSeparator: { $0 == " " || $0 == "`" })
    return words.drop { $0 == "a" || $0 == "an" }.joined(separator: "-")
  }

  fileprivate func requires(_ key: String) -> Bool { required.contains(key) || exactlyOne.contains(key) }
}

extension Form.Scalar {
  /// The same where lists or maps may stand there too: an enumeration would have to list those.
  fileprivate var besideOthers: Form.Scalar {
    guard case .words(let words) = self else { return self }
    let choices = words.map { $0.replacing(".", with: "\\.") }.joined(separator: "|")
    return .text(pattern: "^(\(choices))$", examples: words)
  }
}
