import Testing

@testable import Templating

private enum Mood: String, CaseIterable {
  case calm, cross
}

private struct Place: View {
  var name: String
  static let fields = Fields<Place>("A place") { Field.text("name", "What it is called", \.name) }
}

private struct Claim: View {
  var text: String
  var mood = Mood.calm
  var sources: [Claim] = []

  static let fields = Fields<Claim>("Something that was said") {
    Field.text("text", "What was said", \.text)
    Field.choice("mood", "How it was said", \.mood)
    Field.list("sources", "Who said it before", of: Claim.self, \.sources)
  }
}

private struct Person: View {
  var name = "Ada"
  var nickname: String?
  var href = "/ada"
  var home: String?
  var body: [UInt8] = Array("<p>Hi</p>".utf8)
  var data: [UInt8] = Array("{}".utf8)
  var isAlive = true
  var age = 36
  var tags = ["a", "b", "c"]
  var claims: [Claim] = []
  var place = Place(name: "here")
  var grave: Place?

  static let fields = Fields<Person>("Somebody | or\nother") {
    Field.text("name", "The name | or two", \.name)
    Field.optionalText("nickname", "The short name", \.nickname)
    Field.url("href", "The page", \.href)
    Field.optionalURL("home", "The home page", \.home)
    Field.html("body", "The text", \.body)
    Field.json("data", "The data", \.data)
    Field.flag("alive", "Whether alive", \.isAlive)
    Field.number("age", "Years", \.age)
    Field.texts("tags", "Words", \.tags)
    Field.list("claims", "What was said", of: Claim.self, \.claims)
    Field.object("place", "Where", of: Place.self, \.place)
    Field.optional("grave", "Where at last", of: Place.self, \.grave)
  }
}

/// A view of which everything is made when a template asks for it.
private struct Speaker: View {
  var name: String

  static let fields = Fields<Speaker>("Somebody who speaks") {
    Field.text("name", "The name", \.name)
    Field.object("made", "Somebody else", of: Person.self) { speaker in
      Person(
        name: "whoever \(speaker.name) speaks of at length", tags: ["a long tag of \(speaker.name)'s", "another tag of the same length"],
        claims: [Claim(text: "a text of some length", sources: [Claim(text: "\(speaker.name) again, at length")])])
    }
    Field.list("others", "Others", of: Speaker.self) { [Speaker(name: $0.name + " the second"), Speaker(name: $0.name + " the third")] }
    Field.optional("nobody", "Nobody", of: Speaker.self) { _ in nil }
  }
}

