#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a call to the operating system failed: its `errno`.
struct SystemError: Error, Equatable {
  var code: Int32

  /// The reason as a person reads it, without a capital and without a full stop.
  var reason: String {
    switch code {
    case ENOSPC: "no space left on the device"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file is larger than allowed here"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system can only be read"
    case EIO: "the device failed to read or write"
    case ENOENT: "no such file or folder"
    case ENOTDIR: "a part of the path is a file, not a folder"
    case EISDIR: "it is a folder"
    case ELOOP: "too many symbolic links"
    case ENAMETOOLONG: "the name is too long"
    case EMFILE, ENFILE: "too many open files"
    case ENOTEMPTY, EEXIST: "something of this name is there already"
    case ESTALE: "it is not what it was when the build began"
    default: String(cString: strerror(code))
    }
  }
}

/// The result of a call that returns a negative number and sets `errno` when it fails; repeated where a signal interrupted it.
@inline(__always)
@discardableResult
func calling<Result: BinaryInteger & SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let code = errno
    if code != EINTR { throw SystemError(code: code) }
  }
}

/// What a user can do about a failure of the file system; nil where the reason says it all.
func remedy(for error: SystemError) -> String? {
  switch error.code {
  case ENOSPC, EDQUOT: "Make room and build again; a build needs space for the new site beside the old one"
  case EACCES, EPERM, EROFS: "Change the permissions, or name another output folder"
  case EMFILE, ENFILE: "Raise the limit of open files (ulimit -n)"
  default: nil
  }
}
