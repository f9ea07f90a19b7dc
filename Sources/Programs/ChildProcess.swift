import CFileCalls
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that was started, which is fed and listened to through pipes.
///
/// It leads a process group of its own, which is killed with it, or belongs to that of this program; when the value goes away, so does the
/// program.
struct ChildProcess: ~Copyable {
  typealias Failure = InstalledProgram.Failure

  private let id: pid_t
  private let leadsGroup: Bool
  /// Where its standard input is written; -1 without one, and once all is written.
  private var input: Int32
  private let output: Int32
  private let complaint: Int32
  /// The status as `waitpid` gave it, once the program ended.
  private var status: Int32?

  /// How much of standard error is kept, in bytes; what goes beyond is read and thrown away.
  private static let complaintLimit = 4096

  /// Pipes become private to a program only after they are made. Another one that is started between would keep the
  /// writing end of this one's pipe open, and its end would not be seen.
  private static let starting = Mutex(())

  /// Starts a program; `arguments` begin with its name. Without an input it finds its standard input empty.
  init(
    _ executable: String, arguments: [String], environment: [String], folder: String?, leadsGroup: Bool, hasInput: Bool
  ) throws(Failure) {
    self.leadsGroup = leadsGroup
    (id, input, output, complaint) = try Self.starting.withLock { _ throws(Failure) in
      let inputPipe = try Pipe()
      let outputPipe = try Pipe()
      let complaintPipe = try Pipe()
      let id = try Self.spawn(
        executable, arguments, environment, folder: folder, leadsGroup: leadsGroup, input: inputPipe.reading, output: outputPipe.writing,
        complaint: complaintPipe.writing)
      // The program's ends close here, so that the end of the program is the end of its output, and of its input likewise.
      let input = inputPipe.takeWriting()
      return (id, input, outputPipe.takeReading(), complaintPipe.takeReading())
    }
    if hasInput {
      // A program that writes before it has read all must not keep this one from listening.
      _ = fcntl(input, F_SETFL, O_NONBLOCK)
    } else {
      closeInput()
    }
  }

  deinit {
    if input >= 0 { close(input) }
    close(output)
    close(complaint)
    guard status == nil else { return }
    kill(leadsGroup ? -id : id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }

  private mutating func closeInput() {
    close(input)
    input = -1
  }

  /// Writes the input, reads all output and waits for the end.
  mutating func finish(
    input bytes: [UInt8], within limit: Duration, outputLimit: Int
  ) throws(Failure) -> InstalledProgram.Outcome {
    let deadline = ContinuousClock.now + limit
    var unwritten = bytes[...]
    var written: [UInt8] = []
    var complained: [UInt8] = []
    // A number below zero is passed over.
    var pending = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: complaint, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
    ]
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { buffer.deallocate() }
    // Who has closed its output wants no more input.
    while pending[0].fd >= 0 || pending[1].fd >= 0 {
      let ready = poll(&pending, nfds_t(pending.count), try Self.milliseconds(to: deadline))
      if ready < 0, errno != EINTR { throw .notStarted(errno) }
      guard ready > 0 else { continue }
      if pending[2].revents != 0 { try send(&unwritten) }
      for index in 0..<2 where pending[index].revents != 0 {
        guard let count = try Self.receive(from: pending[index].fd, into: buffer) else { continue }
        if count == 0 { pending[index].fd = -1 }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        if index == 0 {
          guard written.count + count <= outputLimit else { throw .tooMuchOutput }
          written.append(contentsOf: bytes)
        } else {
          complained.append(contentsOf: bytes.prefix(Self.complaintLimit - complained.count))
        }
      }
      pending[2].fd = input
    }
    return InstalledProgram.Outcome(status: try wait(until: deadline), output: written, complaint: complained)
  }

  /// How many bytes there were, 0 at the end; nothing where a signal came between.
  private static func receive(from descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int? {
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    if count >= 0 { return count }
    guard errno == EINTR else { throw .notStarted(errno) }
    return nil
  }

  /// Writes as much of the input as the pipe takes, and closes it when all is written or the program wants no more.
  private mutating func send(_ bytes: inout ArraySlice<UInt8>) throws(Failure) {
    let count = try Self.withoutPipeSignal { () throws(Failure) in
      let count = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      switch errno {
      case EINTR, EAGAIN: return 0
      case EPIPE: return bytes.count
      default: throw .notStarted(errno)
      }
    }
    bytes = bytes.dropFirst(count)
    if bytes.isEmpty { closeInput() }
  }

  /// Calls a closure whose writing to a pipe that nobody reads must not end this program.
  ///
  /// The signal goes to the thread that writes, so that it is enough to hold it up there and to take it away.
  private static func withoutPipeSignal<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    var pipeSignal = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    defer {
      var waiting = sigset_t()
      var signal: Int32 = 0
      if sigismember(&before, SIGPIPE) == 0, sigpending(&waiting) == 0, sigismember(&waiting, SIGPIPE) == 1 {
        sigwait(&pipeSignal, &signal)
      }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return try body()
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
      if result < 0, errno != EINTR { throw .notStarted(errno) }
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
    _ executable: String, _ arguments: [String], _ environment: [String], folder: String?, leadsGroup: Bool, input: Int32, output: Int32,
    complaint: Int32
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let folder { briefing_spawn_in_folder(&actions, folder) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
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
    var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    if leadsGroup {
      posix_spawnattr_setpgroup(&attributes, 0)
      flags |= Int16(POSIX_SPAWN_SETPGROUP)
    }
    posix_spawnattr_setflags(&attributes, flags)
    var id: pid_t = 0
    // A program that was written a moment ago may still be open in a process that is being started elsewhere: soon it is not.
    var code: Int32
    var tries = 0
    repeat {
      if tries > 0 { usleep(10_000) }
      tries += 1
      code = withCStrings(arguments) { arguments in
        withCStrings(environment) { posix_spawn(&id, executable, &actions, &attributes, arguments, $0) }
      }
    } while code == ETXTBSY && tries < 50
    guard code == 0 else { throw .notStarted(code) }
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
    guard pipe(&ends) == 0 else { throw .notStarted(errno) }
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

  /// The writing end, which is the caller's to close; the reading end is closed.
  consuming func takeWriting() -> Int32 {
    let end = writing
    close(reading)
    discard self
    return end
  }
}
