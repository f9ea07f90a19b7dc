#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of any folder, hidden ones too, or a single file.
struct FoundFiles: Sendable {
  struct Failure: Error {
    var path: String
    var code: Int32
    var reason: String { String(cString: strerror(code)) }
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  }

  /// Relative to the folder; of a single file its name. In the order of their bytes.
  private(set) var paths: [String] = []
  private let root: String
  /// Whether a single file was named.
  let isFile: Bool

  /// Links to files count as files; links to folders lead out of the site and are passed over.
  init(at path: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Failure(path: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
      root = String(path[..<name])
      isFile = true
      paths = [String(path[name...])]
      return
    }
    root = path.hasSuffix("/") ? path : path + "/"
    isFile = false
    try walk("")
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func walk(_ folder: String) throws(Failure) {
    guard let stream = opendir(root + folder) else { throw Failure(path: root + folder, code: errno) }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      guard lstat(root + folder + name, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try walk("\(folder)\(name)/")
      } else if stat(root + folder + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        paths.append(folder + name)
      }
    }
  }

  /// A path as whoever named the folder finds it.
  func shown(_ path: String) -> String { root + path }

  func bytes(of path: String) throws(Failure) -> [UInt8] {
    guard let file = fopen(root + path, "rb") else { throw Failure(path: root + path, code: errno) }
    defer { fclose(file) }
    var status = stat()
    fstat(fileno(file), &status)
    var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      count = buffer.isEmpty ? 0 : fread(buffer.baseAddress!, 1, buffer.count, file)
    }
    var next = fgetc(file)
    while next != EOF {
      bytes.append(UInt8(truncatingIfNeeded: next))
      next = fgetc(file)
    }
    if ferror(file) != 0 { throw Failure(path: root + path, code: EIO) }
    return bytes
  }
}
