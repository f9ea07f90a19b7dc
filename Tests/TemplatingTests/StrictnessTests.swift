import Diagnostics
import Testing

@testable import Templating

/// What is wrong with a template is said when it is compiled: where, what and what to do.
@Suite struct StrictnessTests {
  private let data: Sample = [
    "title": "x", "href": .url("/x"), "body": .html("<p>"), "open": true, "people": [["name": "a", "born": 1]], "place": ["name": "b"],
  ]
  private let names = "Data has title, href, body, open, people, place"

  @Test func suggestsTheNearestName() {
    #expect(
      Site("a\n<p>é{{titel}}</p>").problems(data) == [
        "page:2:5: there is no `titel` here [template-name] (did you mean `title`? \(names))"
      ])
  }

  @Test func listsAllContextsInnermostFirst() {
    #expect(
      Site("{{#people}}{{nane}}{{xyz}}{{/people}}").problems(data) == [
        "page:1:12: there is no `nane` here [template-name] (did you mean `name`? Data has name, born; \(names))",
        "page:1:20: there is no `xyz` here [template-name] (Data has name, born; \(names))",
      ])
  }

  @Test func looksForTheRestOfADottedNameInItsObjectOnly() {
    #expect(
      Site("{{place.title}}{{title.name}}").problems(data) == [
        "page:1:1: there is no `title` here [template-name] (Data has name)",
        "page:1:16: `title` is a text, which has no names of its own [template-name] (only an object can stand before a dot)",
      ])
  }

  @Test func aMisspeltSectionGivesOneMessage() {
    #expect(
      Site("{{#peopel}}{{name}}{{#x}}{{.}}{{@first}}{{/x}}{{/peopel}}").problems(data) == [
        "page:1:1: there is no `peopel` here [template-name] (did you mean `people`? \(names))"
      ])
  }

  @Test func reportsAllAtOnceInOrderOfPlace() {
    let site = Site("{{a1}}\n{{> part}}\n{{#open}}{{b1}}{{/open}}", ["part": "{{c1}}"])
    #expect(site.problems(["open": true]).map { $0.prefix(9) } == ["page:1:1:", "page:3:10", "part:1:1:"])
  }

  @Test(
    arguments: [
      ("{{title", "page:1:1: this tag is not closed [template-tag] (close it with `}}` on the same line)"),
      ("{{title\n}}", "page:1:1: this tag is not closed [template-tag] (close it with `}}` on the same line)"),
      ("{{{body}}", "page:1:1: this tag is not closed [template-tag] (close it with `}}}` on the same line)"),
      ("x{{", "page:1:2: this tag is never closed [template-tag]"),
      ("{{! a", "page:1:1: this tag is not closed [template-tag] (close it with `}}` on the same line)"),
      ("{{ }}", "page:1:1: this tag is empty [template-tag] (write a name between the braces)"),
      ("{{# }}", "page:1:1: this tag is empty [template-tag] (write a name between the braces)"),
      ("{{a b}}", "page:1:1: `a b` is not a name [template-tag] (a name has no spaces in it)"),
      (
        "{{=x=}}",
        "page:1:1: these are no delimiters [template-tag] (write two delimiters with a space between them, as in `{{=<% %>=}}`)"
      ),
      ("{{/title}}", "page:1:1: `{{/title}}` closes nothing [template-section]"),
      ("\n {{#open}}", "page:2:2: `{{#open}}` is never closed [template-section] (close it with `{{/open}}`)"),
      (
        "{{#people}}\n{{/poeple}}",
        "page:2:1: `{{/poeple}}` does not close `{{#people}}` [template-section] (write `{{/people}}` to close what was opened at line 1, column 1)"
      ),
      ("{{#open}}{{^place}}{{/open}}", "page:1:10: `{{^place}}` is never closed [template-section] (close it with `{{/place}}`)"),
      ("{{$b}}", "page:1:1: `{{$b}}` is never closed [template-section] (close it with `{{/b}}`)"),
      ("{{> prat}}", "page:1:1: there is no template `prat` [template-missing] (did you mean `part`?)"),
      ("{{<layuot}}{{/layuot}}", "page:1:1: there is no template `layuot` [template-missing] (did you mean `layout`?)"),
      ("{{> zzzzzzzz}}", "page:1:1: there is no template `zzzzzzzz` [template-missing] (add the template or correct its name)"),
      (
        "{{<layout}}{{$mian}}{{/mian}}{{/layout}}",
        "page:1:12: `layout` has no block `mian` [template-block] (did you mean `main`? it has `head`, `main`)"
      ),
      ("{{<part}}{{$main}}{{/main}}{{/part}}", "page:1:10: `part` has no block `main` [template-block] (it has none)"),
      (
        "{{<layout}}{{$main}}{{/main}}{{$main}}{{/main}}{{/layout}}",
        "page:1:30: the block `main` is given twice [template-block] (keep one of them)"
      ),
      ("{{people}}", "page:1:1: `people` is a list, which cannot be shown [template-kind] (open it with `{{#…}}` or name what is inside)"),
      ("{{place}}", "page:1:1: `place` is an object, which cannot be shown [template-kind] (open it with `{{#…}}` or name what is inside)"),
      ("{{open}}", "page:1:1: `open` is a flag, which cannot be shown [template-kind] (open it with `{{#…}}` or name what is inside)"),
      (
        "{{#place}}{{.}}{{/place}}",
        "page:1:11: `.` is an object, which cannot be shown [template-kind] (open it with `{{#…}}` or name what is inside)"
      ),
      ("{{@last}}", "page:1:1: `@last` has no list around it [template-name] (it may stand in the section of a list)"),
      ("{{#people}}{{@index}}{{/people}}", "page:1:12: there is no `@index` [template-name] (lists have `@first`, `@last` and `@number`)"),
      ("{{body}}", "page:1:1: `body` is HTML, and two braces would show its tags [template-escape] (write it with three braces)"),
      ("{{{title}}}", "page:1:1: `title` is a text, not HTML [template-escape] (write it with two braces, so that it is escaped)"),
      ("{{{href}}}", "page:1:1: `href` is an address, not HTML [template-escape] (write it with two braces, so that it is escaped)"),
      (
        "{{>*title}}",
        "page:1:1: `title` is a text, which does not say what templates it can name [template-kind] (only a value out of a fixed set can name a partial)"
      ),
      (
        "{{> page}}",
        "page:1:1: `page` includes itself without end [template-recursion] (let it include itself in the section of a list or an object that its own item holds)"
      ),
    ])
  func reports(_ template: String, _ problem: String) {
    let others = ["part": "", "layout": "{{$head}}{{/head}}{{$main}}{{/main}}"]
    #expect(Site(template, others).problems(data) == [problem])
  }

  @Test func knowsBlocksOfGrandparents() throws {
    let others = ["a": "{{<b}}{{$x}}{{$y}}{{/y}}{{/x}}{{/b}}", "b": "{{> c}}", "c": "{{$x}}{{/x}}{{$z}}{{/z}}"]
    #expect(try Site("{{<a}}{{$y}}1{{/y}}{{$z}}2{{/z}}{{/a}}", others).render([:]) == "12")
  }

  @Test func aBrokenPartialDoesNotHideTheRest() {
    #expect(
      Site("{{> part}}{{x}}", ["part": "{{"]).problems() == [
        "page:1:11: there is no `x` here [template-name] (Data has no names)", "part:1:1: this tag is never closed [template-tag]",
      ])
  }

  @Test func reportsTextThatIsNotUTF8() throws {
    let set = TemplateSet(sources: [TemplateSource(name: "a.html", file: "a.html", text: [0x61, 0x0A, 0xFF, 0x0A])])
    let failure = try #require(throws: TemplateFailure.self) { _ = try set.compile("a.html", for: Sample.text("").kind) }
    #expect(failure.diagnostics.map(\.line) == ["a:2:1: this line is not UTF-8 [template-encoding] (save the file as UTF-8)"])
  }

  @Test func needsAKnownFormat() throws {
    let set = TemplateSet(sources: [
      TemplateSource(name: "a.md", file: "T/a.md", text: []), TemplateSource(name: "b.txt", file: "T/b.txt", text: []),
    ])
    let format = try #require(throws: TemplateFailure.self) { _ = try set.compile("a.md", for: .text) }
    #expect(
      format.diagnostics.map(\.line) == [
        "a:1:1: the name `a.md` does not say what format the template has [template-format] (name it `.html`, `.xml`, `.svg` or `.txt`, which says how values are escaped)"
      ])
    let missing = try #require(throws: TemplateFailure.self) { _ = try set.compile("c.txt", for: .text) }
    #expect(missing.diagnostics.map(\.line) == ["there is no template `c.txt` [template-missing] (did you mean `b.txt`?)"])
  }

  @Test func doesNotMixFormats() throws {
    let sources = ["a.html": "{{> b.txt}}", "b.txt": "x"].map { TemplateSource(name: $0, file: $0, text: Array($1.utf8)) }
    let failure = try #require(throws: TemplateFailure.self) { _ = try TemplateSet(sources: sources).compile("a.html", for: .text) }
    #expect(
      failure.diagnostics.map(\.line) == [
        "a:1:1: `b.txt` is text, and this template is HTML [template-format] (include templates of the same format)"
      ])
  }

  @Test func aLaterTemplateReplacesAnEarlierOne() throws {
    let sources = ["old", "new"].map { TemplateSource(name: "a.html", file: "a.html", text: Array($0.utf8)) }
    var output: [UInt8] = []
    Machine.run(try TemplateSet(sources: sources).compile("a.html", for: .text), on: .text(""), into: &output)
    #expect(output.elementsEqual("new".utf8))
  }

  @Test func aByteOrderMarkIsNoText() throws {
    #expect(try Site("\u{FEFF}a").render([:]) == "a")
  }
}
