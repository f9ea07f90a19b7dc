/// A value that a template shows. What kind of value a slot gives is known from its shape, so a value says no more than it must.
enum Value: Sendable {
  case text(String)
  /// HTML or JSON in UTF-8.
  case bytes([UInt8])
  case flag(Bool)
  case number(Int)
  /// The items of a list; an object is a list of one, an absent object a list of none.
  case rows(Rows)
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
///
/// They are known by a function that is made where their type is known, so that a look at a field is one call.
final class Rows: Sendable {
  let count: Int
  private let get: @Sendable (_ index: Int, _ slot: Int) -> Value
  /// The slot in which an item stands that is no object.
  static let itself = -1

  init(count: Int, _ get: @escaping @Sendable (_ index: Int, _ slot: Int) -> Value) { (self.count, self.get) = (count, get) }

  @inline(__always)
  init<V: View>(_ views: [V]) {
    let getters = V.fields.getters
    count = views.count
    get = { index, slot in
      if slot == Self.itself { return .nothing }
      precondition(views.indices.contains(index))
      return views.withUnsafeBufferPointer { getters[slot]($0.baseAddress! + index) }
    }
  }

  /// An object: the only item of its list.
  @inline(__always)
  convenience init<V: View>(one view: V) { self.init([view]) }

  convenience init(texts: [String]) {
    self.init(count: texts.count) { $1 == Self.itself ? .text(texts[$0]) : .nothing }
  }

  /// The item itself, where items are not objects.
  func item(_ index: Int) -> Value { get(index, Self.itself) }

  /// The value in a slot of an item that is an object.
  func value(_ index: Int, slot: Int) -> Value { get(index, slot) }
}
