import Foundation
import Testing

/// Links in texts, to entities, documents and files.
@Suite struct LinkTests {
  @Test func entitiesAndDocumentsAreLinkedById() throws {
    let site = try build([
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg, description: "Met [[olaf|her friend]]."}, olaf: {name: Olaf Lund, note: "See [[doc:sub-a|the text]]."}}
      terms: {track: {name: Track Two, definition: "As [[anna]] has it."}}
      """,
      "seeds/sub/a.md": "[[anna]] and [[olaf|the other]] in [[doc:sub-b]] and [[doc:sub-b|there]], [[track]].",
      "seeds/sub/b.md": "# The other text\n",
      "briefing.yml": "title: T\nsummary: By [[anna]], see [[doc:sub-a]].\n",
    ])
    let page = try site.page("sources/sub-a.html")
    #expect(page.links(to: "../people/anna.html", as: "Anna Berg"), "\(page.links)")
    #expect(page.links(to: "../people/olaf.html", as: "the other"))
    #expect(page.links(to: "../sources/sub-b.html", as: "The other text"))
    #expect(page.links(to: "../sources/sub-b.html", as: "there"))
    #expect(page.links(to: "../glossary.html#track", as: "Track Two"))
    #expect(try site.page("people/anna.html").links(to: "../people/olaf.html", as: "her friend"))
    #expect(try site.page("people/olaf.html").links(to: "../sources/sub-a.html", as: "the text"))
    #expect(try site.page("glossary.html").links(to: "people/anna.html", as: "Anna Berg"))
    #expect(try site.page("index.html").links(to: "people/anna.html", as: "Anna Berg"))
  }

  /// The rendered text is what counts, and it has the name where a link shows one.
  @Test func textsHoldTheNamesThatLinksShow() throws {
    let site = try build(["seeds/p.yml": "people: {anna: {name: Anna Berg}}\n", "seeds/a.md": "Then [[anna]] left.\n"])
    #expect(try site.page("sources/a.html").text.contains("Then Anna Berg left."))
    let text = try site.text("data/documents/a.txt")
    #expect(text.hasPrefix("Then Anna Berg left."))
  }

  @Test(arguments: ["[[nobody]]", "[[doc:nothing]]", "[x](nowhere.md)", "![x](media/no.png)", "[x](../../out.md)"])
  func linksThatLeadNowhereAreErrors(_ link: String) throws {
    let complaints = try ContentFolder(["seeds/a.md": "Text.\n\nAnd \(link) here.\n"]).complaints()
    #expect(complaints.contains("seeds/a.md:3:"), "\(complaints)")
  }

  @Test func brokenLinksMayBeWarnings() throws {
    let site = try build([
      "briefing.yml": "title: T\nlinks: {broken: warn}\n",
      "seeds/a.md": "A [file](nowhere.md) and ![a picture](media/no.png) and [[nobody]] and [[nobody|someone]].\n",
    ])
    let page = try site.page("sources/a.html")
    #expect(page.text.contains("A file and a picture and [[nobody]] and someone."), "\(page.text)")
    #expect(page.elements("img").isEmpty)
    #expect(site.messages.components(separatedBy: "seeds/a.md:1:").count == 5, "\(site.messages)")
  }

  @Test func relativeLinksLeadToPagesAndCopies() throws {
    let folder = try ContentFolder([
      "seeds/sub/a.md": """
      [doc](<../other text.txt>), [doc again](./b.md#two), [person](../people/anna.md), [meeting](../meetings/talk.md),
      [file](<../media/my file.csv>), ![pic](../media/pic.png), [self](#one)

      # One
      """, "seeds/sub/b.md": "# One\n\n## Two\n", "seeds/other text.txt": "T.", "seeds/people/anna.md": "---\nname: Anna Berg\n---\n",
      "seeds/meetings/talk.md": "---\ntitle: The talk\n---\n[back](../sub/a.md)\n", "seeds/media/my file.csv": "a,b",
      "seeds/media/unused.csv": "c",
    ])
    try folder.put("seeds/media/pic.png", Data([0x89, 0x50, 0x4E, 0x47]))
    let site = try folder.built()
    let page = try site.page("sources/sub-a.html")
    #expect(page.links(to: "../sources/other-text.html", as: "doc"), "\(page.links)")
    let place = try #require(page.links.first { $0.text == "doc again" }).href.split(separator: "#").map(String.init)
    #expect(place.first == "../sources/sub-b.html")
    #expect(try site.page("sources/sub-b.html").elements.contains { $0["id"] == place.last })
    #expect(page.links(to: "../people/anna.html", as: "person"))
    #expect(page.links(to: "../meetings/talk.html", as: "meeting"))
    #expect(try site.page("meetings/talk.html").links(to: "../sources/sub-a.html", as: "back"))
    func target(_ href: String?) throws -> Data? {
      guard let path = href?.removingPercentEncoding, path.hasPrefix("../") else { return nil }
      return try site.bytes(String(path.dropFirst(3)))
    }
    #expect(try target(page.links.first { $0.text == "file" }?.href) == Data("a,b".utf8))
    #expect(try target(page.elements("img").first?["src"]) == Data([0x89, 0x50, 0x4E, 0x47]))
    #expect(page.elements("img").first?["alt"] == "pic")
    #expect(try site.places(of: "unused") == [])
  }

  /// The same letter may be one character or two.
  @Test func filesAreFoundInEitherFormOfTheirLetters() throws {
    let site = try build(["seeds/cafe\u{301}.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "seeds/a.md": "![p](caf\u{E9}.svg)\n"])
    #expect(try site.files.filter { $0.hasSuffix(".svg") && $0.hasPrefix("media/") }.count == 1)
  }

  /// Each item that has an `id` can be cited by it.
  @Test func itemsAreCitedByTheirIds() throws {
    let site = try build([
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg, roles: [{title: envoy, id: her-office}]}}
      issues: {war: {name: The war}}
      meetings: {talk: {title: The talk, topics: [{text: Peace, id: the-topic}], questions: [{text: Who came?, id: the-question}]}}
      facts: [{text: She spoke., about: anna, id: the-fact}]
      positions: [{holder: anna, issue: war, summary: For it, id: the-position}]
      judgements: [{text: It is so., id: the-judgement}]
      """
    ])
    var anchors: [String: Set<String>] = [:]
    for name in try site.pages { anchors[name] = Set(try site.page(name).elements.compactMap { $0["id"] }) }
    for (page, id) in [
      ("people/anna.html", "her-office"), ("meetings/talk.html", "the-topic"), ("meetings/talk.html", "the-question"),
      ("people/anna.html", "the-fact"), ("positions/war.html", "the-position"),
    ] {
      let isThere = anchors[page]?.contains("item-\(id)") == true
      #expect(isThere, "\(page)#item-\(id)")
    }
    #expect(anchors["index.html"]?.contains("item-the-judgement") == true)
  }

