#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few things that fuzzing does with files.
enum Files {
  /// A folder of this process alone, in memory where the system has one.
  static let scratch: String = {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    let path = "\(base)/briefing-fuzz-\(getpid())"
    mkdir(path, 0o700)
    return path
  }()

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { fatalError("\(path) cannot be written") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  static func makeFolder(_ path: String) { mkdir(path, 0o700) }

  static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// The files of Tests/fuzz/corpus/TARGET, by name.
  static func corpus(of target: String) -> [[UInt8]] {
    let folder = #filePath.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/corpus/\(target)"
    guard let entries = opendir(folder) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().compactMap { bytes(of: "\(folder)/\($0)") }
  }
}
