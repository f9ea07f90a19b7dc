import Diagnostics
import Reading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where people read what the program has to say: standard error, in colour on a terminal unless NO_COLOR is set.
struct Terminal: Sendable {
  let isTerminal: Bool
  let hasColour: Bool

  init() {
    isTerminal = isatty(2) == 1
    let refuses = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    hasColour = isTerminal && !refuses && !isDumb
  }

  func say(_ text: String) { write(text + "\n", to: 2) }

  /// Words that an answer is to stand behind.
  func ask(_ text: String) { write(text, to: 2) }

  /// A line that the next one takes the place of; nothing where nobody watches.
  func progress(_ text: String) {
    if isTerminal { write("\r\u{1B}[K\(text)", to: 2) }
  }

  func clearProgress() {
    if isTerminal { write("\r\u{1B}[K", to: 2) }
  }

  /// Writes data to standard output. Where that is full or closed, the program ends with status 74; a reader who has read enough is none
  /// of its faults.
  func output(_ text: String) { output(bytes: Array(text.utf8)) }

  func output(bytes: [UInt8]) {
    let failure = write(bytes, to: 1)
    guard failure != 0, failure != EPIPE else { return }
    say("\(red("error")): cannot write to standard output: \(String(cString: strerror(failure)))")
    exit(74)
  }

  private func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  /// - Returns: Why it failed, 0 where it did not.
  @discardableResult
  private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      bytes = bytes.dropFirst(count)
    }
    return 0
  }

  func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func red(_ text: String) -> String { hasColour ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text }
  func yellow(_ text: String) -> String { hasColour ? "\u{1B}[1;33m\(text)\u{1B}[0m" : text }
  func faint(_ text: String) -> String { hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, bytes, count) }
