import Testing

@testable import Templating

/// What a value can do to a page: nothing but show itself.
@Suite struct EscapingTests {
  private static let attack = "\"'><script>alert(1)</script>&"
  private let data: Sample = [
    "t": .text(EscapingTests.attack), "u": .url("/a?b=1&c='2'"), "js": .url("javascript:alert(1)"), "h": .html("<b>bold</b>"), "n": -3,
    "j": .json("{\"a\":\"</script><!--\u{2028}\u{2029}&é\"}"), "f": true, "c": .choice("p", of: ["p"]),
  ]

  @Test(
    arguments: [
      ("<p>{{t}}</p>", "<p>&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</p>"),
      ("<p title=\"{{t}}\">", "<p title=\"&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;\">"),
      ("<p title='{{t}}'>", "<p title='&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;'>"),
      ("<title>{{t}}</title>{{n}}", "<title>&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</title>-3"),
      ("<textarea>{{t}}</textarea>", "<textarea>&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</textarea>"),
      ("<p class=\"a {{c}} n{{n}}\">{{c}}", "<p class=\"a p n-3\">p"),
      ("{{{h}}}", "<b>bold</b>"),
      ("a < b <{{! c }}3 {{t}}", "a < b <3 &quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"),
      ("<a href=\"{{u}}\">{{u}}</a>", "<a href=\"/a?b=1&amp;c=&#39;2&#39;\">/a?b=1&amp;c=&#39;2&#39;</a>"),
      ("<a HREF = '{{js}}'>", "<a HREF = '#'>"),
      ("<meta content=\"{{js}}\">", "<meta content=\"#\">"),
      ("<a href=\"https://example.org{{js}}\">", "<a href=\"https://example.orgjavascript:alert(1)\">"),
      ("<a href=\"/{{t}}?q={{t}}#{{n}}\">", "<a href=\"/\(percent)?q=\(percent)#-3\">"),
      ("<a href=\"{{u}}#{{t}}\">", "<a href=\"/a?b=1&amp;c=&#39;2&#39;#\(percent)\">"),
      ("<a href=\"#{{t}}\">", "<a href=\"#\(percent)\">"),
      ("<object data=\"{{u}}\" data-x=\"{{n}}\">", "<object data=\"/a?b=1&amp;c=&#39;2&#39;\" data-x=\"-3\">"),
      (
        "<script type=\"application/ld+json\">{{j}}</script>",
        "<script type=\"application/ld+json\">{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u2028\\u2029\\u0026é\"}</script>"
      ),
      ("<SCRIPT type='application/json' id='{{n}}'>{{{j}}}</Script >{{n}}", "<SCRIPT type='application/json' id='-3'>\(json)</Script >-3"),
      ("<script>if (a</b/) '</scrip'</script>{{n}}", "<script>if (a</b/) '</scrip'</script>-3"),
      ("<script>a<!b</script>{{n}}", "<script>a<!b</script>-3"),
      ("<!-- a -- > <p x={{! }}'> -->{{n}}", "<!-- a -- > <p x='> -->-3"),
      (
        "<!-->{{n}}<!--->{{n}}<!-- --!>{{n}}<!doctype html>{{n}}<?x?>{{n}}</ >{{n}}",
        "<!-->-3<!--->-3<!-- --!>-3<!doctype html>-3<?x?>-3</ >-3"
      ),
      ("<p{{#f}} class=\"a\"{{/f}}{{#f}} hidden{{/f}}>{{n}}", "<p class=\"a\" hidden>-3"),
      ("<p {{#f}}hidden {{/f}}id=\"{{n}}\"/>", "<p hidden id=\"-3\"/>"),
      ("<a href=\"{{#f}}{{u}}{{/f}}{{^f}}/{{/f}}\">", "<a href=\"/a?b=1&amp;c=&#39;2&#39;\">"),
      ("{{#f}}<ul>{{/f}}<li>{{#f}}</ul>{{/f}}", "<ul><li></ul>"),
    ])
  func writes(_ template: String, _ expected: String) throws {
    #expect(try Site(template).render(data) == expected)
  }

  private static let percent = "%22%27%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%26"
  private static let json = "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u2028\\u2029\\u0026é\"}"

