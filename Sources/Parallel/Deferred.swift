import Synchronization

/// A value that is made when it is asked for first, and kept from then on.
///
/// A reference, so that copies of what holds it share what was made. Once it is there, asking takes no lock.
public final class Deferred<Value: Sendable>: Sendable {
  /// The address of the value, 0 until it is made. Not a reference to it: counting those is what many tasks would wait for.
  private let address = Atomic<UInt>(0)
  /// How it is made; let go of afterwards, with all that it holds.
  private let make: Mutex<(@Sendable () -> Value)?>

  public init(_ make: @escaping @Sendable () -> Value) { self.make = Mutex(make) }

  deinit {
    guard let place else { return }
    place.deinitialize(count: 1)
    place.deallocate()
  }

  /// The value. Whoever asks while it is made waits for it.
  public var value: Value {
    _read {
      let place = self.place ?? finished()
      yield place.pointee
    }
  }

  /// Whether it was asked for.
  public var isMade: Bool { place != nil }

  private var place: UnsafeMutablePointer<Value>? { UnsafeMutablePointer(bitPattern: address.load(ordering: .acquiring)) }

  private func finished() -> UnsafeMutablePointer<Value> {
    make.withLock { make in
      if let place { return place }
      let place = UnsafeMutablePointer<Value>.allocate(capacity: 1)
      place.initialize(to: make!())
      address.store(UInt(bitPattern: place), ordering: .releasing)
      make = nil
      return place
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
