import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a run does, stage by stage, and what each stage takes.
///
/// Handed down where it is wanted; where it is nil, nothing is measured. A stage inside another one is a part of it.
public final class Stages: Sendable {
  /// A stage that has ended. Times are in nanoseconds.
  public struct Stage: Sendable {
    public var name: String
    /// How many stages it is a part of.
    public var depth: Int
    /// From the beginning of the run.
    public var start: Int64
    public var wall: Int64
    /// The time of all processors, for this program.
    public var processor: Int64
    /// The most memory that the program had until the stage's end, in KB.
    public var peakMemory: Int
  }

  /// A stage that has begun.
  public struct Open: Sendable {
    fileprivate let stages: Stages
    fileprivate let place: Int

    public func end() { stages.close(place) }
  }

  private struct State {
    var stages: [Stage] = []
    var depth = 0
  }

  private let state = Mutex(State())
  private let begin = clock(CLOCK_MONOTONIC)

  public init() {}

  public func begin(_ name: String) -> Open {
    let (wall, processor) = (clock(CLOCK_MONOTONIC) - begin, clock(CLOCK_PROCESS_CPUTIME_ID))
    return state.withLock { state in
      state.stages.append(Stage(name: name, depth: state.depth, start: wall, wall: 0, processor: processor, peakMemory: 0))
      state.depth += 1
      return Open(stages: self, place: state.stages.count - 1)
    }
  }

  private func close(_ place: Int) {
    let (wall, processor, memory) = (clock(CLOCK_MONOTONIC) - begin, clock(CLOCK_PROCESS_CPUTIME_ID), Self.peakMemory)
    state.withLock { state in
      state.depth = state.stages[place].depth
      state.stages[place].wall = wall - state.stages[place].start
      state.stages[place].processor = processor - state.stages[place].processor
      state.stages[place].peakMemory = memory
    }
  }

  /// The stages in the order in which they began.
  public var all: [Stage] { state.withLock { $0.stages } }

  private static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss) / 1024
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss)
    #endif
  }
}

private func clock(_ id: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(id, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
