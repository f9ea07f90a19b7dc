import CFileCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The new site while it is being written, in a folder that no reader sees.
final class StagedSite: Sendable {
  let folder: Descriptor
  /// The permissions of its files: 0644 as the umask allows.
  let filePermissions: mode_t

  /// Makes the folder `name`, with owner and permissions of the old site's folder: what an author has closed to others stays closed.
  init(_ name: String, in parent: Int32, replacing old: OldSite?) throws(SystemError) {
    try calling { mkdirat(parent, name, 0o755) }
    folder = try Descriptor.folder(name, in: parent)
    let status = try folder.status()
    filePermissions = status.st_mode & 0o644
    guard let old = old?.status else { return }
    if (old.st_uid, old.st_gid) != (status.st_uid, status.st_gid) {
      // Only the superuser may give a folder away; the site is no worse for staying with whoever builds it.
      _ = fchown(folder.number, old.st_uid, old.st_gid)
    }
    if old.permissions != status.permissions {
      let number = folder.number
      try calling { fchmod(number, old.permissions | 0o700) }
    }
  }

  func write(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    let file = try create(path)
    try file.write(bytes)
    try file.closeChecked()
  }

  /// Writes what `source` holds from its position to its end, and returns the number of bytes.
  func write(_ path: String, bytesOf source: borrowing Descriptor) throws(SystemError) -> Int {
    let file = try create(path)
    let count = try copyBytes(from: source, to: file)
    try file.closeChecked()
    return count
  }

  /// Gives the old site's file at `path` a second name in the new site, which keeps its inode and time stamps.
  func link(_ path: String, from old: OldSite) throws(SystemError) {
    let (from, to) = (old.folder.number, folder.number)
    do {
      _ = try makingFolders(of: path) { () throws(SystemError) in try calling { linkat(from, path, to, path, 0) } }
    } catch  where [EPERM, EACCES, EMLINK, EXDEV, ENOTSUP, ENOSYS].contains(error.code) {
      // No hard links here (FAT, some network file systems), or not to another user's file: a copy will do.
      _ = try write(path, bytesOf: try .reading(path, in: from))
    }
  }

  /// Waits until the site is on the disk. File systems that write late report a full disk here at the latest.
  func sync() throws(SystemError) {
    let number = folder.number
    try calling { briefing_sync(number) }
  }

  private func create(_ path: String) throws(SystemError) -> Descriptor {
    let folder = folder.number
    return Descriptor(
      owning: try makingFolders(of: path) { () throws(SystemError) in
        try calling { openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644) }
      })
  }

  /// Tries, and once more after making the folders that were missing: a folder costs one call that fails, and threads need not agree.
  private func makingFolders(of path: String, _ attempt: () throws(SystemError) -> Int32) throws(SystemError) -> Int32 {
    do {
      return try attempt()
    } catch  where error.code == ENOENT {
      try makeFolders(String(path.enclosingFolder ?? ""))
      return try attempt()
    }
  }

  private func makeFolders(_ path: String) throws(SystemError) {
    if path.isEmpty { return }
    if mkdirat(folder.number, path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let outer = path.enclosingFolder else { throw SystemError(code: errno) }
    try makeFolders(String(outer))
    if mkdirat(folder.number, path, 0o755) != 0, errno != EEXIST { throw SystemError(code: errno) }
  }
}

/// Copies within the kernel where that is possible, which lets file systems share the blocks; else through a buffer.
func copyBytes(from source: borrowing Descriptor, to target: borrowing Descriptor) throws(SystemError) -> Int {
  let (from, to) = (source.number, target.number)
  var total = 0
  do {
    while true {
      let count = try calling { briefing_copy_range(from, to, 1 << 30) }
      if count == 0 { break }
      total += count
    }
  } catch {
    // Between file systems, from pipes and special ones, under old kernels and on other systems.
    if total > 0 || ![ENOSYS, EXDEV, EINVAL, EPERM, ENOTSUP, EOPNOTSUPP, EBADF].contains(error.code) { throw error }
  }
  return total + (try copyThroughBuffer(from: source, to: target))
}

/// Also asks once more at the end, since some special file systems answer 0 to a copy within the kernel of what can well be read.
private func copyThroughBuffer(from source: borrowing Descriptor, to target: borrowing Descriptor) throws(SystemError) -> Int {
  try withUnsafeTemporaryAllocation(byteCount: chunkSize, alignment: 16) { buffer throws(SystemError) -> Int in
    var total = 0
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { return total }
      try target.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      total += count
    }
  }
}
