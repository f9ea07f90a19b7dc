import Diagnostics

/// The lines of files that messages show.
public struct SourceLines {
  private let root: String
  private var files: [String: Text] = [:]
  /// How much of a line is looked at, in bytes.
  private static let longest = 1 << 16

  /// A file's bytes without its byte order mark, and where its lines begin.
  private struct Text {
    var bytes: [UInt8] = []
    var starts: [Int] = []
  }

  public init(root: String) { self.root = root }

  /// A line of a file, without its end; nil where it cannot be had or is no text. Bytes that are not UTF-8 are U+FFFD.
  public mutating func line(at location: Location) -> String? {
    if files[location.file] == nil { files[location.file] = read(location.file) }
    guard let text = files[location.file], text.starts.indices.contains(location.line - 1) else { return nil }
    let start = text.starts[location.line - 1]
    let end = location.line < text.starts.count ? text.starts[location.line] : text.bytes.count
    let line = text.bytes[start..<end].prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line.prefix(Self.longest), as: UTF8.self)
  }

  private func read(_ file: String) -> Text {
    // What links lead to outside the folder is nobody's business.
    let path = "\(root)/\(file)"
    guard ["md", "markdown", "txt", "yml", "yaml", "html", "htm", "xml"].contains(file.suffixOfFile.lowercased()),
      let folder = FileAccess.realPath(root), let real = FileAccess.realPath(path), real.hasPrefix(folder + "/"),
      case .file(let size)? = try? FileAccess.kind(of: real), size <= FolderListing.maximumSize,
      let bytes = try? FileAccess.bytes(ofFile: real)
    else { return Text() }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return Text() }
    var text = Text(bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes, starts: [0])
    text.bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let isLast = bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
        if isLast { text.starts.append(index + 1) }
      }
    }
    return text
  }
}
