import Foundation
import Markdown
import Prose
import Testing

@Suite(.enabled(if: Corpora.folder != nil, "the corpora are missing"))
struct ConformanceTests {
  /// What cmark-gfm's own runner gives to its parser for each file.
  struct Run: Sendable, CustomTestStringConvertible {
    var file: String
    var examples: Int
    var extensions: MarkdownExtensions? = nil
    var options: MarkdownParser.RenderingOptions = []

    var testDescription: String { file }
  }

  static let runs = [
    Run(file: "spec.txt", examples: 673),
    Run(file: "regression.txt", examples: 19),
    Run(file: "smart_punct.txt", examples: 16, options: .smartPunctuation),
    Run(file: "extensions.txt", examples: 28, extensions: .all),
    Run(file: "extensions-full-info-string.txt", examples: 4, options: .fullInfoString),
    Run(file: "extensions-table-prefer-style-attributes.txt", examples: 1, extensions: .all, options: .tableStyleAttributes),
  ]

  /// Examples that are compared in meaning, not byte by byte, and why.
  static let comparedInMeaning = [
    "spec.txt 279": "disabled: cmark-gfm writes the attributes of a checkbox in another order",
    "spec.txt 280": "disabled: cmark-gfm writes the attributes of a checkbox in another order",
    "regression.txt 13": "the example is older than the addresses of notes in 0.29.0.gfm.6",
    "extensions.txt 23": "the example is older than the addresses of notes in 0.29.0.gfm.6",
  ]

  @Test(arguments: runs)
  func `cmark-gfm passes the examples with the extensions they name`(run: Run) {
    let examples = SpecExample.all(in: run.file)
    #expect(examples.count == run.examples)
    for example in examples where example.html != "<IGNORE>\n" {
      let extensions = run.extensions ?? (example.isDisabled ? .taskList : self.extensions(of: example))
      let html = MarkdownParser.commonMarkHTML(example.markdown.utf8, extensions: extensions, unsafe: true, options: run.options)
      if Self.comparedInMeaning[example.description] == nil {
        #expect(html == example.html, "\(example)")
      } else {
        // 0.29.0.gfm.6 leads back from a note to each of its references, and not only to the first.
        let meaning = HTMLNormaliser.normalised(html).replacing(" <a backref>↩<sup>2</sup></a>", with: "")
        #expect(meaning == HTMLNormaliser.normalised(example.html), "\(example)")
      }
    }
  }

  private func extensions(of example: SpecExample) -> MarkdownExtensions {
    let names: [String: MarkdownExtensions] = [
      "table": .table, "strikethrough": .strikethrough, "autolink": .autolink, "tagfilter": .tagFilter, "tasklist": .taskList,
      "footnotes": .footnotes,
    ]
    return MarkdownExtensions(example.words.compactMap { names[$0] })
  }

  /// What we mean to render otherwise, and why.
  static let meantToDiffer = [
    "spec.txt 556": "`[[foo]]` is a link to an entity",
    "spec.txt 598": "`[[foo]]` is a link to an entity",
    "spec.txt 604": "irc: is not among the schemes that may be linked",
    "spec.txt 606": "a+b+c: is not among the schemes that may be linked",
    "spec.txt 607": "made-up-scheme: is not among the schemes that may be linked",
    "spec.txt 628": "ftp: is not among the schemes that may be linked",
    "spec.txt 609": "localhost: is a scheme, and not among those that may be linked",
  ]

  @Test(arguments: runs)
  func `our HTML is that of cmark-gfm, save for what is meant to differ`(run: Run) {
    for example in SpecExample.all(in: run.file) {
      let theirs = MarkdownParser.commonMarkHTML(example.markdown.utf8, extensions: .all, unsafe: true)
      let ours = html(of: example.markdown, MarkdownParser(rawHTML: .allowed))
      let isEqual = HTMLNormaliser.normalised(theirs) == HTMLNormaliser.normalised(ours)
      #expect(isEqual == (Self.meantToDiffer[example.description] == nil), "\(example): \(ours)")
    }
  }

  @Test func `the HTML of real documents is that of cmark-gfm`() throws {
    var count = 0
    for file in Corpora.markdownFiles() {
      guard case .success(let bytes) = decodeUTF8(try Data(contentsOf: file), file: file.path) else { continue }
      let split = splitFrontMatter(bytes)
      let body = String(decoding: bytes[split.bodyStart...], as: UTF8.self)
      let (prose, diagnostics) = MarkdownParser(rawHTML: .allowed).parse(body.utf8, file: file.lastPathComponent)
      // What is no link of ours has another HTML on purpose.
      guard diagnostics.isEmpty, !prose.elements.contains(where: { if case .wikiLink = $0.kind { true } else { false } }) else { continue }
      let theirs = HTMLNormaliser.normalised(MarkdownParser.commonMarkHTML(body.utf8, extensions: .all, unsafe: true))
      let ours = HTMLNormaliser.normalised(html(of: body, MarkdownParser(rawHTML: .allowed)))
      #expect(theirs == ours, "\(file.path)")
      count += 1
    }
    #expect(count > 500)
  }
}

/// The HTML of a Markdown text, without the regions in which wide tables scroll.
func html(of markdown: String, _ parser: MarkdownParser = MarkdownParser()) -> String {
  var output: [UInt8] = []
  ProseHTML().render(parser.parse(markdown.utf8, file: "text.md").prose, into: &output)
  return String(decoding: output, as: UTF8.self).replacing(#/(?s)<div class="tbl"[^>]*>\n(<table>.*?</table>\n)</div>\n/#) { $0.1 }
}
