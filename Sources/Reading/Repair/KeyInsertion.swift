/// Puts a key into the description of a document, and leaves all else as it is.
public enum KeyInsertion {
  /// - Parameters:
  ///   - value: A word that needs no quotation marks.
  ///   - file: A sidecar, or a Markdown document whose front matter describes it.
  /// - Returns: The file's new bytes; nil where it has the key, or the key cannot be put in alone.
  public static func inserting(_ key: String, _ value: String, intoDocumentOf file: [UInt8], isMarkdown: Bool) -> [UInt8]? {
    guard let source = YAMLSource(file, isMarkdown: isMarkdown) else { return nil }
    let yaml = source.yaml
    let root = source.read(yaml)
    guard root != nil || yaml.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) else { return nil }
    let entry = Array("\(key): \(value)".utf8)
    let changed: [UInt8]?
    if isMarkdown {
      changed = entry + [0x0A] + yaml
    } else {
      changed = inserted(entry, root, yaml)
    }
    guard let changed, let after = source.read(changed), holds(after, root, key, value, isMarkdown: isMarkdown) else { return nil }
    return source.file(with: changed)
  }

  private static func inserted(_ entry: [UInt8], _ root: YAMLNode?, _ yaml: [UInt8]) -> [UInt8]? {
    guard let section = root?.entries.first(where: { $0.key == "document" }) else {
      let end: [UInt8] = yaml.isEmpty || yaml.last == 0x0A ? [] : [0x0A]
      return yaml + end + Array("document:\n  ".utf8) + entry + [0x0A]
    }
    guard case .map(let entries) = section.value.content, let first = entries.first else {
      guard section.value.isNull, let end = lineEnd(section.line, yaml) else { return nil }
      return Array(yaml[..<end]) + [0x0A] + Array("  ".utf8) + entry + Array(yaml[end...])
    }
    let line = lineStart(first.line, yaml)
    let margin = yaml[line...].prefix { $0 == 0x20 }
    guard margin.count == first.column - 1, first.line > section.line else {
      // {title: …}
      guard let open = yaml[lineStart(section.line, yaml)...].firstIndex(of: UInt8(ascii: "{")) else { return nil }
      return Array(yaml[...open]) + entry + Array(", ".utf8) + Array(yaml[(open + 1)...])
    }
    return Array(yaml[..<line]) + margin + entry + [0x0A] + Array(yaml[line...])
  }

  private static func lineStart(_ line: Int, _ yaml: [UInt8]) -> Int {
    var start = 0
    for _ in 1..<max(1, line) { start = lineEnd(from: start, yaml) + 1 }
    return min(start, yaml.count)
  }

  private static func lineEnd(_ line: Int, _ yaml: [UInt8]) -> Int? { lineEnd(from: lineStart(line, yaml), yaml) }

  private static func lineEnd(from start: Int, _ yaml: [UInt8]) -> Int {
    start < yaml.count ? yaml[start...].firstIndex(of: 0x0A) ?? yaml.count : yaml.count
  }

  /// Whether all that was said is said still, and the key besides.
  private static func holds(_ after: YAMLNode, _ before: YAMLNode?, _ key: String, _ value: String, isMarkdown: Bool) -> Bool {
    let described = isMarkdown ? after : after.entries.first { $0.key == "document" }?.value
    guard let entry = described?.entries.first(where: { $0.key == key }), entry.value.plainText == value else { return false }
    let kept = after.scalars.map(\.plainText).sorted()
    let expected = ((before?.scalars.map(\.plainText) ?? []).filter { !$0.isEmpty } + [value]).sorted()
    return kept.filter { !$0.isEmpty } == expected
  }
}

extension YAMLNode {
  fileprivate var entries: [Entry] { if case .map(let entries) = content { entries } else { [] } }
}