  @Test func picturesOfEntitiesAreShownAndCopied() throws {
    let folder = try ContentFolder([
      "seeds/p.yml": "people:\n  anna: {name: Anna Berg, picture: {file: media/a.png, alt: Anna at sea, credit: Per}}\n"
    ])
    try folder.put("seeds/media/a.png", Data([0x89]))
    let site = try folder.built()
    let page = try site.page("people/anna.html")
    let picture = try #require(page.elements("img").first)
    #expect(picture["alt"] == "Anna at sea")
    #expect(try site.bytes(String((picture["src"] ?? "").dropFirst(3))) == Data([0x89]))
    #expect(page.text.contains("Per"))
    let missing = try ContentFolder(["seeds/p.yml": "people:\n  anna: {name: Anna Berg, picture: media/none.png}\n"])
    #expect(try missing.complaints().contains("seeds/p.yml:2:"))
  }

  @Test func namesAreLinkedTheFirstTimeInEachSection() throws {
    let site = try build([
      "seeds/p.yml":
        "people: {anna: {name: Anna Berg, aliases: [The Chair]}}\norganisations: {un: {name: United Nations}, una: {name: United Nations Association}}\nplaces: {berg: {name: Bergen}}\n",
      "seeds/a.md": """
      Anna Berg spoke. Anna Berg went. Berg slept; `Anna Berg` is code. [Anna Berg](https://example.org/) is a link.

      ## Of Anna Berg

      Berg came to Bergen, and the United Nations Association too. The Chair left.
      """,
    ])
    let page = try site.page("sources/a.html")
    let links = page.links.filter { $0.href == "../people/anna.html" }.map(\.text)
    #expect(links.prefix(2) == ["Anna Berg", "Berg"], "\(links)")
    #expect(page.links.filter { $0.href == "https://example.org/" }.map(\.text) == ["Anna Berg"])
    #expect(page.links(to: "../places/berg.html", as: "Bergen"))
    #expect(page.links(to: "../organisations/una.html", as: "United Nations Association"))
    #expect(!page.links(to: "../organisations/un.html"), "part of a longer name")
  }

