import Foundation

/// A content folder with one payload in every key that takes a text, and in every other place where a text of the author's stands.
///
/// Each place has a marker of its own behind the payload, so that a test can tell which one leaked.
final class HostileContent {
  let payload: String
  /// What stands at a marker: the place's name by the marker.
  private(set) var places: [String: String] = [:]
  private(set) var files: [String: Data] = [:]

  init(payload: String) {
    self.payload = payload
    addConfiguration()
    addDocuments()
    addEntities()
    addLists()
  }

  /// The places whose markers stand in a text.
  func places(in text: String) -> [String] {
    text.matches(of: /zq\d{3}zq/).compactMap { places[String($0.0)] }
  }

  // MARK: Payloads with their markers

  private func marked(_ place: String, _ payload: String) -> String {
    let number = String(places.count + 1)
    let marker = "zq" + String(repeating: "0", count: 3 - number.count) + number + "zq"
    precondition(!places.values.contains(place), "\(place) twice")
    places[marker] = place
    return payload + marker
  }

  /// A text in YAML.
  private func text(_ place: String) -> String { Self.quoted(marked(place, payload)) }

  /// The same text where it must be found a second time.
  private func twice(_ place: String) -> (yaml: String, plain: String) {
    let plain = marked(place, payload)
    return (Self.quoted(plain), plain)
  }

  /// An address in YAML: without what would make it none, or none of a site.
  private func address(_ place: String) -> String {
    let tail = payload.split { $0.isWhitespace || $0 == "#" || $0 == "?" }.joined(separator: "/")
    return Self.quoted(marked(place, "https://example.org/" + tail))
  }

