import Notation

/// What a value may be, by the kind of YAML that it is written as: what reading asks for, in a form that other programs can be told.
struct Form: Sendable {
  var scalar: Scalar?
  /// What the items of a list may be.
  var list: Items?
  var map: Map?

  enum Scalar: Sendable {
    /// - Parameters:
    ///   - pattern: A regular expression (ECMA-262) that every right text matches.
    ///   - examples: Words that may stand here among others.
    case text(pattern: String? = nil, examples: [String] = [])
    /// One of these words.
    case words([String])
    case flag
    case wholeNumber(ClosedRange<Int>?)
    case number
  }
  indirect enum Items: Sendable {
    case several(Form)
    case exactly(Int, Form)
  }
  indirect enum Map: Sendable {
    case keys(KeyList)
    /// From names, which match a pattern, to values.
    case named(pattern: String?, Form)
    /// Keys that depend on the word which one of them has.
    case kinds(key: String, [(word: String, keys: KeyList)])
  }

  /// The keys of a map.
  struct KeyList: Sendable {
    /// What the map is called in messages: "a role".
    let name: String
    /// Made when it is asked for: keys of some maps hold such maps again.
    let keys: @Sendable () -> [Key]
    var required: [String] = []
    /// Of several keys, those of which exactly one must be there.
    var exactlyOne: [String] = []
    /// Whether other programs may have keys of their own beside these.
    var isOpen = false
  }

  struct Key: Sendable {
    let name: String
    let help: String
    let form: Form
  }

  static let text = Form(scalar: .text())

  static func scalar(_ scalar: Scalar) -> Form { Form(scalar: scalar) }

  static func text(_ pattern: String? = nil, examples: [String] = []) -> Form { Form(scalar: .text(pattern: pattern, examples: examples)) }

  static func keys(_ list: KeyList) -> Form { Form(map: .keys(list)) }

  static func named(like pattern: String? = nil, _ value: Form) -> Form { Form(map: .named(pattern: pattern, value)) }

  /// This, or a list of such.
  var oneOrSeveral: Form {
    var form = self
    form.list = .several(self)
    return form
  }
}

extension Schema {
  /// Its keys, as other programs can be told of them.
  func keyList(requiring required: [String] = [], exactlyOne: [String] = []) -> Form.KeyList {
    Form.KeyList(
      name: name, keys: { [fields] in fields.map { Form.Key(name: $0.key, help: $0.help, form: $0.form) } }, required: required,
      exactlyOne: exactlyOne)
  }
}