  @Test func surnamesFollowTheirRule() throws {
    func linked(_ rule: String, _ text: String) throws -> [String] {
      let site = try build([
        "briefing.yml": "title: T\nmentions: {surnames: \(rule)}\n", "seeds/p.yml": "people: {anna: {name: Anna Berg}}\n",
        "seeds/a.txt": text,
      ])
      return try site.mentions("a").map(\.text)
    }
    #expect(try linked("unique", "Then Berg spoke.") == ["Berg"])
    #expect(try linked("after-full-name", "Then Berg spoke.") == [])
    #expect(try linked("after-full-name", "Anna Berg came. Then Berg spoke.") == ["Anna Berg", "Berg"])
    #expect(try linked("never", "Anna Berg came. Then Berg spoke.") == ["Anna Berg"])
  }

  @Test func surnamesOfSeveralAreDecidedByTheDocument() throws {
    let site = try build([
      "seeds/p.yml": "people: {anna: {name: Anna Berg}, olaf: {name: Olaf Berg}}\n", "seeds/a.txt": "Olaf Berg came. Then Berg spoke.",
      "seeds/b.txt": "Then Berg spoke.", "seeds/c.txt": "Then Berg spoke.", "seeds/c.yml": "document: {mentions: {Berg: anna}}\n",
    ])
    #expect(try site.mentions("a").map(\.id) == ["olaf", "olaf"])
    #expect(try site.mentions("c").map(\.id) == ["anna"])
  }

  @Test func addressesOnTheWebNameNobody() throws {
    let files = [
      "seeds/a.txt":
        "Berg: see (https://news.example/2023/Berg-talks.html) and\nhttp://a.example/?q=Berg://Berg\nBerg left—http://a.example/Berg—Berg.",
      "seeds/b.md": "Berg: <https://news.example/Berg> and `Berg://x Berg`, then Berg.\n",
      "seeds/p.yml": "people: {anna: {name: Anna Berg}}\n",
    ]
    let site = try build(files)
    #expect(try site.mentions("a").map(\.start) == [0, 90, 122])
    #expect(try site.mentions("b").count == 2)
  }

  @Test func mentionsCountUnicodeScalars() throws {
    let site = try build([
      "seeds/p.yml": "people: {anna: {name: Anna Bérg}, vz: {name: Володимир Зеленський}}\nplaces: {oslo: {name: Oslo}}\n",
      "seeds/a.txt": "👩‍👩‍👧 Ünïcödé: President Anna Bérg's boat.\n\nOslo; Володимир Зеленський, e\u{301} Oslo.\n",
      "seeds/b.md": "# Öd\n\n*Anna* **Bérg** went to [Oslo](https://example.org/); `Oslo` and\nOslo.\n",
    ])
    for id in ["a", "b"] {
      let text = Array(try site.text("data/documents/\(id).txt").unicodeScalars)
      let mentions = try site.mentions(id)
      for mention in mentions {
        var found = String.UnicodeScalarView()
        found.append(contentsOf: text[mention.start..<mention.end])
        #expect(Array(found) == Array(mention.text.unicodeScalars), "\(mention)")
      }
    }
    #expect(try site.mentions("a").map(\.text) == ["Anna Bérg", "Oslo", "Володимир Зеленський", "Oslo"])
    #expect(try site.mentions("b").map(\.id) == ["anna", "oslo", "oslo"])
  }

  @Test(arguments: [
    "Kim Jong-un", "Ban Ki-moon", "Malcolm X", "Elizabeth II", "Jean-Yves Le Drian", "A. J. P. Taylor", "Mohammed bin Salman", "bell hooks",
    "Xi Jinping", "習近平", "Sukarno", "Ludwig van Beethoven", "50 Cent", "Martin Luther King, Jr.", "Person No 1",
  ])
  func namesAreFoundAsTheyAreWritten(_ name: String) throws {
    let site = try build([
      "seeds/p.yml": "people: {a: {name: \"\(name)\"}}\n", "seeds/a.txt": "On that day \(name) came. Then \(name) left the house.\n",
    ])
    #expect(try site.mentions("a").map(\.text) == [name, name])
  }