@Suite struct ViewTests {
  @Test func holdsWhatIsMadeAsLongAsItIsLookedAt() throws {
    let page = """
      {{made.name}}; {{#made.claims}}{{text}}: {{#sources}}{{text}}{{/sources}}{{/made.claims}}; {{#made.tags}}{{.}}, {{/made.tags}}
      {{#others}}{{name}}{{#others}} {{name}} {{#made}}{{#tags}}{{.}} {{/tags}}{{place.name}}{{/made}}{{/others}}; {{/others}}
      {{nobody.name}}{{^nobody}}nobody{{/nobody}}{{#nobody.others}}x{{/nobody.others}}
      """
    func second(_ name: String) -> String {
      ["second", "third"].map { " \(name) the \($0) a long tag of \(name) the \($0)&#39;s another tag of the same length here" }.joined()
    }
    #expect(
      try Site(page).render(Speaker(name: "Bo")) == """
        whoever Bo speaks of at length; a text of some length: Bo again, at length; a long tag of Bo&#39;s, another tag of the same length, 
        Bo the second\(second("Bo the second")); Bo the third\(second("Bo the third")); 
        nobody
        """)
  }

  @Test func showsEveryKindOfField() throws {
    let page = """
      {{name}} {{nickname}}{{^nickname}}none{{/nickname}} <a href="{{href}}">{{#home}}<a href="{{home}}">{{/home}}
      {{{body}}} {{#alive}}{{age}}{{/alive}} {{#tags}}{{.}}{{^@last}}, {{/@last}}{{/tags}} {{place.name}} {{grave.name}}
      {{#grave}}{{name}}{{/grave}}{{#place}}{{name}}{{/place}} {{#claims}}{{text}} {{mood}}{{/claims}}
      <script type="application/json">{{data}}</script>
      """
    let person = Person(home: "https://example.org", claims: [Claim(text: "x", mood: .cross)], grave: Place(name: "there"))
    #expect(
      try Site(page).render(person) == """
        Ada none <a href="/ada"><a href="https://example.org">
        <p>Hi</p> 36 a, b, c here there
        therehere x cross
        <script type="application/json">{}</script>
        """)
  }

  @Test func appendsToTheOutput() throws {
    let template = try Site("{{name}}").set.compile("page.html", for: Person.self)
    var output: [UInt8] = Array("1 ".utf8)
    template.render(Person(), into: &output)
    template.render(Person(name: "Bo"), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "1 AdaBo")
  }

  @Test func listsHaveFirstLastAndNumber() throws {
    let site = Site(
      "{{#tags}}{{#@first}}[{{/@first}}{{@number}}{{.}}{{> rest}}{{/tags}}", ["rest": "{{^@last}}-{{/@last}}{{#@last}}]{{/@last}}"])
    #expect(try site.render(Person()) == "[1a-2b-3c]")
    #expect(try site.render(Person(tags: ["x"])) == "[1x]")
  }

  @Test func theInnermostListCounts() throws {
    let claims = [Claim(text: "a", sources: [Claim(text: "x"), Claim(text: "y")]), Claim(text: "b")]
    let page = "{{#claims}}{{@number}}{{#sources}}{{#name}}{{@number}}{{/name}}{{/sources}}{{#place}}{{@number}}{{/place}};{{/claims}}"
    #expect(try Site(page).render(Person(claims: claims)) == "1121;22;")
  }

  @Test func partialsKnowTheListAroundTheirObject() throws {
    let site = Site("{{#tags}}{{#place}}{{> item}}{{/place}}{{/tags}}", ["item": "{{@number}}{{name}}{{^@last}},{{/@last}}"])
    #expect(try site.render(Person()) == "1here,2here,3here")
  }

  @Test func includesItselfDownTheData() throws {
    let claim = Claim(text: "a", sources: [Claim(text: "b", sources: [Claim(text: "c")]), Claim(text: "d")])
    let site = Site("{{#claims}}{{> claim}}{{/claims}}", ["claim": "<i>{{text}}{{name}}{{#sources}}{{> claim}}{{/sources}}</i>"])
    #expect(try site.render(Person(claims: [claim])) == "<i>aAda<i>bAda<i>cAda</i></i><i>dAda</i></i>")
  }

  @Test func indentsWhatIncludesItself() throws {
    let claim = Claim(text: "a", sources: [Claim(text: "b", sources: [Claim(text: "c")]), Claim(text: "d")])
    let site = Site("{{> claim}}\n", ["claim": "{{text}}\n{{#sources}}\n  {{> claim}}\n{{/sources}}\n"], suffix: ".txt")
    #expect(try site.render(claim) == "a\n  b\n    c\n  d\n")
  }

  @Test func includesItselfByValue() throws {
    let claim = Claim(text: "a", mood: .cross, sources: [Claim(text: "b"), Claim(text: "c", mood: .cross)])
    let others = ["calm": "{{text}}.", "cross": "{{text}}! {{#sources}}{{>*mood}}{{/sources}}"]
    #expect(try Site("{{>*mood}}", others).render(claim) == "a! b.c! ")
  }

  @Test func includesItselfThroughAnother() throws {
    let claim = Claim(text: "a", sources: [Claim(text: "b", sources: [Claim(text: "c")])])
    let others = ["one": "1{{text}}{{> two}}", "two": "{{#sources}}2{{> one}}{{/sources}}"]
    #expect(try Site("{{> one}}", others).render(claim) == "1a21b21c")
  }

  @Test func showsTheInnermostOfEqualShapes() throws {
    let claim = Claim(text: "a", sources: [Claim(text: "b", sources: [Claim(text: "c")])])
    let site = Site("{{#sources}}{{#sources}}{{> text}}{{/sources}}{{> text}}{{/sources}}{{> text}}", ["text": "{{text}}"])
    #expect(try site.render(claim) == "cba")
  }

  @Test(
    arguments: [
      ["page": "{{> page}}"],
      ["page": "{{#alive}}{{> page}}{{/alive}}"],
      ["page": "{{#name}}{{> page}}{{/name}}"],
      ["page": "{{#claims}}{{> claim}}{{/claims}}", "claim": "{{#claims}}{{> claim}}{{/claims}}"],
      ["page": "{{#claims}}{{> page}}{{/claims}}"],
      ["page": "{{> a}}", "a": "{{<b}}{{/b}}", "b": "{{> a}}"],
      ["page": "{{<page}}{{/page}}"],
    ])
  func refusesWhatNeverEnds(_ templates: [String: String]) {
    let site = Site(templates["page"] ?? "", templates)
    #expect(throws: TemplateFailure.self) { try site.render(Person()) }
    let failure = #expect(throws: TemplateFailure.self) { _ = try site.set.compile("page.html", for: Person.self) }
    #expect(Set(failure?.diagnostics.map(\.rule) ?? []) == ["template-recursion"])
  }

  @Test func aBlockWithinItselfIsItsDefault() throws {
    let site = Site("{{<a}}{{$b}}1{{$b}}2{{/b}}{{> a}}{{/b}}{{/a}}", ["a": "({{$b}}old{{/b}})"])
    #expect(try site.render(Person()) == "(12(old))")
  }

  @Test func rendersOnManyThreadsAtOnce() async throws {
    let template = try Site(
      "{{#tags}}{{> tag}}{{/tags}}{{#claims}}{{> claim}}{{/claims}}",
      ["tag": "{{.}},", "claim": "{{text}}{{#sources}}{{> claim}}{{/sources}}"]
    )
    .set.compile("page.html", for: Person.self)
    let person = Person(tags: (0..<500).map { "tag <\($0)>" }, claims: (0..<200).map { Claim(text: "\($0)", sources: [Claim(text: "&")]) })
    let pages = await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var output: [UInt8] = []
          for _ in 0..<20 {
            output = []
            template.render(person, into: &output)
          }
          return output
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var expected: [UInt8] = []
    template.render(person, into: &expected)
    #expect(expected.count > 9_000)
    #expect(pages == [[UInt8]](repeating: expected, count: 4))
  }

  @Test func documentsEachShapeOnce() {
    #expect(
      Person.fields.shape.markdownReference() == """
        ### Person

        Somebody | or
        other

        | Name | Kind | Meaning |
        |---|---|---|
        | `name` | text | The name \\| or two |
        | `nickname` | text, may be missing | The short name |
        | `href` | address | The page |
        | `home` | address, may be missing | The home page |
        | `body` | HTML | The text |
        | `data` | JSON | The data |
        | `alive` | flag | Whether alive |
        | `age` | number | Years |
        | `tags` | list of text | Words |
        | `claims` | list of [Claim](#claim) | What was said |
        | `place` | [Place](#place) | Where |
        | `grave` | [Place](#place), may be missing | Where at last |

        ### Claim

        Something that was said

        | Name | Kind | Meaning |
        |---|---|---|
        | `text` | text | What was said |
        | `mood` | one of `calm`, `cross` | How it was said |
        | `sources` | list of [Claim](#claim) | Who said it before |

        ### Place

        A place

        | Name | Kind | Meaning |
        |---|---|---|
        | `name` | text | What it is called |

        """)
  }
}
