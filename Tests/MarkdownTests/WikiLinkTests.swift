import Markdown
import Prose
import Testing

struct WikiLinkTests {
  /// The links of a text as `target@line:column=label`.
  private func links(_ markdown: String) -> [String] {
    let prose = MarkdownParser().parse(markdown.utf8, file: "a.md", firstLine: 1).prose
    let bytes = Array(prose.text.utf8)
    return prose.elements.compactMap {
      guard case .wikiLink(let target, let line, let column) = $0.kind else { return nil }
      return "\(target)@\(line):\(column)=\(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test(arguments: [
    ("see [[a]].", ["a@1:5="]), ("[[a|the b]]", ["a@1:1=the b"]), ("é [[ a ]] [[b]]", ["a@1:3=", "b@1:11="]),
    ("x\ny [[a|b\nc]]", ["a@2:3=b\nc"]), ("> q\n> [[a]]", ["a@2:3="]), ("- [[a]]\n- [[a]]", ["a@1:3=", "a@2:3="]),
    ("[[doc:secret-talks]]", ["doc:secret-talks@1:1="]), ("[[a_b_c]]", ["a_b_c@1:1="]), ("[[a\\_b]]", ["a_b@1:1="]),
    ("[[a|the *former* diplomat]]", ["a@1:1=the former diplomat"]), ("*[[a|b]]*", ["a@1:2=b"]), ("[[a|**b** `c`]]!", ["a@1:1=b c"]),
    ("[[a|]]", ["a@1:1="]), ("[[a|b]]]", ["a@1:1=b"]), ("# [[a]]", ["a@1:3="]), ("[[会談|x]]", ["会談@1:1=x"]),
    ("`[[a]]` [[a]]", ["a@1:9="]), ("``[[a]] ` `` x [[a]]", ["a@1:16="]), ("\\[[a]] [[a]]", ["a@1:8="]), ("\\\\[[a]]", ["a@1:3="]),
    ("|a|b|\n|-|-|\n|x|[[a\\|b]]|", ["a@3:4=b"]), ("|`[[a]]`|[[a]]|\n|-|-|", ["a@1:10="]),
    ("[[a]]\n\n[^1]\n\n[^1]: [[b]]", ["a@1:1=", "b@5:7="]),
    ("[[a|b [[c]] d]]", ["c@1:7="]), ("[[a|b [[c|d]] e]]", ["c@1:7=d"]), ("![x](y) [[a|![x](y)]]", ["a@1:9="]),
  ])
  func `are found with their places`(markdown: String, expected: [String]) {
    #expect(links(markdown) == expected)
  }

  @Test(arguments: [
    "`[[a]]`", "    [[a]]", "```\n[[a]]\n```", "[x [[a]]](y)", "[[a", "[[a|b", "[[a]", "[[]]", "[[|b]]", "\\[[a]]", "[\\[a]]",
    "\\[\\[a\\]\\]",
    "[[a|*b]]* c", "*[[a|b*]]", "[[a|[b](c)]]", "[[a|b\n\nc]]", "[[a\nb]]", "![[[a]]](b)", "|a|\n|-|\n|[[a|b]]|", "<b title=\"[[a]]\">",
    "&#91;[a]]",
  ])
  func `stay text where they are none`(markdown: String) {
    #expect(links(markdown) == [])
  }

  @Test func `leave no trace of their marks in the text`() {
    let prose = MarkdownParser().parse("x [[a|the *b*]] y [[c]] [[d|e".utf8, file: "").prose
    #expect(prose.text == "x the b y  [[d|e")
    #expect(prose.elements.map(\.range) == [0..<16, 2..<7, 6..<7, 10..<10])
    #expect(prose.elements.map(\.descendants) == [3, 1, 0, 0])
  }
}
