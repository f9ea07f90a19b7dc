import Digests

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the running program is made of: its own file and the libraries that it has loaded, as they stand on the disk.
public enum ProgramIdentity {
  /// A digest that is another one after the program or one of its libraries was exchanged; nil where the system does not tell.
  public static func digest(with programs: [String]) -> Digest? {
    #if os(Linux)
      guard let files = loadedFiles() else { return nil }
      var digester = Digester()
      for path in Set(files + programs).sorted() {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        digester.add(path)
        for number in [Int64(status.st_size), status.modified.nanoseconds, status.changed.nanoseconds, Int64(status.st_ino)] {
          digester.add(UInt64(bitPattern: number))
        }
      }
      return digester.digest
    #else
      return nil
    #endif
  }

  /// The files that are mapped into the program.
  private static func loadedFiles() -> [String]? {
    guard let file = fopen("/proc/self/maps", "re") else { return nil }
    defer { fclose(file) }
    var files: Set<String> = []
    var line = [CChar](repeating: 0, count: 8192)
    while fgets(&line, Int32(line.count), file) != nil {
      guard let slash = line.firstIndex(of: 0x2F), let end = line.firstIndex(where: { $0 == 0x0A || $0 == 0 }), slash < end else {
        continue
      }
      files.insert(String(decoding: line[slash..<end].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return files.isEmpty ? nil : Array(files)
  }
}
