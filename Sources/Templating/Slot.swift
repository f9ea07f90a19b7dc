/// Where a program finds the value of a field: so many bytes from the beginning of the view.
enum Slot: Sendable {
  case text(Int)
  case optionalText(Int)
  case bytes(Int)
  case flag(Int)
  case number(Int)
  /// One of a list of texts, at a place in it.
  case element(Int, place: Int)
  /// Another view.
  case object(Int)
  /// What a function of the program makes of the view that is there.
  case made(Int, function: Int)

  /// The same field of a view that is a part of another one, so many bytes from its beginning.
  func within(_ offset: Int) -> Slot {
    switch self {
    case .text(let inner): .text(offset + inner)
    case .optionalText(let inner): .optionalText(offset + inner)
    case .bytes(let inner): .bytes(offset + inner)
    case .flag(let inner): .flag(offset + inner)
    case .number(let inner): .number(offset + inner)
    case .element(let inner, let place): .element(offset + inner, place: place)
    case .object(let inner): .object(offset + inner)
    case .made(let inner, let function): .made(offset + inner, function: function)
    }
  }
}

/// Where the value of a field comes from.
enum Source: Sendable {
  case stored(Slot)
  case made(Function)

  /// Makes a value of the view that stands at an address.
  typealias Function = @Sendable (UnsafeRawPointer) -> Value
}
