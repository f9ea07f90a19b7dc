import Markdown

/// The YAML of a file, a sidecar's or front matter's, in which single values are changed and all else stays byte for byte.
struct YAMLSource {
  private let bytes: [UInt8]
  /// Where the YAML stands in `bytes`.
  let range: Range<Int>
  let firstLine: Int
  private let hasMark: Bool
  private let hasReturns: Bool

  /// - Parameter isMarkdown: Whether the YAML is the front matter of a text.
  /// - Returns: Nil where the file is no UTF-8, ends its lines in several ways, or has no YAML.
  init?(_ file: [UInt8], isMarkdown: Bool) {
    hasMark = file.starts(with: [0xEF, 0xBB, 0xBF])
    let content = hasMark ? file.dropFirst(3) : file[...]
    let returns = content.count { $0 == 0x0D }
    hasReturns = returns > 0
    let lines = content.filter { $0 != 0x0D }
    if hasReturns {
      let pairs = zip(content, content.dropFirst()).count { $0 == 0x0D && $1 == 0x0A }
      guard pairs == returns, pairs == content.count(where: { $0 == 0x0A }) else { return nil }
    }
    guard case .success(let decoded) = decodeUTF8(lines, file: ""), decoded == Array(lines) else { return nil }
    bytes = decoded
    guard isMarkdown else {
      (range, firstLine) = (bytes.indices, 1)
      return
    }
    let split = splitFrontMatter(bytes)
    guard split.kind == .yaml else { return nil }
    (range, firstLine) = (split.content, split.contentFirstLine)
  }

  var yaml: [UInt8] { Array(bytes[range]) }

  func read(_ yaml: [UInt8]) -> YAMLNode? {
    yaml.withUnsafeBufferPointer { bytes in
      let (node, faults, isBroken) = YAMLReader.read(bytes, file: "", firstLine: firstLine)
      return isBroken || !faults.isEmpty ? nil : node
    }
  }

  /// The file with other YAML in it.
  func file(with yaml: [UInt8]) -> [UInt8] {
    let all = bytes[..<range.lowerBound] + yaml + bytes[range.upperBound...]
    let lines = hasReturns ? all.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } : Array(all)
    return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + lines
  }
}