  @Test(
    arguments: [
      ("<p title={{t}}>", "`t` cannot stand in an attribute's value without quotes", "put the value between quotes"),
      ("<p title=a{{t}}>", "`t` cannot stand in an attribute's value without quotes", "put the value between quotes"),
      ("<p {{t}}>", "`t` cannot stand in a tag", values),
      ("<p x{{t}}=\"\">", "`t` cannot stand in the name of an attribute", values),
      ("<p x=\"\"{{t}}>", "`t` cannot stand in a tag", values),
      ("<{{t}}>", "`t` cannot stand in the name of a tag", values),
      ("</{{t}}>", "`t` cannot stand in the name of a tag", values),
      ("<h{{n}}>", "`n` cannot stand in the name of a tag", values),
      ("<!-- {{t}} -->", "`t` cannot stand in a comment", values),
      ("<!{{t}}>", "`t` cannot stand in a declaration", values),
      ("<!doctype {{t}}>", "`t` cannot stand in a declaration", values),
      ("<script>{{t}}</script>", "`t` cannot stand in `<script>`", values),
      ("<script>{{j}}</script>", "`j` cannot stand in `<script>`", values),
      ("<script type=\"text/javascript\">{{j}}</script>", "`j` cannot stand in `<script>`", values),
      ("<script type=\"{{c}}\">{{j}}</script>", "`j` cannot stand in `<script>`", values),
      ("<script type=\"application/json\"><{{j}}</script>", "`j` cannot stand in `<script>`", values),
      (
        "<script type=\"application/json\">{{t}}</script>", "`t` is a text, and `<script>` holds JSON",
        "only a value that is JSON may stand here"
      ),
      ("<script {{#f}}type=\"application/json\"{{/f}}>{{j}}</script>", "`j` cannot stand in `<script>`", values),
      ("<style>{{t}}</style>", "`t` cannot stand in `<style>`", values),
      ("<iframe>{{t}}</iframe>", "`t` cannot stand in `<iframe>`", values),
      ("<title>{{{h}}}</title>", "`h` is HTML, and `<title>` holds text", "show a text instead"),
      ("<p>{{j}}", "`j` is JSON", "JSON may stand in `<script type=\"application/json\">` only"),
      ("<set to=\"{{t}}\"/>", "`t` cannot stand in `to`, which holds what may become an address", "write `to` without values"),
      ("<p style=\"{{t}}\">", "`t` cannot stand in `style`, which holds a style sheet", "write `style` without values"),
      ("<p onclick=\"f({{n}})\">", "`n` cannot stand in `onclick`, which holds a script", "write `onclick` without values"),
      ("<img srcset=\"{{u}} 2x\">", "`u` cannot stand in `srcset`, which holds a list of addresses", "write `srcset` without values"),
      ("<iframe srcdoc=\"{{t}}\">", "`t` cannot stand in `srcdoc`, which holds a document of its own", "write `srcdoc` without values"),
      ("<p title=\"{{{h}}}\">", "`h` cannot stand unescaped in an attribute", "write it with two braces"),
      ("<p title=\"{{h}}\">", "`h` is HTML, which cannot stand in an attribute", "show a text instead"),
      ("<a href=\"{{t}}\">", "`t` is a text, and `href` takes an address", address("href")),
      ("<a href=\"{{n}}\">", "`n` is a number, and `href` takes an address", address("href")),
      ("<a href=\"page{{t}}\">", "`t` is a text, and `href` takes an address", address("href")),
      ("<a href=\"{{u}}{{t}}\">", "`t` is a text, and `href` takes an address", address("href")),
      ("<img src='{{t}}'>", "`t` is a text, and `src` takes an address", address("src")),
      ("<form action=\"{{t}}\">", "`t` is a text, and `action` takes an address", address("action")),
      ("<button formaction=\"{{t}}\">", "`t` is a text, and `formaction` takes an address", address("formaction")),
      ("<video poster=\"{{t}}\">", "`t` is a text, and `poster` takes an address", address("poster")),
      ("<q cite=\"{{t}}\">", "`t` is a text, and `cite` takes an address", address("cite")),
      ("<object data=\"{{t}}\">", "`t` is a text, and `data` takes an address", address("data")),
      ("<use xlink:href=\"{{t}}\">", "`t` is a text, and `xlink:href` takes an address", address("xlink:href")),
      ("<a href=\"{{#f}}/{{/f}}{{t}}\">", "`t` is a text, and `href` takes an address", address("href")),
      ("<a href=\"javascript:f({{t}})\">", "`t` cannot follow this scheme", scheme),
      ("<a href=\"java&#115;cript:/{{u}}\">", "`u` cannot follow this scheme", scheme),
      ("<a href=\" JavaScript://{{t}}\">", "`t` cannot follow this scheme", scheme),
      ("<a href=\"{{#f}}javascript:{{/f}}{{u}}\">", "`u` cannot follow this scheme", scheme),
    ])
  func refuses(_ template: String, _ message: String, _ help: String) {
    let problems = Site(template).problems(data)
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix(": \(message) [template-escape] (\(help))") == true, "\(problems)")
  }

  private static let values = "values may stand in text and in quoted attributes"
  private static let scheme = "begin the address with a value that is an address, or with `/` or `https:`"
  private static func address(_ name: String) -> String {
    "only an address may begin `\(name)`; a text may follow a `/`, `?` or `#`, where it is percent-encoded"
  }

  @Test(
    arguments: [
      (
        "<a href=\"{{u}}:x\">",
        "page:1:15: a `:` cannot follow a value in an address [template-escape] (write the whole address in one value)"
      ),
      (
        "<script>\n<!-- x</script>",
        "page:2:4: `<!--` in a script changes where the script ends [template-escape] (write the comment with `//` or `/*`)"
      ),
      (
        "<a href=\"{{#f}}{{u}}{{/f}}:x\">",
        "page:1:27: a `:` cannot follow a value in an address [template-escape] (write the whole address in one value)"
      ),
      (
        "<a{{#f}} x=\"1\"{{/f}}b>",
        "page:1:21: a space is needed here, after what may be an attribute [template-escape] (write each attribute with a space before it)"
      ),
      ("<title>a <b</title>", "page:1:11: `<title>` holds text and no tags [template-escape] (write `&lt;` for the character)"),
      ("<p {{#f}}a {{/f}}=\"\">", "page:1:18: an attribute cannot begin with `=` [template-escape] (write its name before it)"),
      (
        "{{#f}}<script>{{/f}}</script>",
        "page:1:1: the section `f` begins in the text of the page and ends in `<script>` [template-branch] (\(branch))"
      ),
      (
        "<p title=\"{{#f}}\">{{/f}}",
        "page:1:11: the section `f` begins in the attribute `title` and ends in the text of the page [template-branch] (\(branch))"
      ),
      ("<a href=\"", "page:1:10: the template ends in the attribute `href` [template-branch] (close what is open)"),
      ("<a>{{> open}}", "page:1:14: the template ends in a tag [template-branch] (close what is open)"),
    ])
  func refusesText(_ template: String, _ problem: String) {
    #expect(Site(template, ["open": "<b "]).problems(data) == [problem])
  }

  private static let branch = "let a section end where it begins: close in it what it opens"

  @Test func followsPlacesThroughPartialsAndBlocks() {
    let others = ["open": "<a href=\"", "layout": "<p title=\"{{$b}}{{/b}}\">{{$c}}{{/c}}<script>{{$d}}{{/d}}</script>"]
    #expect(Site("{{> open}}{{t}}\">", others).problems(data).count == 1)
    #expect(Site("{{<layout}}{{$b}}{{t}}{{/b}}{{$c}}{{{h}}}{{/c}}{{/layout}}", others).problems(data).isEmpty)
    #expect(Site("{{<layout}}{{$b}}{{{h}}}{{/b}}{{/layout}}", others).problems(data).count == 1)
    #expect(Site("{{<layout}}{{$d}}{{t}}{{/d}}{{/layout}}", others).problems(data).count == 1)
  }

  @Test func aListMustFitAfterItself() throws {
    let data: Sample = ["l": ["a", "b"], "u": .url("/x")]
    #expect(try Site("<p{{#l}} data-{{! }}x=\"{{.}}\"{{/l}}>").render(data) == "<p data-x=\"a\" data-x=\"b\">")
    #expect(Site("<p {{#l}}x=\"{{.}}\"{{/l}}>").problems(data).count == 1)
    // The second text would follow the first without a literal `/` at the beginning.
    #expect(Site("<a href=\"{{#l}}{{.}}/{{/l}}\">").problems(data).count == 1)
  }

  @Test(
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", " \u{1}javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:x",
      "javascript\r:x",
      "vbscript:x", "data:text/html,<script>", "data:image/svg+xml,<svg>", "data:image/pngx,", "file:///etc/passwd", "blob:x", ":x",
      "\u{FEFF}javascript:x",
    ])
  func refusesTheAddress(_ address: String) throws {
    #expect(try Site("<a href=\"{{.}}\">").render(.url(address)) == "<a href=\"#\">")
  }

  @Test(
    arguments: [
      "", "a", " https://a", "/a:b", "?a:b", "#a:b", "../a", "//example.org/", "http://a", "HTTPS://a", "mailto:a@example.org", "tel:+1",
      "data:image/png;base64,AA",
      "./javascript:x", "é",
    ])
  func takesTheAddress(_ address: String) throws {
    #expect(try Site("<a href=\"{{.}}\">").render(.url(address)) == "<a href=\"\(address)\">")
  }

  @Test(arguments: [("", "javascript:x", "#"), ("javascript", ":x", "javascript#"), ("/a", "?b", "/a?b")])
  func looksAtEachPartOfAnAddress(_ first: String, _ second: String, _ expected: String) throws {
    let data: Sample = ["a": .url(first), "b": .url(second)]
    #expect(try Site("<a href=\"{{a}}{{b}}\">").render(data) == "<a href=\"\(expected)\">")
  }

  @Test func escapesAtEveryPositionOfAWord() throws {
    for length in 0..<40 {
      for mark in ["<", ">", "&", "\"", "'"] {
        let before = String(repeating: "=", count: length)
        let text = before + mark + "é;" + before
        let escaped = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"][mark] ?? ""
        #expect(try Site("{{.}}").render(.text(text)) == before + escaped + "é;" + before)
      }
    }
  }

  @Test func everyOtherCharacterStays() throws {
    let text = String(
      String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init).filter { !"<>&\"'".unicodeScalars.contains($0) }))
    #expect(try Site("{{.}}").render(.text(text)) == text)
  }
}

