#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a second publication to the same target from beginning while one runs.
///
/// The lock is of an open file: the system takes it away when the program ends in whatever way. Programs that were handed the open file
/// hold it, too, so that what a killed publication left running is waited for.
struct PublicationLock: ~Copyable {
  private let descriptor: Int32

  /// - Parameters:
  ///   - path: The lock’s file, which is made and stays.
  ///   - seconds: How long another publication is waited for.
  ///   - isWaiting: Called once before the wait.
  init(_ path: String, waiting seconds: Int, isWaiting: () -> Void) throws(PublishingFailure) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw .failed("publish-failed", "cannot make the lock \(path): \(String(cString: strerror(errno)))", help: nil)
    }
    var left = seconds * 10
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno != EWOULDBLOCK && errno != EINTR || left == 0 {
        close(descriptor)
        throw .failed(
          "publish-in-use", "another publication to this target is running", help: "wait until it has ended, and run this one again")
      }
      if left == seconds * 10 { isWaiting() }
      left -= 1
      usleep(100_000)
    }
  }

  deinit { close(descriptor) }

  /// Whether programs that are started from now on hold the lock, too.
  func setShared(_ isShared: Bool) { _ = fcntl(descriptor, F_SETFD, isShared ? 0 : FD_CLOEXEC) }
}
