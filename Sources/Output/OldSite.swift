#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The site that stands in the output folder when a build begins.
final class OldSite: Sendable {
  let folder: Descriptor
  let status: stat
  /// The paths of its regular files. Nothing below a symbolic link is among them, so no link leads a build out of the site.
  let files: Set<String>
  let folderCount: Int
  /// How many names there are that no build makes: links, devices, names that are not UTF-8.
  let strangerCount: Int
  var fileCount: Int { files.count }
  /// The names at its top.
  let topNames: Set<String>

  init(_ folder: consuming Descriptor) throws(SystemError) {
    var survey = Survey()
    try survey.walk(folder, prefix: "")
    status = try folder.status()
    self.folder = folder
    files = survey.files
    folderCount = survey.folderCount
    // Two names that are canonically equivalent are one element of the set; the second is a stranger.
    strangerCount = survey.otherCount + survey.fileCount - survey.files.count
    topNames = survey.topNames
  }

  private struct Survey {
    var files: Set<String> = []
    var fileCount = 0
    var folderCount = 0
    var otherCount = 0
    var topNames: Set<String> = []

    mutating func walk(_ folder: borrowing Descriptor, prefix: String) throws(SystemError) {
      for entry in try entries(ofFolder: folder.number) {
        guard let name = entry.name else {
          otherCount += 1
          continue
        }
        if prefix.isEmpty { topNames.insert(name) }
        switch entry.kind {
        case .file:
          files.insert(prefix + name)
          fileCount += 1
        case .folder:
          folderCount += 1
          try walk(try Descriptor.folder(name, in: folder.number), prefix: prefix + name + "/")
        case .other: otherCount += 1
        }
      }
    }
  }

  /// Opens the file at `path` if it is there with this size and these permissions, and so may equal a new one.
  private func open(_ path: String, size: Int, permissions: mode_t) -> Descriptor? {
    guard files.contains(path), let file = try? Descriptor.reading(path, in: folder.number), let status = try? file.status(),
      status.isFile, status.st_size == size, status.permissions == permissions
    else { return nil }
    return file
  }

  /// Whether the file at `path` has these bytes and permissions. One that cannot be read is not equal: it will be written anew.
  func has(_ path: String, _ bytes: UnsafeRawBufferPointer, permissions: mode_t) -> Bool {
    guard let file = open(path, size: bytes.count, permissions: permissions) else { return false }
    return withUnsafeTemporaryAllocation(byteCount: min(bytes.count, chunkSize), alignment: 16) { buffer in
      var start = 0
      while start < bytes.count {
        guard let count = try? file.read(into: buffer), count > 0, count <= bytes.count - start,
          memcmp(buffer.baseAddress!, bytes.baseAddress! + start, count) == 0
        else { return false }
        start += count
      }
      return true
    }
  }

  /// Whether the file at `path` has the bytes of `source`, read from its position to its end.
  func has(_ path: String, bytesOf source: borrowing Descriptor, size: Int, permissions: mode_t) throws(SystemError) -> Bool {
    guard let file = open(path, size: size, permissions: permissions) else { return false }
    return try withUnsafeTemporaryAllocation(byteCount: 2 * chunkSize, alignment: 16) { buffers throws(SystemError) -> Bool in
      let new = UnsafeMutableRawBufferPointer(rebasing: buffers[..<chunkSize])
      let old = UnsafeMutableRawBufferPointer(rebasing: buffers[chunkSize...])
      while true {
        let count = try source.read(into: new)
        guard let oldCount = try? file.read(into: old), oldCount == count else { return false }
        if count == 0 { return true }
        if memcmp(new.baseAddress!, old.baseAddress!, count) != 0 { return false }
      }
    }
  }
}

/// How many bytes are read at once: a page of a site in one call, and small enough to stay in the processor's cache.
let chunkSize = 65_536
