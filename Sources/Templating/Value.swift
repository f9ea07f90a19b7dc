/// A value that a template shows. What kind of value a field gives is known from its shape, so a value says no more than it must.
enum Value {
  case text(String)
  /// HTML or JSON in UTF-8.
  case bytes([UInt8])
  case flag(Bool)
  case number(Int)
  /// The items of a list; an object is a list of one, an absent object a list of none.
  case items(Items)
  case nothing

  /// Whether a section over the value is rendered.
  var isTruthy: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .items(let items): items.count > 0
    case .nothing: false
    }
  }

  /// The same value, which may stand in items that were made.
  func held(by items: Items) -> Value {
    if case .items(let found) = self { .items(found.held(by: items)) } else { self }
  }
}

/// Views or other values that lie one behind the other in memory.
///
/// They are looked at where they are, for nothing of a page changes or moves while it is rendered: whoever renders holds the page's view,
/// and so all that is stored in it. What is made while it is rendered is held by `owner`.
struct Items {
  let start: UnsafeRawPointer
  let count: Int
  private let stride: Int
  /// The value of an item that is no view.
  private let value: (@Sendable (UnsafeRawPointer) -> Value)?
  private let owner: AnyObject?

  /// Views that are stored in a view.
  init<Item>(stored items: [Item]) { self.init(items, value: nil, owner: nil) }

  /// Texts that are stored in a view.
  init(stored texts: [String]) { self.init(texts, value: { .text($0.assumingMemoryBound(to: String.self).pointee) }, owner: nil) }

  /// What nobody else holds.
  ///
  /// - Parameter value: The value of an item, where items are no views.
  init<Item>(made items: [Item], value: (@Sendable (UnsafeRawPointer) -> Value)? = nil) {
    self.init(items, value: value, owner: Holder(items))
  }

  /// An object that is stored in a view.
  init(object: UnsafeRawPointer) { self.init(start: object, count: 1, stride: 0, value: nil, owner: nil) }

  private init<Item>(_ items: [Item], value: (@Sendable (UnsafeRawPointer) -> Value)?, owner: AnyObject?) {
    let nowhere = UnsafeRawPointer(bitPattern: MemoryLayout<Item>.alignment)!
    self.init(
      start: items.withUnsafeBufferPointer { $0.baseAddress.map { UnsafeRawPointer($0) } ?? nowhere }, count: items.count,
      stride: MemoryLayout<Item>.stride, value: value, owner: owner)
  }

  private init(start: UnsafeRawPointer, count: Int, stride: Int, value: (@Sendable (UnsafeRawPointer) -> Value)?, owner: AnyObject?) {
    (self.start, self.count, self.stride) = (start, count, stride)
    (self.value, self.owner) = (value, owner)
  }

  /// Where an item stands.
  subscript(index: Int) -> UnsafeRawPointer { start + index * stride }

  /// The item that stands at an address.
  func item(at place: UnsafeRawPointer) -> Value { value.map { $0(place) } ?? .items(Items(object: place).held(by: self)) }

  /// The same items, which may stand in others that were made.
  func held(by items: Items) -> Items {
    Items(start: start, count: count, stride: stride, value: value, owner: owner ?? items.owner)
  }
}

private final class Holder<Item> {
  private let items: [Item]
  init(_ items: [Item]) { self.items = items }
}
