import Markdown
import Prose
import Testing

struct ThreadTests {
  @Test func `four threads parse as one does`() async {
    let documents = (0..<2_000).map { number in
      "# D \(number)\n\n~~gone \(number)~~ and www.example.org/\(number) *and* https://example.net/\(number) a@b\(number).org [[x-\(number)]]\n\n"
        + "|a|b|\n|-|-|\n|\(number)|~~c~~|\n\n- [x] done[^1]\n\n[^1]: note www.a.org\n"
    }
    let parser = MarkdownParser()
    let alone = documents.map { parser.parse($0.utf8, file: "d.md").prose }
    let together = await withTaskGroup(of: [(Int, Prose)].self) { group in
      for thread in 0..<4 {
        group.addTask {
          stride(from: thread, to: documents.count, by: 4).map { ($0, parser.parse(documents[$0].utf8, file: "d.md").prose) }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(together.count == documents.count)
    #expect(together.allSatisfy { number, prose in prose == alone[number] })
    #expect(alone[7].elements.contains { $0.kind == .strikethrough })
  }
}