/// Feeds and site maps.
@Suite struct XMLTests {
  private let data: Sample = [
    "t": "<\u{0}\u{8}\t\n\u{1F}&'\">\u{FFFE}\u{FFFF}\u{FFFD}é", "h": .html("<p>&amp;"), "u": .url("javascript:x"), "j": .json(""),
  ]

  @Test(
    arguments: [
      ("<?xml version=\"1.0\"?><a>{{t}}</a>", "<?xml version=\"1.0\"?><a>&lt;\t\n&amp;&#39;&quot;&gt;\u{FFFD}é</a>"),
      ("<a b=\"{{t}}\"/>", "<a b=\"&lt;\t\n&amp;&#39;&quot;&gt;\u{FFFD}é\"/>"),
      ("<content type=\"html\">{{h}}</content>", "<content type=\"html\">&lt;p&gt;&amp;amp;</content>"),
      ("<title>{{t}}<b/></title>", "<title>&lt;\t\n&amp;&#39;&quot;&gt;\u{FFFD}é<b/></title>"),
      ("<link href='{{u}}'/>", "<link href='#'/>"),
      ("<a><![CDATA[ > ]] ]]]>{{h}}</a>", "<a><![CDATA[ > ]] ]]]>&lt;p&gt;&amp;amp;</a>"),
      ("<script>{{h}}</script>", "<script>&lt;p&gt;&amp;amp;</script>"),
    ])
  func writes(_ template: String, _ expected: String) throws {
    #expect(try Site(template, suffix: ".xml").render(data) == expected)
  }

  @Test(
    arguments: [
      "<a>{{{h}}}</a>", "<a>{{j}}</a>", "<a b={{t}}/>", "<![CDATA[{{t}}]]>", "<!-- {{t}} -->", "<?p {{t}}?>", "<{{t}}/>",
      "<a href=\"{{t}}\"/>",
    ])
  func refuses(_ template: String) {
    #expect(Site(template, suffix: ".xml").problems(data).count == 1)
  }
}
