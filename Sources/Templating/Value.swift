/// A value that a template shows. What kind of value a slot gives is known from its shape, so a value says no more than it must.
enum Value: Sendable {
  case text(String)
  /// HTML or JSON in UTF-8.
  case bytes([UInt8])
  case flag(Bool)
  case number(Int)
  /// The items of a list; an object is a list of one, an absent object a list of none.
  case rows(any RowSource)
  case nothing

  /// Whether a section over the value is rendered.
  var isTruthy: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .rows(let rows): rows.count > 0
    case .nothing: false
    }
  }
}

/// The items of a list, whose fields are read only where a template shows them.
protocol RowSource: AnyObject, Sendable {
  var count: Int { get }
  /// The item itself, where items are not objects.
  func item(_ index: Int) -> Value
  /// The value in a slot of an item that is an object.
  func value(_ index: Int, slot: Int) -> Value
}

/// Views as the items of a list.
final class ViewRows<V: View>: RowSource {
  private let views: [V]
  private let getters: [@Sendable (V) -> Value]

  init(_ views: [V]) {
    self.views = views
    getters = V.fields.getters
  }

  var count: Int { views.count }
  func item(_ index: Int) -> Value { .nothing }
  func value(_ index: Int, slot: Int) -> Value { getters[slot](views[index]) }
}

/// Texts as the items of a list.
final class TextRows: RowSource {
  private let texts: [String]

  init(_ texts: [String]) { self.texts = texts }

  var count: Int { texts.count }
  func item(_ index: Int) -> Value { .text(texts[index]) }
  func value(_ index: Int, slot: Int) -> Value { .nothing }
}
