#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The names in a folder that are not hidden, and which of them are folders; nil where it cannot be read. Links are not followed.
public func entries(ofFolder path: String) -> [(name: String, isFolder: Bool)]? {
  guard let folder = opendir(path) else { return nil }
  defer { closedir(folder) }
  var found: [(String, Bool)] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasPrefix(".") { continue }
    switch Int(entry.pointee.d_type) {
    case Int(DT_DIR): found.append((name, true))
    case Int(DT_UNKNOWN):
      var status = stat()
      found.append((name, lstat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR))
    default: found.append((name, false))
    }
  }
  return found
}

/// The path of a name in a folder, both relative to the root, whose own path is empty.
func joined(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }
