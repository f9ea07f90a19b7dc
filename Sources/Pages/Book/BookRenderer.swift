import Dossier
import Templating

/// A book before it is set: what it says of itself, and its pages in their order.
public struct Book: Sendable {
  public var title: String
  public var subtitle: String
  public var language: String
  /// `ltr` or `rtl`.
  public var direction: String
  public var marking: String
  /// The newest date in the content: `2023-07-06`, `2023-07` or `2023`.
  public var date: String?
  public var pages: [Page]
  /// The files of the content folder that its pages may show.
  public var copies: [FileCopy]
  public var style: [UInt8]
  public var printStyle: [UInt8]
  /// What makes this book the same one when its content changes: the briefing, the edition, and what was chosen.
  public var identity: String
  /// Where the site stands on the web, which holds what the book does not.
  public var siteURL: String?

  /// A chapter, or what stands before and behind the chapters.
  public struct Page: Sendable {
    public enum Role: Sendable { case title, contents, part, chapter, notes }
    public var role: Role
    /// The address of the page that it is in the site; links in all pages are relative to the root of the site.
    public var path: String
    public var title: String
    public var html: [UInt8]
  }
}

/// Makes the pages of a book from what an edition shows, with the views and templates of the site’s pages.
public struct BookRenderer: Sendable {
  private let site: Site
  private let templates: BookTemplates
  private let subjects: BookSubjects

  static let titlePath = "book/title.html"
  static let contentsPath = "book/contents.html"
  static let notesPath = "book/notes.html"

  /// - Parameter files: The content folder's files that pages may refer to, relative to it.
  public init(
    _ publication: Publication, of subjects: BookSubjects, templates: BookTemplates, words: Words,
    files: [String]
  ) {
    site = Site(publication, words: words, files: files)
    self.templates = templates
    self.subjects = subjects
  }

  /// - Parameter progress: Is told how many of how many chapters are made.
  public func render(progress: (Int, Int) -> Void) -> Book {
    var builder = PageBuilder(bookOf: site)
    let plan = subjects.isEverything ? everything() : chosen()
    let count = plan.reduce(0) { $0 + $1.chapters.count }
    var pages: [Book.Page] = []
    for part in plan {
      if let title = part.title { pages.append(self.part(title, part, &builder)) }
      for chapter in part.chapters {
        pages.append(page(of: chapter, &builder))
        if pages.count % 50 == 0 { progress(pages.count, count) }
      }
    }
    if !builder.evidence.isEmpty { pages.append(notes(&builder)) }
    let title = self.title(&builder)
    let contents = contents(of: pages, &builder)
    let configuration = site.contents.configuration
    let frame = frame(&builder, title.title)
    return Book(
      title: title.title, subtitle: configuration.subtitle ?? "", language: configuration.language, direction: frame.direction,
      marking: frame.marking, date: date, pages: [title, contents] + pages, copies: site.copies(), style: templates.style,
      printStyle: templates.printStyle, identity: identity, siteURL: configuration.url)
  }

  /// The file that a book is printed from.
  ///
  /// - Parameter body: The book's pages in HTML, fit to stand in one file.
  public func document(of book: Book, body: [UInt8]) -> [UInt8] {
    var builder = PageBuilder(bookOf: site)
    var bytes: [UInt8] = []
    templates.document.render(BookDocument(frame: frame(&builder, book.title), date: book.date, body: body), into: &bytes)
    return bytes
  }

  private var identity: String {
    let configuration = site.contents.configuration
    let chosen =
      subjects.entities.map { site.address(of: $0) } + subjects.documents.map { Addresses.source(site.contents.documents[$0].id) }
    return ([configuration.url ?? configuration.title, site.publication.edition.name] + chosen).joined(separator: "\n")
  }

  private var date: String? {
    guard let date = site.asOf?.htmlDateTime else { return nil }
    // A season has no form that metadata know.
    return date.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "-") } ? date : nil
  }

  // MARK: What is in it

  private enum Chapter {
    case front, timeline
    case entity(EntityKey)
    case terms(Set<Int>?)
    case source(Int, withText: Bool)
  }

  private struct Part {
    var title: Word?
    var folder = ""
    var countWord: Word?
    var chapters: [Chapter]
    var hasMatrix = false
  }

  private static let kinds: [(EntityKind, Word, Word)] = [
    (.person, .people, .peopleCount), (.meeting, .meetings, .meetingsCount), (.issue, .issues, .issuesCount),
    (.organisation, .organisations, .organisationsCount), (.place, .places, .placesCount), (.work, .works, .worksCount),
  ]

  private func everything() -> [Part] {
    let contents = site.contents
    var parts = [Part(chapters: [.front])]
    for (kind, title, count) in Self.kinds {
      let chapters = site.order[kind].map { Chapter.entity(EntityKey(kind, $0)) }
      parts.append(Part(title: title, folder: Addresses.folder(kind), countWord: count, chapters: chapters, hasMatrix: kind == .issue))
    }
    if !site.events.isEmpty { parts.append(Part(chapters: [.timeline])) }
    let documents = site.documentOrder.map { Chapter.source($0, withText: subjects.withTexts) }
    parts.append(Part(title: .documents, folder: "sources", countWord: .documentsCount, chapters: documents))
    if !contents.terms.entities.isEmpty { parts.append(Part(chapters: [.terms(nil)])) }
    return parts.filter { !$0.chapters.isEmpty }
  }

  private func chosen() -> [Part] {
    var parts = Self.kinds.map { kind, title, _ in
      Part(title: title, folder: Addresses.folder(kind), chapters: subjects.entities.filter { $0.kind == kind }.map { .entity($0) })
    }
    let documents = subjects.documents.map { Chapter.source($0, withText: true) }
    parts.append(Part(title: .documents, folder: "sources", chapters: documents))
    let terms = subjects.entities.filter { $0.kind == .term }.map(\.index)
    if !terms.isEmpty { parts.append(Part(chapters: [.terms(Set(terms))])) }
    parts = parts.filter { !$0.chapters.isEmpty }
    // A part that is all of the book needs no heading of its own.
    if parts.count == 1, parts[0].chapters.count == 1 { parts[0].title = nil }
    return parts
  }

  // MARK: Pages

  private func page(of chapter: Chapter, _ builder: inout PageBuilder) -> Book.Page {
    switch chapter {
    case .front: rendered("index.html", templates.pages.front, &builder, title: site.words[.summary]) { $0.front() }
    case .timeline:
      rendered("timeline.html", templates.pages.timeline, &builder) {
        $0.timelineInFull()
      }
    case .terms(let chosen): rendered("glossary.html", templates.pages.glossary, &builder) { $0.glossary(of: chosen) }
    case .source(let index, let withText):
      rendered(Addresses.source(site.contents.documents[index].id), templates.pages.source, &builder) {
        $0.source(index, withText: withText)
      }
    case .entity(let key): page(of: key, &builder)
    }
  }

  private func page(of key: EntityKey, _ builder: inout PageBuilder) -> Book.Page {
    let path = site.address(of: key)
    builder.turn(to: path)
    var bytes: [UInt8] = []
    let title = templates.pages.render(key, with: &builder, into: &bytes)
    return Book.Page(role: .chapter, path: path, title: title, html: bytes)
  }

  private func rendered<P: Pages.Page>(
    _ path: String, _ template: Template<P>, _ builder: inout PageBuilder, role: Book.Page.Role = .chapter, title: String? = nil,
    _ view: (inout PageBuilder) -> P
  ) -> Book.Page {
    builder.turn(to: path)
    let view = view(&builder)
    var bytes: [UInt8] = []
    template.render(view, into: &bytes)
    return Book.Page(role: role, path: path, title: title ?? view.frame.title, html: bytes)
  }

  private func frame(_ builder: inout PageBuilder, _ title: String) -> Frame {
    builder.frame(title: title, description: title, section: .other, crumb: nil, kind: .book)
  }

  private func part(_ title: Word, _ part: Part, _ builder: inout PageBuilder) -> Book.Page {
    let words = site.words
    return rendered(Addresses.index(part.folder), templates.part, &builder, role: .part) { builder in
      let matrix = part.hasMatrix ? builder.matrix(MatrixLimits(issues: 6, actors: 30, others: 0)) : nil
      return BookPart(
        frame: frame(&builder, words[title]), title: words[title],
        lede: part.countWord.map { words.count(part.chapters.count, $0) } ?? "", matrix: matrix)
    }
  }

  private func notes(_ builder: inout PageBuilder) -> Book.Page {
    rendered(Self.notesPath, templates.notes, &builder, role: .notes) { builder in
      builder.finished(BookNotes(frame: frame(&builder, site.words[.notes])), nil)
    }
  }

  private func title(_ builder: inout PageBuilder) -> Book.Page {
    let configuration = site.contents.configuration
    let names = subjects.entities.map { site.contents.name(of: $0) } + subjects.documents.map { site.contents.documents[$0].title }
    let own = names.count == 1 ? names[0] : nil
    return rendered(Self.titlePath, templates.title, &builder, role: .title) { builder in
      BookTitle(
        frame: frame(&builder, own ?? configuration.title), title: own ?? configuration.title,
        subtitle: own == nil ? configuration.subtitle ?? "" : "",
        briefing: own == nil ? "" : site.words(.partOfBriefing, configuration.title),
        subjects: names.count > 1 ? names : [])
    }
  }

  private func contents(of pages: [Book.Page], _ builder: inout PageBuilder) -> Book.Page {
    var parts: [BookContents.Part] = []
    var isInPart = false
    for page in pages {
      let link = Link(name: page.title, href: Addresses.encoded(page.path))
      switch page.role {
      case .part: isInPart = true
      case .chapter: isInPart = isInPart && page.path.contains("/")
      default: isInPart = false
      }
      if page.role == .chapter, isInPart {
        parts[parts.count - 1].chapters.append(link)
      } else {
        parts.append(.init(link: link, chapters: []))
      }
    }
    return rendered(Self.contentsPath, templates.contents, &builder, role: .contents) { builder in
      BookContents(frame: frame(&builder, site.words[.contents]), parts: parts)
    }
  }
}
