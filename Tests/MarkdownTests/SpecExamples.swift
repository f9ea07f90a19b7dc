import Markdown

/// An example of a specification: Markdown and the HTML that it stands for.
struct SpecExample: Sendable, CustomStringConvertible {
  var file: String
  var number: Int
  var markdown: String
  var html: String
  /// The words behind `example`: extensions, or `disabled` where the specification's own runner passes it over.
  var words: [String]

  var description: String { "\(file) \(number)" }
  var isDisabled: Bool { words.contains("disabled") }

  /// The examples of a file, numbered from 1; none where the corpora are missing.
  static func all(in file: String) -> [SpecExample] {
    guard let text = Corpora.text("gfm/\(file)") else { return [] }
    let fence = String(repeating: "`", count: 32)
    var examples: [SpecExample] = []
    var current: SpecExample?
    var isHTML = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.trimmingSuffix(while: \.isWhitespace)
      if trimmed.hasPrefix(fence + " example") {
        let words = trimmed.dropFirst(fence.count + " example".count).split(separator: " ").map(String.init)
        current = SpecExample(file: file, number: examples.count + 1, markdown: "", html: "", words: words)
        isHTML = false
      } else if trimmed == fence, let example = current {
        examples.append(example)
        current = nil
      } else if trimmed == ".", current != nil, !isHTML {
        isHTML = true
      } else {
        let line = line.replacing("→", with: "\t") + "\n"
        if isHTML { current?.html += line } else { current?.markdown += line }
      }
    }
    return examples
  }
}

extension Substring {
  func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, predicate(last) { result.removeLast() }
    return result
  }
}