  /// The name of a file or folder: all but `/`, and but the ends of lines, which YAML's single-line texts cannot hold, and `#`, which ends a path in an address.
  private func name(_ place: String) -> String {
    marked(
      place, payload.replacing("/", with: "\\").replacing("\u{2028}", with: "").replacing("\u{2029}", with: "").replacing("#", with: ""))
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\u{2028}", "\u{2029}", "\u{85}", "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private func put(_ path: String, _ text: String) { files[path] = Data(text.utf8) }

  // MARK: The folder

  private lazy var seeds = "seeds " + name("briefing.seeds")
  private lazy var former = "c" + name("briefing.changes")
  private lazy var stance = twice("stance.id")
  private lazy var marking = twice("briefing.markings")

  private func addConfiguration() {
    put(
      "briefing.yml",
      """
      title: \(text("briefing.title"))
      subtitle: \(text("briefing.subtitle"))
      summary: \(text("briefing.summary"))
      language: \(text("briefing.language"))
      url: \(address("briefing.url"))
      seeds: \(Self.quoted(seeds))
      output: \(Self.quoted("o" + name("briefing.output")))
      templates: \(Self.quoted("t" + name("briefing.templates")))
      markings: [\(marking.yaml), SHUT]
      default-marking: \(marking.yaml)
      editions:
        \(text("briefing.editions")): {ceiling: \(marking.yaml), output: \(Self.quoted("e" + name("edition.output")))}
      stances: [{id: \(stance.yaml), label: \(text("stance.label")), tone: positive}, {id: plain}]
      sides: [{id: org-a, label: \(text("side.label")), colour: blue}, org-b]
      targets: {web: {kind: folder, path: \(Self.quoted("p" + name("briefing.targets.path")))}}
      defaults: {\(Self.quoted(folderName)): {classification: \(text("briefing.defaults"))}}
      extractor: [\(text("briefing.extractor"))]
      changes: {since: \(Self.quoted(former))}
      links: {broken: warn}
      markdown: {html: omit}
      evidence: optional
      mentions: {surnames: unique}
      exports: [csv, followthemoney, jsonld, graphml, icalendar, annotations, ris]
      """)
  }

  private lazy var folderName = name("folder name")
  private lazy var pictureName = name("picture.file") + ".png"
  private lazy var passage = twice("evidence.quote")

  private func addDocuments() {
    put("\(former)/briefing.yml", "title: As it was\n")
    put("\(former)/seeds/note.txt", "A note.")
    put("\(seeds)/media/\(pictureName)", "a picture")
    put("\(seeds)/\(folderName)/a.txt", "A text in a folder.")
    put("\(seeds)/a \(name("file name")).txt", "A text without a title of its own.")
    put(
      "\(seeds)/plain.txt",
      "First of all \(marked("text", payload)) stands here.\n\nAnd then \(marked("passage.before", payload)) \(passage.plain) "
        + "\(marked("passage.after", payload)) follows. Rolf Adler was there, and so was \(marked("document.mentions", payload))."
    )
    put(
      "\(seeds)/plain.yml",
      """
      document:
        title: \(text("document.title"))
        kind: \(text("document.kind"))
        author: [\(text("document.author")), {name: \(text("author.name"))}, {unnamed: \(text("author.unnamed"))}]
        publisher: {name: \(text("document.publisher"))}
        published: 2023-04
        accessed: 2023-05
        url: \(address("document.url"))
        language: \(text("document.language"))
        reliability: B2
        marking: \(marking.yaml)
        classification: \(text("document.classification"))
        number: \(text("document.number"))
        retells: [{name: \(text("document.retells"))}]
        drafter: {name: \(text("document.drafter"))}
        sender: [{name: \(text("document.sender"))}, person-a]
        recipients: [{unnamed: \(text("document.recipients"))}, org-a]
        translation-of: markup
        supersedes: page
        mentions: {Rolf: person-a}
        show: full
        original: true
        source-only: false
        description: \(text("document.description"))
        note: \(text("document.note"))
        picture: {file: \(Self.quoted("media/\(pictureName)")), alt: \(text("document.picture.alt")), credit: \(text("document.picture.credit"))}
      facts:
        - text: A statement with a passage
          about: person-a
          evidence: {quote: \(passage.yaml)}
      """)
    addMarkup()
  }

  /// Every place of Markdown and HTML in which a text stands.
  private func addMarkup() {
    let line = payload.split(separator: "\n").joined(separator: " ")
    put(
      "\(seeds)/markup.md",
      """
      ---
      foreign: \(text("front matter of others"))
      author: \(text("front matter"))
      reply-to: plain
      supersedes: plain
      ---
      # \(marked("heading", line))

      \(marked("paragraph", line)) and *\(marked("emphasis", line))* and `\(marked("code", line))`.

      [\(marked("link text", line))](https://example.org/a "\(marked("link title", line.replacing("\"", with: "\\\"")))")
      [a](<\(marked("link address", line.replacing("<", with: "\\<").replacing(">", with: "\\>")))>)
      [a](\(marked("bare link address", line)))
      ![\(marked("alternative text", line))](media/none.png "\(marked("picture title", line.replacing("\"", with: "\\\"")))")
      <\(marked("autolink", line))> https://example.org/\(marked("bare address", line))
      [b][ref] [[person-a|\(marked("wiki link text", line))]] [[\(marked("wiki link", line))]]

      [ref]: https://example.org/?\(marked("reference address", line).replacing(" ", with: "%20")) '\(marked("reference title", line.replacing("'", with: "\\'")))'

      | \(marked("table head", line)) | b |
      |---|:-:|
      | \(marked("table cell", line)) | \(marked("second cell", line)) |

      A note[^\(marked("footnote label", "n"))] stands here.[^2]

      [^2]: \(marked("footnote", line))

      - [x] \(marked("task", line))

      > \(marked("quotation", line))

      ```\(marked("code info", line.replacing("`", with: "")))
      \(marked("code block", line))
      ```

      ## \(marked("second heading", line))
      """)
    put(
      "\(seeds)/page.html",
      """
      <!DOCTYPE html><html><head><title>\(marked("HTML title", payload))</title><base href="javascript:alert(1)//">
      <meta http-equiv="refresh" content="0;url=javascript:alert(1)"><style>body{background:url(javascript:alert(1))}</style></head>
      <body onload="alert(1)"><h1 onclick="alert(1)">A page</h1><p style="color:red">\(marked("HTML text", payload))</p>
      <a href="javascript:alert(1)">one</a> <a href="java&#10;script:alert(1)">two</a> <a href=" &#1;javascript:alert(1)">three</a>
      <a href="data:text/html,<script>alert(1)</script>">four</a> <a href="vbscript:alert(1)">five</a>
      <a href="https://example.org/\(marked("HTML address", payload.replacing("\"", with: "&quot;")))">six</a>
      <img src=x onerror=alert(1)> <svg onload=alert(1)><script>alert(1)</script></svg> <math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>
      <iframe srcdoc="<script>alert(1)</script>"></iframe> <form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>
      <object data="javascript:alert(1)"></object>
      <p>&lt;script&gt;alert(1)&lt;/script&gt; \(marked("HTML escaped", payload.replacing("&", with: "&amp;").replacing("<", with: "&lt;")))</p>
      <noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
      </body></html>
      """)
  }

  private func common(_ kind: String) -> String {
    """
        aliases: [\(text("\(kind).aliases"))]
        was: former-\(kind)
        description: \(text("\(kind).description"))
        picture: {file: \(Self.quoted("media/\(pictureName)")), alt: \(text("\(kind).picture.alt")), credit: \(text("\(kind).picture.credit"))}
        identifiers: {wikidata: \(text("\(kind).identifiers")), \(text("\(kind).identifiers.key")): x}
        links: [{url: \(address("\(kind).links")), title: \(text("\(kind).links.title"))}]
        according-to: [{unnamed: \(text("\(kind).according-to.unnamed")), via: [{name: \(text("\(kind).according-to.via"))}]}]
        cover: \(text("\(kind).cover"))
        note: \(text("\(kind).note"))
    """
  }

  private func addEntities() {
    put(
      "\(seeds)/entities.yml",
      """
      people:
        person-a:
          name: \(text("people.name"))
          sort-name: \(text("people.sort-name"))
          born: 1950
          died: 2020
          gender: \(text("people.gender"))
          country: \(text("people.country"))
          expertise: [\(text("people.expertise"))]
          roles:
            - title: \(text("role.title"))
              organisation: {name: \(text("role.organisation"))}
              from: 2001
              to: 2002
              tenure: \(text("role.tenure"))
      \(common("people"))
        person-b: {name: Rolf Adler}
      organisations:
        org-a:
          name: \(text("organisations.name"))
          kind: \(text("organisations.kind"))
          parent: org-b
          publisher: org-b
          country: \(text("organisations.country"))
      \(common("organisations"))
        org-b: {name: Another}
      places:
        place-a:
          name: \(text("places.name"))
          country: \(text("places.country"))
          coordinates: [1, 2]
      \(common("places"))
      works:
        work-a:
          title: \(text("works.title"))
          kind: \(text("works.kind"))
          authors: [{name: \(text("works.authors"))}]
          publisher: org-a
          url: \(address("works.url"))
          sourcing: \(text("works.sourcing"))
          held-as: plain
      \(common("works"))
      meetings:
        meeting-a:
          title: \(text("meetings.title"))
          kind: \(text("meetings.kind"))
          part-of: meeting-b
          date: 2023-04
          time: \(text("meetings.time"))
          place: {name: \(text("meetings.place"))}
          venue: \(text("meetings.venue"))
          track: "1.5"
          secret: true
          purpose: \(text("meetings.purpose"))
          participants:
            - {person: person-a, side: org-a, capacity: \(text("participant.capacity"))}
            - {organisation: org-b, side: org-b}
            - {name: \(text("participant.name"))}
            - {group: \(text("participant.group")), withheld: \(text("participant.withheld")), count: 3, side: org-a}
            - {unnamed: \(text("participant.unnamed")), present: part}
          topics: [{text: \(text("topic.text")), issue: issue-a}]
          agreed: [\(text("meetings.agreed"))]
          outcome: \(text("meetings.outcome"))
          comments: [{by: {name: \(text("comment.by"))}, to: {unnamed: \(text("comment.to"))}, response: declined, text: \(text("comment.text")), spokesperson: \(text("comment.spokesperson"))}]
          questions: [{text: \(text("question.text of a meeting")), about: person-a}]
          languages: [\(text("meetings.languages"))]
          interpreters: [\(text("meetings.interpreters"))]
      \(common("meetings"))
        meeting-b: {title: A series, kind: series}
      issues:
        issue-a:
          name: \(text("issues.name"))
          question: \(text("issues.question"))
          parent: issue-b
      \(common("issues"))
        issue-b: {name: Another issue}
      terms:
        term-a:
          name: \(text("terms.name"))
          definition: \(text("terms.definition"))
      \(common("terms"))
      """)
    put(
      "\(seeds)/people/person-b.md",
      "---\nname: Rolf Adler\n---\nProse about him: \(marked("entity prose", payload.split(separator: "\n").joined()))\n")
  }

  private func addLists() {
    put(
      "\(seeds)/lists.yml",
      """
      positions:
        - holder: [person-a, {name: \(text("position.holder"))}]
          issue: issue-a
          stance: \(text("position.stance"))
          summary: \(text("position.summary"))
          quote: \(text("position.quote"))
          spokesperson: \(text("position.spokesperson"))
          to: [{unnamed: \(text("position.to"))}]
          meeting: meeting-a
          work: work-a
          evidence:
            - {work: work-a, page: \(text("evidence.page")), quote: \(text("evidence.quote of a work"))}
            - {document: plain, quote: \(passage.yaml)}
          according-to: [\(Self.quoted("person-a"))]
          note: \(text("position.note"))
        - {holder: person-b, issue: issue-a, stance: \(stance.yaml)}
      facts:
        - {about: [person-a, org-a], kind: \(text("fact.kind")), text: \(text("fact.text")), date: 2023, work: work-a, id: fact-a}
        - {about: person-a, text: \(text("earlier fact.text")), id: fact-b, retracted: \(text("earlier fact.retracted"))}
        - about: person-a
          text: A later one
          supersedes: fact-b
          retracted: {reason: \(text("retraction.reason")), according-to: [{name: \(text("retraction.according-to"))}]}
      relations:
        - {from: person-a, to: {name: \(text("relation.to"))}, kind: \(text("relation.kind"))}
        - {from: person-a, to: org-a, kind: \(text("relation.kind between pages"))}
      judgements:
        - text: \(text("judgement.text"))
          confidence: high
          about: person-a
          note: \(text("judgement.note"))
          for: {work: work-a, quote: \(text("judgement.for"))}
          against: [{document: plain, quote: \(passage.yaml)}, {work: work-a, quote: \(text("judgement.against"))}]
      questions:
        - {text: \(text("question.text")), about: [person-a], answer: {text: \(text("question.answer")), note: \(text("answer.note"))}}
      """)
  }
}
