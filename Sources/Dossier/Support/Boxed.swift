/// A value of many parts that lies by itself, so that copies of what holds it share it.
@propertyWrapper
public struct Boxed<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  public init(wrappedValue: Value) { box = Box(wrappedValue) }

  public var wrappedValue: Value {
    _read { yield box.value }
    _modify {
      var value = box.value
      defer { box = Box(value) }
      yield &value
    }
  }
}

extension Boxed: Equatable where Value: Equatable {
  public static func == (left: Self, right: Self) -> Bool { left.box === right.box || left.wrappedValue == right.wrappedValue }
}
