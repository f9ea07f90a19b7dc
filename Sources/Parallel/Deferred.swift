import Synchronization

/// A value that is made when it is asked for first, and kept from then on.
///
/// A reference, so that copies of what holds it share what was made. Once it is there, asking takes no lock.
public final class Deferred<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let made = AtomicLazyReference<Box>()
  /// How it is made; let go of afterwards, with all that it holds.
  private let make: Mutex<(@Sendable () -> Value)?>

  public init(_ make: @escaping @Sendable () -> Value) { self.make = Mutex(make) }

  /// The value. Whoever asks while it is made waits for it.
  public var value: Value {
    _read {
      let box = made.load() ?? finished()
      yield box.value
    }
  }

  /// Whether it was asked for.
  public var isMade: Bool { made.load() != nil }

  private func finished() -> Box {
    make.withLock { make in
      if let box = made.load() { return box }
      let box = made.storeIfNil(Box(make!()))
      make = nil
      return box
    }
  }
}

/// The same for what is made by many tasks.
public final class DeferredTask<Value: Sendable>: Sendable {
  private let make: @Sendable () async -> Value
  private let task = Mutex<Task<Value, Never>?>(nil)

  public init(_ make: @escaping @Sendable () async -> Value) { self.make = make }

  /// The value. Whoever asks while it is made waits for it.
  public var value: Value {
    get async {
      let task = task.withLock { task in
        let running = task ?? Task { [make] in await make() }
        task = running
        return running
      }
      return await task.value
    }
  }
}
