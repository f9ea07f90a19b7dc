#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One name in a folder.
struct FolderEntry {
  enum Kind { case file, folder, other }

  /// The name; nil where its bytes are not UTF-8, which no name of ours is.
  var name: String?
  /// The name's bytes, ended by a zero.
  var bytes: [CChar]
  var kind: Kind
}

/// What a folder holds, in the file system's order, without `.` and `..`.
func entries(ofFolder folder: Int32) throws(SystemError) -> [FolderEntry] {
  // The stream owns its descriptor and its position, so it gets one of its own.
  let own = try calling { openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  guard let stream = fdopendir(own) else {
    let error = SystemError(code: errno)
    close(own)
    throw error
  }
  defer { closedir(stream) }
  var found: [FolderEntry] = []
  while true {
    errno = 0
    guard let next = readdir(stream) else {
      if errno != 0 { throw SystemError(code: errno) }
      return found
    }
    let bytes = nameBytes(of: next)
    if bytes == [46, 0] || bytes == [46, 46, 0] { continue }
    let kind = try kind(ofType: Int32(next.pointee.d_type), name: bytes, in: folder)
    found.append(
      FolderEntry(name: String(validating: bytes.dropLast().lazy.map(UInt8.init(bitPattern:)), as: UTF8.self), bytes: bytes, kind: kind))
  }
}

private func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> [CChar] {
  // By its address within the record: a copy of the record would read past what the system allocated for a short name.
  let start = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!).assumingMemoryBound(to: CChar.self)
  return Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
}

private func kind(ofType type: Int32, name: [CChar], in folder: Int32) throws(SystemError) -> FolderEntry.Kind {
  switch type {
  case Int32(DT_REG): return .file
  case Int32(DT_DIR): return .folder
  case Int32(DT_UNKNOWN):
    var status = stat()
    try calling { fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) }
    return status.isFile ? .file : status.isFolder ? .folder : .other
  default: return .other
  }
}

/// Removes the folder `name` with all that it holds, following no symbolic link. Nothing there is no error.
func removeTree(_ name: String, in parent: Int32) throws(SystemError) {
  do {
    try removeTree(Array(name.utf8CString), in: parent)
  } catch  where error.code == ENOENT {
    return
  }
}

private func removeTree(_ name: [CChar], in parent: Int32) throws(SystemError) {
  let folder = try calling { openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
  defer { close(folder) }
  for entry in try entries(ofFolder: folder) {
    if entry.kind == .folder {
      try removeTree(entry.bytes, in: folder)
    } else {
      try calling { unlinkat(folder, entry.bytes, 0) }
    }
  }
  try calling { unlinkat(parent, name, AT_REMOVEDIR) }
}
