import Prose
import Testing

private typealias Annotation = ProseHTML.Annotation

/// A prose of HTML-like brackets: `p`, `em`, `a`, `li` and so on, for tests that read as what they test.
private func prose(_ build: (inout ProseBuilder) -> Void) -> Prose {
  var builder = ProseBuilder()
  build(&builder)
  return builder.finish()
}

extension ProseBuilder {
  fileprivate mutating func element(_ kind: Prose.Kind, _ text: String = "", _ body: (inout ProseBuilder) -> Void = { _ in }) {
    open(kind)
    self.text(text)
    body(&self)
    close()
  }
}

private func html(
  _ prose: Prose, _ annotations: [Annotation] = [], _ renderer: ProseHTML = ProseHTML(),
  resolve: (Prose.Element) -> ProseHTML.LinkTarget = ProseHTML.ownTarget
) -> String {
  var output: [UInt8] = []
  renderer.render(prose, annotations: annotations, into: &output, resolve: resolve)
  return String(decoding: output, as: UTF8.self)
}

struct ProseHTMLTests {
  /// "one two three four", `two` emphasised, `three` a link.
  private let sentence = prose {
    $0.element(.paragraph, "one ") {
      $0.element(.emphasis, "two")
      $0.text(" ")
      $0.element(.link(destination: "u", title: nil, line: 1), "three")
      $0.text(" four")
    }
  }

