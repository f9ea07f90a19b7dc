import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that was started and whose output is read through pipes.
///
/// It leads a process group of its own, which is killed with it; when the value goes away, so does the program.
struct ChildProcess: ~Copyable {
  enum Failure: Error {
    /// The number of the system's error.
    case system(Int32)
    case timeout
    case tooMuchOutput
  }

  private let id: pid_t
  private let output: Int32
  private let complaint: Int32
  /// The status as `waitpid` gave it, once the program ended.
  private var status: Int32?

  /// How much of standard error is kept, in bytes; what goes beyond is read and thrown away.
  private static let complaintLimit = 4096

  /// Pipes become private to a program only after they are made. Another one that is started between would keep the
  /// writing end of this one's pipe open, and its end would not be seen.
  private static let starting = Mutex(())

  /// Starts a program; `arguments` begin with its name.
  init(_ executable: String, arguments: [String], environment: [String]) throws(Failure) {
    (id, output, complaint) = try Self.starting.withLock { _ throws(Failure) in
      let outputPipe = try Pipe()
      let complaintPipe = try Pipe()
      let id = try Self.spawn(executable, arguments, environment, output: outputPipe.writing, complaint: complaintPipe.writing)
      // The writing ends close here, so that the end of the program is the end of its output.
      return (id, outputPipe.takeReading(), complaintPipe.takeReading())
    }
  }

  deinit {
    close(output)
    close(complaint)
    guard status == nil else { return }
    kill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }

  /// Reads all output and waits for the end. The status of a program that a signal ended is the signal's negative number.
  mutating func finish(within limit: Duration, outputLimit: Int) throws(Failure) -> Converter.Outcome {
    let deadline = ContinuousClock.now + limit
    var written: [UInt8] = []
    var complained: [UInt8] = []
    var pending = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: complaint, events: Int16(POLLIN), revents: 0),
    ]
    let size = 1 << 16
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    while pending.contains(where: { $0.fd >= 0 }) {
      let ready = poll(&pending, nfds_t(pending.count), try Self.milliseconds(to: deadline))
      if ready < 0, errno != EINTR { throw .system(errno) }
      guard ready > 0 else { continue }
      for index in pending.indices where pending[index].fd >= 0 && pending[index].revents != 0 {
        let count = read(pending[index].fd, buffer.baseAddress, size)
        if count < 0, errno == EINTR { continue }
        if count < 0 { throw .system(errno) }
        if count == 0 { pending[index].fd = -1 }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        if index == 0 {
          guard written.count + count <= outputLimit else { throw .tooMuchOutput }
          written.append(contentsOf: bytes)
        } else {
          complained.append(contentsOf: bytes.prefix(Self.complaintLimit - complained.count))
        }
      }
    }
    return Converter.Outcome(status: try wait(until: deadline), output: written, complaint: complained)
  }

  private static func milliseconds(to deadline: ContinuousClock.Instant) throws(Failure) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { throw .timeout }
    let (seconds, attoseconds) = left.components
    return Int32(clamping: min(seconds, 3600) * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }

  /// A program that has closed its output ends at once as a rule, so it is asked for in short steps.
  private mutating func wait(until deadline: ContinuousClock.Instant) throws(Failure) -> Int32 {
    var ended: Int32 = 0
    while true {
      let result = waitpid(id, &ended, WNOHANG)
      if result == id { break }
      if result < 0, errno != EINTR { throw .system(errno) }
      _ = try Self.milliseconds(to: deadline)
      usleep(500)
    }
    status = ended
    let signal = ended & 0x7F
    return signal == 0 ? (ended >> 8) & 0xFF : -signal
  }
}

extension ChildProcess {
  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String], output: Int32, complaint: Int32
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaint, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The program must not inherit what this one blocks or ignores, or it might outlive its end.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))
    var id: pid_t = 0
    let code = withCStrings(arguments) { arguments in
      withCStrings(environment) { posix_spawn(&id, executable, &actions, &attributes, arguments, $0) }
    }
    guard code == 0 else { throw .system(code) }
    return id
  }

  /// Calls a closure with strings as C has them: an array of pointers with nil at its end.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }
}

/// A pipe whose ends no other program inherits.
private struct Pipe: ~Copyable {
  let reading: Int32
  let writing: Int32

  init() throws(ChildProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// The reading end, which is the caller's to close; the writing end is closed.
  consuming func takeReading() -> Int32 {
    let end = reading
    close(writing)
    discard self
    return end
  }
}
