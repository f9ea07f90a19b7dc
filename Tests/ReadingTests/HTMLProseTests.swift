import Prose
import Testing

@testable import Reading

@Suite("HTML documents become prose")
struct HTMLProseTests {
  @Test(
    "Elements keep their meaning and lose their markup",
    arguments: [
      (
        "<h1>A</h1><p>b <em>c</em> <strong>d</strong> <code>e</code></p>",
        "<h1 id=\"a\">A</h1><p>b <em>c</em> <strong>d</strong> <code>e</code></p>"
      ),
      ("<p>a<p>b", "<p>a</p><p>b</p>"),
      ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
      ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
      ("<p>one<br>two</p>", "<p>one<br>two</p>"),
      ("<p>one<br> <br>two</p>", "<p>one</p><p>two</p>"),
      ("<p><br>one<br></p>", "<p>one</p>"),
      ("<blockquote>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
      ("<blockquote></blockquote><p> </p><ul><li></li></ul><h2></h2>x", "<p>x</p>"),
      ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
      ("<b>a<b>b</b></b>", "<p><strong>ab</strong></p>"),
      ("<p><b>1<i>2</b>3</i>", "<p><strong>1<em>2</em></strong><em>3</em></p>"),
      ("<p>a <del>b</del><q>c</q> H<sub>2</sub>O", "<p>a <del>b</del>“c” H2O</p>"),
      ("<p>a</p><hr><p>b</p>", "<p>a</p><hr><p>b</p>"),
      ("<h2>A<div>B</div></h2>", "<h2 id=\"a-b\">A B</h2>"),
      ("<h2 id=x>Same</h2><h3>Same</h3><h4>?</h4>", "<h2 id=\"same\">Same</h2><h3 id=\"same-2\">Same</h3><h4 id=\"section\">?</h4>"),
      ("<p>漢<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>", "<p>漢字</p>"),
      ("<p>&lt;b&gt; &amp;amp; &eacute; &#8217; &#x41;", "<p>&lt;b&gt; &amp;amp; é ’ A</p>"),
      ("<dl><dt>Term<dd>What it is</dl>", "<p>Term</p><p>What it is</p>"),
    ])
  func elements(_ html: String, _ expected: String) {
    #expect(rendered(html) == expected)
  }

  @Test(
    "White space collapses as browsers show it",
    arguments: [
      ("<p> a \n\t b </p>", "a b"), ("<p>a<b> b </b>c</p>", "a b c"), ("<p>a <b>b</b> <i>c</i></p>", "a b c"),
      ("<p>a&nbsp; b</p>", "a\u{A0} b"), ("<p>a</p> \n <p>b</p>", "a\n\nb"), ("a <!-- x --> b", "a b"), ("a<span></span>b", "ab"),
      ("<p>a<br>\n b</p>", "a\nb"), ("<p>one <script>x</script> two", "one two"), ("<p>a\u{1}b&#2;c\u{7F}</p>", "abc"), ("\u{FEFF}a", "a"),
      ("", ""), (" \n ", ""), ("<p>a&shy;b", "a\u{AD}b"),
    ])
  func whiteSpace(_ html: String, _ expected: String) {
    #expect(read(html).prose.text == expected)
  }

  @Test("Spaces at the edges of inline elements stand outside them")
  func spaceOutside() {
    #expect(rendered("<p>a<b> b </b>c") == "<p>a <strong>b</strong> c</p>")
  }

  @Test(
    "What is no text of the document is left out",
    arguments: [
      "<script>x</script>", "<style>x</style>", "<nav>x</nav>", "<template><p>x</template>", "<noscript>x</noscript>", "<!-- x -->",
      "<p hidden>x</p>", "<div hidden=''><p>x</div>", "<div style='color: red; DISPLAY : none'>x</div>", "<dialog>x</dialog>",
      "<label>x <input value=x></label>", "<select><option>x</select>", "<textarea>x</textarea>", "<button>x</button>",
      "<iframe>x</iframe>", "<svg><text>x</text></svg>", "<object>x</object>", "<audio>x</audio>", "<title>x</title>",
      "<a role=doc-backlink href='#h'>x</a>", "<img src=x width=1 height=1>", "<math><annotation-xml>x</annotation-xml></math>",
    ])
  func leftOut(_ html: String) {
    #expect(rendered("<p>before</p>\(html)<p>after</p>") == "<p>before</p><p>after</p>")
  }

  @Test("A form keeps its text, since some pages are all one form")
  func form() {
    #expect(rendered("<form><input><p>a</p></form>") == "<p>a</p>")
  }

  @Test(
    "Drawings go and formulas are read, wherever they stand",
    arguments: [
      ("a<svg><title>x</title><style>y</style><g><svg/><text>z</text></g></svg>b", "ab"), ("a<svg/>b", "ab"), ("a<SVG>x</Svg>b", "ab"),
      ("<math><mi>E</mi><mo>=</mo><mspace/><mi>m</mi><annotation encoding=tex>E=m</annotation></math>.", "E=m."),
      ("<img src='data:image/png,<svg>x</svg>'>a", "a"), ("<script>'<svg>'</script>a<svg>x</svg>b", "ab"),
      ("<select><title></select>a<svg>b", "ab"), ("a<svg><p>b", "a\n\nb"), ("a<svgs>b", "ab"),
    ])
  func foreignContent(_ html: String, _ expected: String) {
    #expect(read(html).prose.text == expected)
  }

  @Test("An open dialog is shown")
  func openDialog() {
    #expect(rendered("<dialog open>a</dialog>") == "<p>a</p>")
  }

  @Test("Preformatted text keeps its lines and loses its markup")
  func preformatted() {
    let prose = read("<p>a</p><pre><code class='x language-swift'>\nlet <b>a</b>\n\n  = 1<br>b\n\n</code></pre><p>c").prose
    #expect(prose.text == "a\n\nlet a\n\n  = 1\nb\n\nc" || prose.text == "a\n\n\nlet a\n\n  = 1\nb\n\nc")
    #expect(prose.elements.contains { $0.kind == .codeBlock(language: "swift") })
  }
}

@Suite("Lists in HTML")
struct HTMLListTests {
  @Test(
    "Lists, tight and loose",
    arguments: [
      ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", "a\nb"),
      ("<ul><li><p>a</p></li><li><p>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "a\n\nb"),
      (
        "<ol start=3><li>a<ul><li>b</ul><li>c</ol>d", "<ol start=\"3\"><li>a\n<ul><li>b</li></ul></li><li>c</li></ol><p>d</p>",
        "a\nb\nc\n\nd"
      ),
      ("<ul>stray<li>a</ul>", "<ul><li>stray</li><li>a</li></ul>", "stray\na"),
      ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>", "a\nb"),
      ("<li>a<li>b", "<p>a</p><p>b</p>", "a\n\nb"),
      ("<ul><li><h3>H</h3>t</ul>", "<ul><li><h3 id=\"h\">H</h3>t</li></ul>", "H\nt"),
    ])
  func lists(_ html: String, _ expected: String, _ text: String) {
    #expect(rendered(html) == expected)
    #expect(read(html).prose.text == text)
  }

  @Test("A start that no list can have is taken for the nearest", arguments: [("-5", 0), ("99999999999", 999_999_999), ("x", 1)])
  func start(_ value: String, _ start: Int) {
    #expect(read("<ol start=\(value)><li>a</ol>").prose.elements.first?.kind == .orderedList(start: start, tight: true))
  }
}

@Suite("Tables in HTML")
struct HTMLTableTests {
  @Test("A table of data keeps rows, cells, header and alignment")
  func data() {
    let html = """
      <table><caption>Votes</caption><tr><th>State<th align=right>Vote<tr><td>A<td style="text-align:right">1<tr><td>B<td></table>after
      """
    #expect(read(html).prose.text == "Votes\n\nState\tVote\nA\t1\nB\t\n\nafter")
    #expect(
      rendered(html) == "<p>Votes</p><table><thead><tr><th>State</th><th class=\"align-right\">Vote</th></tr></thead>"
        + "<tbody><tr><td>A</td><td class=\"align-right\">1</td></tr><tr><td>B</td><td></td></tr></tbody></table><p>after</p>")
  }