  @Test func `text and attributes are escaped`() {
    let prose = prose {
      $0.element(.paragraph, "<&>\"'") {
        $0.element(.link(destination: "a'\"<é &b", title: "\"<'", line: 1), "x")
        $0.point(.image(source: "a.png", title: nil, alternative: "\"&", line: 1))
      }
      $0.element(.codeBlock(language: "\"><b"), "<")
    }
    #expect(
      html(prose)
        == "<p>&lt;&amp;&gt;&quot;&#39;<a href=\"a&#39;%22%3C%C3%A9%20&amp;b\" title=\"&quot;&lt;&#39;\">x</a>"
        + "<img src=\"a.png\" alt=\"&quot;&amp;\"></p>\n<pre><code class=\"language-&quot;&gt;&lt;b\">&lt;</code></pre>\n")
  }

  @Test func `annotations are laid over the text`() {
    #expect(
      html(sentence, [Annotation(.link(href: "p/a.html", attributes: [.init("class", "n")]), 0..<3), Annotation(.mark(id: "m"), 13..<17)])
        == "<p><a href=\"p/a.html\" class=\"n\">one</a> <em>two</em> <a href=\"u\">three</a>"
        + "<mark class=\"passage\" id=\"m\" data-passage=\"m\"> fou</mark>r</p>\n")
  }

  @Test func `passages overlap and run across elements, each with one anchor`() {
    let marks = [Annotation(.mark(id: "m"), 0..<9), Annotation(.mark(id: "n", attributes: [.init("data-evidence", "1")]), 2..<6)]
    #expect(
      html(sentence, marks)
        == "<p><mark class=\"passage\" id=\"m\" data-passage=\"m\">on</mark>"
        + "<mark class=\"passage\" id=\"n\" data-passage=\"m n\" data-evidence=\"1\">e </mark>"
        + "<em><mark class=\"passage\" data-passage=\"m n\" data-evidence=\"1\">tw</mark><mark class=\"passage\" data-passage=\"m\">o</mark></em>"
        + "<mark class=\"passage\" data-passage=\"m\"> </mark>"
        + "<a href=\"u\"><mark class=\"passage\" data-passage=\"m\">t</mark>hree</a> four</p>\n")
  }

  @Test func `passages that begin at one place have an anchor each`() {
    let text = html(sentence, [Annotation(.mark(id: "m"), 0..<3), Annotation(.mark(id: "n"), 0..<2)])
    #expect(text.hasPrefix("<p><span id=\"n\"></span><mark class=\"passage\" id=\"m\" data-passage=\"m n\">on</mark><mark"))
  }

  @Test func `links are not laid into links, nor unsafe ones anywhere`() {
    let plain = html(sentence)
    #expect(html(sentence, [Annotation(.link(href: "x"), 9..<11)]) == plain)
    #expect(html(sentence, [Annotation(.link(href: "javascript:x"), 0..<3)]) == plain)
    #expect(html(sentence, resolve: { _ in .url("javascript:x") }) == plain.replacing("<a href=\"u\">three</a>", with: "three"))
  }

  @Test func `a replacement takes the links in it along`() {
    #expect(html(sentence, [Annotation(.replacement("[a name]"), 8..<13)]) == "<p>one <em>two</em> [a name] four</p>\n")
    #expect(
      html(sentence, [Annotation(.link(href: "x"), 0..<3), Annotation(.replacement("<N>"), 2..<6), Annotation(.mark(id: "m"), 3..<5)])
        == "<p>on<mark class=\"passage\" id=\"m\" data-passage=\"m\">&lt;N&gt;</mark><em>o</em> <a href=\"u\">three</a> four</p>\n")
  }

  @Test func `entity links ask for their target`() {
    let links = prose {
      $0.element(.paragraph) {
        $0.point(.wikiLink(target: "a", line: 1, column: 1))
        $0.text(" ")
        $0.element(.wikiLink(target: "b", line: 1, column: 1), "B!")
      }
    }
    #expect(html(links) == "<p>a B!</p>\n")
    #expect(
      html(links, resolve: { _ in .url("x.html", attributes: [.init("class", "e")], label: "A & B") })
        == "<p><a href=\"x.html\" class=\"e\">A &amp; B</a> <a href=\"x.html\" class=\"e\">B!</a></p>\n")
    #expect(html(links, resolve: { _ in .plainText(label: "N.N.") }) == "<p>N.N. B!</p>\n")
  }

  @Test func `headings go down and ids get their prefix`() {
    let text = prose {
      $0.element(.heading(level: 1, id: "a"), "A")
      $0.element(.heading(level: 6, id: "b"), "B")
    }
    #expect(html(text, [], ProseHTML(headingOffset: 1, idPrefix: "t-")) == "<h2 id=\"t-a\">A</h2>\n<h6 id=\"t-b\">B</h6>\n")
  }

  @Test func `notes link there and back`() {
    let text = prose {
      $0.element(.paragraph, "x") {
        $0.point(.footnoteReference(number: 1, reference: 1))
        $0.point(.footnoteReference(number: 1, reference: 2))
      }
      $0.element(.footnotes) { $0.element(.footnote(number: 1, references: 2)) { $0.element(.paragraph, "n") } }
    }
    let expected = """
      <p>x<sup class="footnote-ref" id="t-fnref-1"><a href="#t-fn-1" role="doc-noteref" aria-label="Note 1">1</a></sup>\
      <sup class="footnote-ref" id="t-fnref-1-2"><a href="#t-fn-1" role="doc-noteref" aria-label="Note 1">1</a></sup></p>
      <section class="footnotes" role="doc-endnotes" aria-label="Notes">
      <ol>
      <li id="t-fn-1">
      <p>n <a href="#t-fnref-1" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 1">↩</a> \
      <a href="#t-fnref-1-2" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 1-2">↩<sup>2</sup></a></p>
      </li>
      </ol>
      </section>

      """
    #expect(html(text, [], ProseHTML(idPrefix: "t-")) == expected)
  }

  @Test func `a line of prose stands without a paragraph`() {
    var output = Array("<b>".utf8)
    ProseHTML().renderInline(sentence, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "<b>one <em>two</em> <a href=\"u\">three</a> four")
    #expect(html(Prose(text: "a<")) == "<p>a&lt;</p>\n")
  }

  @Test func `page breaks stand between and within blocks`() {
    let text = prose {
      $0.point(.pageBreak(number: 1))
      $0.element(.paragraph, "a") {
        $0.point(.pageBreak(number: 2))
        $0.text("b")
      }
    }
    #expect(
      html(text)
        == "<div class=\"page-break\" role=\"doc-pagebreak\" id=\"page-1\" aria-label=\"Page 1\"></div>\n"
        + "<p>a<span class=\"page-break\" role=\"doc-pagebreak\" id=\"page-2\" aria-label=\"Page 2\"></span>b</p>\n")
  }

  @Test func `an excerpt shows the blocks that its ranges meet`() {
    let text = prose {
      for word in ["a", "b", "c"] {
        $0.element(.paragraph, word)
        $0.separate(.block)
      }
      $0.element(.orderedList(start: 3, tight: true)) {
        for word in ["d", "e", "f"] {
          $0.element(.listItem(checked: nil)) { $0.element(.paragraph, word) }
          $0.separate(.line)
        }
      }
      $0.separate(.block)
      $0.element(.paragraph, "g")
    }
    let offset = Array(text.text.utf8).firstIndex(of: UInt8(ascii: "f"))!
    let rendered = html(
      text, [Annotation(.mark(id: "m"), 0..<1)], ProseHTML(excerpt: .init(ranges: [6..<7, offset..<offset + 1], omission: "…")))
    #expect(
      rendered == """
        <p class="omitted">…</p>
        <p>c</p>
        <ol start="3">
        <li class="omitted">…</li>
        <li value="5">f</li>
        </ol>
        <p class="omitted">…</p>

        """)
  }

  @Test func `an excerpt of a table keeps its head, and one of notes only what it shows`() {
    let text = prose {
      $0.element(.table) {
        for row in ["h", "i", "j"] {
          $0.element(.tableRow(header: row == "h")) { $0.element(.tableCell(.right), row) }
          $0.separate(.line)
        }
      }
      $0.separate(.block)
      $0.element(.paragraph, "k") { $0.point(.footnoteReference(number: 1, reference: 1)) }
      $0.separate(.block)
      $0.element(.footnotes) { $0.element(.footnote(number: 1, references: 1)) { $0.element(.paragraph, "n") } }
    }
    #expect(
      html(text, [], ProseHTML(excerpt: .init(ranges: [4..<8], omission: "…"))) == """
        <table>
        <thead>
        <tr>
        <th class="align-right">h</th>
        </tr>
        </thead>
        <tbody>
        <tr class="omitted"><td colspan="1">…</td></tr>
        <tr>
        <td class="align-right">j</td>
        </tr>
        </tbody>
        </table>
        <p>k<sup class="footnote-ref" id="fnref-1">1</sup></p>
        <p class="omitted">…</p>

        """)
  }

  @Test("A table of many columns scrolls by itself and can be reached by keyboard", arguments: [4, 5])
  func wideTable(_ columns: Int) {
    let text = prose {
      $0.element(.table) {
        $0.element(.tableRow(header: true)) { for _ in 0..<columns { $0.element(.tableCell(nil), "a") } }
      }
    }
    let shown = html(text)
    #expect(shown.hasPrefix(#"<div class="tbl" role="region" tabindex="0" aria-label="Table">"#) == (columns == 5))
    #expect(shown.hasSuffix("</table>\n</div>\n") == (columns == 5))
  }
}
