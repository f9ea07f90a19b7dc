import Diagnostics

/// The lines of files that messages show.
public struct SourceLines {
  private let root: String
  private var files: [String: Text] = [:]
  /// The place that was shown last, from which the next one in its line is counted: offset and column from 0.
  private var reached = (location: Location(file: "", line: 0), offset: 0, column: 0)

  /// A file's bytes without its byte order mark, and where its lines begin.
  private struct Text {
    var bytes: [UInt8] = []
    var starts: [Int] = []
  }

  public init(root: String) { self.root = root }

  /// A stretch of a line around a place, without the line's end. Bytes that are not UTF-8 are U+FFFD.
  public struct Excerpt {
    /// What stands before the place, and from it on.
    public var before: String.UnicodeScalarView
    public var behind: String.UnicodeScalarView
    /// Whether the line goes on to the left and to the right.
    public var isCutBefore: Bool
    public var isCutBehind: Bool
  }

  /// The line at a place, or, where it is long, so many characters of it; nil where it cannot be had or is no text.
  public mutating func excerpt(at location: Location, width: Int) -> Excerpt? {
    if files[location.file] == nil { files[location.file] = read(location.file) }
    guard let text = files[location.file], text.starts.indices.contains(location.line - 1) else { return nil }
    let start = text.starts[location.line - 1]
    let place = offset(of: location, in: text, from: start)
    // Four bytes a character are the most that is shown.
    let head = text.bytes[start..<place].suffix(4 * width)
    let tail = text.bytes[place...].prefix(4 * width).prefix { $0 != 0x0A && $0 != 0x0D }
    let before = String(decoding: head.drop { $0 & 0xC0 == 0x80 && head.startIndex > start }, as: UTF8.self).unicodeScalars
    let behind = String(decoding: tail, as: UTF8.self).unicodeScalars
    let isFar = head.startIndex > start || before.count > width - 20
    var excerpt = Excerpt(before: before, behind: behind, isCutBefore: isFar, isCutBehind: false)
    if isFar { excerpt.before.removeFirst(max(0, before.count - 40)) }
    let room = width - excerpt.before.count
    excerpt.isCutBehind = behind.count > room
    excerpt.behind.removeLast(max(0, behind.count - room))
    return excerpt
  }

  private mutating func offset(of location: Location, in text: Text, from start: Int) -> Int {
    var (offset, column) = (start, 1)
    if reached.location.file == location.file, reached.location.line == location.line, reached.column <= location.column {
      (offset, column) = (reached.offset, reached.column)
    }
    text.bytes.withUnsafeBufferPointer { bytes in
      while column < location.column, offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        column += 1
      }
    }
    reached = (location, offset, column)
    return offset
  }

  private func read(_ file: String) -> Text {
    // What links lead to outside the folder is nobody's business.
    let path = "\(root)/\(file)"
    guard
      ["md", "markdown", "txt", "yml", "yaml", "html", "htm", "xml", "csv", "tsv", "json", "jsonl"].contains(
        file.suffixOfFile.lowercased()),
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