  @Test func theNotFoundPageWorksAtAnyDepth() throws {
    let content = ["seeds/a.txt": "Text."]
    var files = content
    files["briefing.yml"] = "title: T\nurl: https://example.org/deep/er/\n"
    let based = try build(files)
    let links = try based.page("404.html").elements.compactMap { $0["href"] ?? $0["src"] }.filter {
      !$0.hasPrefix("#") && !$0.contains("://")
    }
    #expect(!links.isEmpty)
    for link in links { #expect(link.hasPrefix("/deep/er/"), "\(link)") }
    let unbased = try build(content)
    let relative = try unbased.page("404.html").elements.compactMap { $0["href"] ?? $0["src"] }.filter { !$0.hasPrefix("#") }
    for link in relative { #expect(!link.hasPrefix("/") && unbased.has(link), "\(link)") }
    let named = try build(content, ["--base-url", "https://example.org/other"])
    #expect(try named.page("404.html").elements("link").contains { $0["href"] == "/other/assets/site.css" })
  }

  @Test func longIndexesAreSplit() throws {
    var people = "people:\n"
    for number in 1...1001 { people += "  p-\(number): {name: Person P\(number)}\n" }
    let site = try build(["seeds/p.yml": people, "briefing.yml": "title: T\nurl: https://example.org/\n"])
    let pages = try ["people/index.html", "people/index-2.html", "people/index-3.html"].map { try site.page($0) }
    let counts = pages.map { page in Set(page.links.map(\.href).filter { $0.hasPrefix("../people/p-") }).count }
    #expect(counts == [500, 500, 1])
    #expect(!site.has("people/index-4.html"))
    #expect(pages[0].links(to: "index-2.html"))
    #expect(pages[1].links(to: "index.html"))
    #expect(pages[1].links(to: "index-3.html"))
    #expect(try site.text("sitemap.xml").contains("people/index-2.html"))
    let short = try build(["seeds/p.yml": people.split(separator: "\n").prefix(501).joined(separator: "\n") + "\n"])
    #expect(!short.has("people/index-2.html"))
  }
}

extension LinkTests {
  @Test func linksOfTheSummaryLeadFromTheFolder() throws {
    let site = try build([
      "briefing.yml": "title: T\nsummary: See [it](seeds/a.md) and ![the pier](seeds/media/pier.png).\n",
      "seeds/a.md": "# A note", "seeds/media/pier.png": "no picture",
    ])
    #expect(try site.page("index.html").links(to: "sources/a.html", as: "it"))
    #expect(try site.text("index.html").contains("<img src=\"media/pier.png\" alt=\"the pier\">"))
    #expect(site.has("media/pier.png"))
  }

  @Test func namesOfFirmsAreNobodys() throws {
    let site = try build([
      "seeds/a.txt": "The deeds of Jones & Co. and of Jones & Sons were read. Mr. Jones & the clerk left.",
      "seeds/p.yml": "people: {bob: {name: Bob Jones}}\n",
    ])
    let lines = try site.text("data/mentions.jsonl").split(separator: "\n")
    #expect(lines.count == 1 && lines[0].contains("\"start\":60"), "\(lines)")
  }

  @Test func mentionsHoldAsTheyAreWritten() throws {
    let files = [
      "seeds/a.txt": "He saw the Old Man. The Old Man was old, and the old man left.",
      "seeds/a.yml": "document: {mentions: {the Old Man: anna}}\n", "seeds/p.yml": "people: {anna: {name: Anna Berg}}\n",
    ]
    #expect(try build(files).mentions("a").map(\.text) == ["the Old Man", "The Old Man"])
    let marked = ["seeds/p.yml": "people: {anna: {name: Anna Berg, marking: \"TLP:RED\", cover: X}}\n"]
    let open = try build(files.merging(marked) { $1 })
    #expect(try open.text("data/documents/a.txt") == "He saw X. X was old, and the old man left.")
  }
}

/// A line of data/mentions.jsonl.
struct MentionLine: Decodable, Equatable {
  var document: String
  var start: Int
  var end: Int
  var id: String
  var text: String
}

extension Site {
  func mentions(_ document: String) throws -> [MentionLine] {
    try text("data/mentions.jsonl").split(separator: "\n").map { try JSONDecoder().decode(MentionLine.self, from: Data($0.utf8)) }
      .filter { $0.document == document }
  }
}
