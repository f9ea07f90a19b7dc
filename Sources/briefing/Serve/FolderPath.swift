#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder as its user named it, and as editors want it.
struct FolderPath: Sendable {
  let path: String
  /// Beginning at the root, without links.
  let absolute: String

  init(_ path: String) {
    self.path = path
    if let real = realpath(path, nil) {
      absolute = String(cString: real)
      free(real)
    } else {
      absolute = path
    }
  }
}