  @Test("Cells that reach over columns and rows leave empty ones")
  func spans() {
    let html = "<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>"
    #expect(read(html).prose.text == "a\t\tb\nc\td\te\n\tf\tg")
  }

  @Test("Blocks in the cells of a table with headers become lines")
  func blocksInCells() {
    #expect(read("<table><tr><th>A<th>B<tr><td><ul><li>x<li>y</ul><td><p>1<p>2</table>").prose.text == "A\tB\nx\ny\t1\n2")
  }

  @Test(
    "A table that lays out a page is what its cells hold",
    arguments: [
      "<table><tr><td><h1>H</h1><td><p>a</p></table>", "<table><tr><td><table><tr><td><h1>H</h1></table><td>a</table>",
      "<table role=presentation><tr><td><h1>H</h1><td>a</table>", "<table><tr><td><h1>H</h1><tr><td>a</table>",
    ])
  func layout(_ html: String) {
    #expect(rendered(html) == "<h1 id=\"h\">H</h1><p>a</p>")
  }

  @Test("What stands in a table outside its cells comes before it")
  func fosterParenting() {
    #expect(rendered("<table>stray<tr><td>a<td>b</table>").hasPrefix("<p>stray</p><table>"))
  }
}

@Suite("Links and pictures in HTML")
struct HTMLLinkTests {
  @Test("Links keep their address, title and line")
  func link() {
    let prose = read("<p>\n<a href=' https://example.org/?a&amp;b ' title=T>a</a>").prose
    #expect(prose.elements.contains { $0.kind == .link(destination: "https://example.org/?a&b", title: "T", line: 2) })
  }

  @Test(
    "A link that may not be or leads nowhere is its text",
    arguments: ["javascript:alert(1)", " JAVA\tSCRIPT:x", "data:text/html,x", "vbscript:x", "#nowhere", "", "#"])
  func unsafe(_ address: String) {
    #expect(rendered("<a href='\(address)'>a</a>") == "<p>a</p>")
  }

  @Test("Links to headings follow them to their new ids", arguments: ["<h2 id=s1>Part One</h2>", "<h2><a name=s1>Part One</a></h2>"])
  func headingLinks(_ heading: String) {
    #expect(rendered("<a href='#s1'>go</a>\(heading)") == "<p><a href=\"#part-one\">go</a></p><h2 id=\"part-one\">Part One</h2>")
  }

  @Test("A link around blocks is a link in each")
  func linkAroundBlocks() {
    #expect(rendered("<a href=x><div>a</div><div>b</div></a>") == "<p><a href=\"x\">a</a></p><p><a href=\"x\">b</a></p>")
  }

  @Test("Pictures keep their words, and none runs a program")
  func image() {
    #expect(rendered("<p>a <img src=p.png alt='A &quot;B&quot;'>") == "<p>a <img src=\"p.png\" alt=\"A &quot;B&quot;\"></p>")
    #expect(rendered("<p>a<img src='javascript:x' alt=x onerror=y>") == "<p>a</p>")
    let (prose, _, _) = HTMLDocument.read(Array("a<img src=x>".utf8), file: "a.html", keepsImages: false)
    #expect(rendered(prose) == "<p>a</p>")
  }
}
