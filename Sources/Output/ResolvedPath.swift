#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The path that `path` means when all symbolic links are followed, absolute and without `.` and `..`.
///
/// What does not exist yet is taken as it is written: the longest part that exists is resolved, and the rest put after it.
func resolvedPath(_ path: String) throws(SystemError) -> String {
  var existing = path.isEmpty ? "." : path
  var missing: [Substring] = []
  while true {
    if let real = realpath(existing, nil) {
      defer { free(real) }
      return joined(String(cString: real), missing.reversed())
    }
    guard errno == ENOENT else { throw SystemError(code: errno) }
    // A link to nothing exists, but leads nowhere that a path could be named.
    if try stat.of(existing) != nil { throw SystemError(code: ENOENT) }
    while existing.count > 1, existing.hasSuffix("/") { existing.removeLast() }
    let folder = existing.enclosingFolder
    missing.append(existing[(folder?.endIndex ?? existing.startIndex)...].drop { $0 == "/" })
    existing = folder.map { $0.isEmpty ? "/" : String($0) } ?? "."
  }
}

private func joined(_ base: String, _ parts: some Sequence<Substring>) -> String {
  var path = base
  for part in parts where part != "." && !part.isEmpty {
    if part == ".." {
      path = path.enclosingFolder.map { $0.isEmpty ? "/" : String($0) } ?? "/"
    } else {
      path += path == "/" ? String(part) : "/" + part
    }
  }
  return path
}

/// Whether the resolved path `path` is `folder` or stands somewhere in it.
func isPath(_ path: String, atOrIn folder: String) -> Bool {
  let path = path.utf8
  let folder = folder == "/" ? "".utf8 : folder.utf8
  guard path.starts(with: folder) else { return false }
  let rest = path.dropFirst(folder.count)
  return rest.isEmpty || rest.first == UInt8(ascii: "/")
}
