import Diagnostics

/// Changes single values of metadata as an author would: in place, in the style in which they are written.
public enum ValueRepair {
  /// Replaces the value at a place. Only the bytes of the words that differ are touched, or, where the new words cannot be
  /// written in the value's style, those of the value: comments, layout and all other values stay.
  ///
  /// - Returns: The file's new bytes; nil where the value is another, or cannot be changed alone.
  public static func replacing(_ repair: Repair, at location: Location, in file: [UInt8]) -> [UInt8]? {
    let isMarkdown = ["md", "markdown"].contains(location.file.suffixOfFile.lowercased())
    guard let source = YAMLSource(file, isMarkdown: isMarkdown), let root = source.read(source.yaml) else { return nil }
    let scalars = root.scalars
    guard let place = scalars.firstIndex(where: { $0.line == location.line && $0.column == location.column }),
      scalars[place].plainText.words == repair.before.words,
      let written = ScalarSource(scalars[place], in: source.yaml, firstLine: source.firstLine)
    else { return nil }
    var wanted = scalars.map(\.plainText.words)
    wanted[place] = repair.after.words
    var candidates = [changed(source.yaml, written, WordChanges(from: repair.before, to: repair.after))]
    if written.style != .block {
      candidates.append(source.yaml.replacing(written.whole, with: ScalarSource.quoted(repair.after)))
    }
    for candidate in candidates {
      guard let node = source.read(candidate), node.shape == root.shape, node.scalars.map(\.plainText.words) == wanted else { continue }
      return source.file(with: candidate)
    }
    return nil
  }

  private static func changed(_ yaml: [UInt8], _ written: ScalarSource, _ changes: WordChanges) -> [UInt8] {
    var yaml = yaml
    let words = written.words
    let space = [UInt8(ascii: " ")]
    for run in changes.runs.reversed() {
      let new = written.encoded(changes.newWords[run.new].joined(separator: " "))
      let (old, isLast) = (run.old, run.old.upperBound == words.count)
      if old.isEmpty {
        let place = isLast ? words[words.count - 1].upperBound : words[old.lowerBound].lowerBound
        yaml.insert(contentsOf: isLast ? space + new : new + space, at: place)
      } else if new.isEmpty {
        // The blank behind the words goes with them, or the one before where none follows.
        let start = isLast && old.lowerBound > 0 ? words[old.lowerBound - 1].upperBound : words[old.lowerBound].lowerBound
        yaml.removeSubrange(start..<(isLast ? words[words.count - 1].upperBound : words[old.upperBound].lowerBound))
      } else {
        yaml.replaceSubrange(words[old.lowerBound].lowerBound..<words[old.upperBound - 1].upperBound, with: new)
      }
    }
    return yaml
  }
}

extension YAMLNode {
  /// The values in the order in which they stand.
  var scalars: [YAMLNode] {
    switch content {
    case .scalar: [self]
    case .list(let items): items.flatMap(\.scalars)
    case .map(let entries): entries.flatMap(\.value.scalars)
    }
  }

  /// The keys and lists without the values.
  fileprivate var shape: [String] {
    switch content {
    case .scalar: ["."]
    case .list(let items): ["["] + items.flatMap(\.shape) + ["]"]
    case .map(let entries): ["{"] + entries.flatMap { [$0.key] + $0.value.shape } + ["}"]
    }
  }
}

extension String {
  fileprivate var words: [Substring] { split(whereSeparator: \.isWhitespace) }
}

extension [UInt8] {
  fileprivate func replacing(_ range: Range<Int>, with bytes: [UInt8]) -> [UInt8] {
    var copy = self
    copy.replaceSubrange(range, with: bytes)
    return copy
  }
}
