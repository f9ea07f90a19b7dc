import Dossier
import Prose

/// Makes the view of one page: keeps where the page stands, and the evidence that its markers have led to so far.
struct PageBuilder {
  let site: Site
  /// Where the page stands, relative to the root of the site.
  private(set) var path: String
  /// From the page to the root of the site.
  let root: String
  /// What the numbers of the evidence run through.
  let numbering: Numbering
  private(set) var evidence: [EvidenceEntry] = []
  private var numbers: [EvidenceKey: Int] = [:]
  /// How often each anchor was made on the page.
  private var anchors: [String: Int] = [:]

  private enum EvidenceKey: Hashable {
    case passage(Int)
    case work(String, page: String, quote: String)
  }

  /// A page's own numbers begin with 1, as those of footnotes do; those of a book run through all of its chapters.
  enum Numbering { case page, book }

  /// - Parameter root: From the page to the root of the site, where it is not what the path says.
  init(_ site: Site, path: String, root: String? = nil) {
    self.site = site
    self.path = path
    self.root = root ?? String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    numbering = .page
  }

  /// A builder for the chapters of a book, one after the other. Their links are addresses relative to the root of the site.
  init(bookOf site: Site) {
    self.site = site
    path = ""
    root = ""
    numbering = .book
  }

  /// Goes on to the next chapter of a book.
  mutating func turn(to path: String) { (self.path, anchors) = (path, [:]) }

  /// Lent and not copied, as in `Site`.
  var contents: Dossier { _read { yield site.publication.contents } }
  var words: Words { _read { yield site.words } }

  /// The address of another page of the site, as seen from this one.
  func href(_ address: String) -> String { root + Addresses.encoded(address) }

  // MARK: Links

  func link(_ key: EntityKey) -> Link { site.link(to: key, root: root) }

  func link(_ reference: Reference) -> Link {
    switch reference {
    case .entity(let id, _): contents.entity(id).map { link($0) } ?? Link(name: id)
    case .named(let name), .unnamed(let name, _): Link(name: name)
    }
  }

  func link(toDocument index: Int, anchor: String? = nil) -> Link {
    var link = site.link(toDocument: index, root: root)
    if let anchor { link.href?.append("#" + Addresses.encoded(anchor)) }
    return link
  }

  // MARK: Dates

  func date(_ date: EDTF?) -> DateView? {
    date.map { date in
      DateView(text: site.dates.text(date), machine: date.htmlDateTime, remark: remark(on: date))
    }
  }

  func shortDate(_ date: EDTF?) -> DateView? {
    date.map { DateView(text: site.dates.text($0, .short), machine: $0.htmlDateTime) }
  }

  private func remark(on date: EDTF) -> String {
    guard !date.isInterval, let start = date.start.date else { return "" }
    switch start.precision {
    case .month where start.unspecified == nil: return words[.dayNotStated]
    case .year where start.unspecified == nil: return words[.monthNotStated]
    default: return ""
    }
  }

  // MARK: Evidence

  /// The markers of a statement's evidence. The first time that a passage is met it gets the page's next number.
  mutating func marks(_ evidence: [Evidence]) -> [Mark] {
    var marks: [Mark] = []
    for evidence in evidence {
      guard let number = number(of: evidence) else { continue }
      if !marks.contains(where: { $0.number == number }) { marks.append(Mark(number: number)) }
    }
    return marks
  }

  private mutating func number(of item: Evidence) -> Int? {
    if let passage = item.passage { return number(ofPassage: passage) }
    guard case .work(let id, let page) = item.holder, let work = contents.entity(id) else { return nil }
    let key = EvidenceKey.work(id, page: page ?? "", quote: item.quote)
    if let known = numbers[key] { return known }
    let number = evidence.count + 1
    numbers[key] = number
    evidence.append(entry(number, quote: item.quote, work: work, page: page))
    return number
  }

  /// The numbers of a document's passages.
  mutating func numbers(ofPassages passages: [Int]) -> [Int] {
    switch numbering {
    case .page: passages.indices.map { $0 + 1 }
    case .book: passages.map { number(ofPassage: $0) }
    }
  }

  private mutating func number(ofPassage index: Int) -> Int {
    if let known = numbers[.passage(index)] { return known }
    let number = evidence.count + 1
    numbers[.passage(index)] = number
    var entry = site.passageEntries.entry(index, number: number, root: root)
    if numbering == .book { entry.webAddress = nil }
    evidence.append(entry)
    return number
  }

  /// Says at the passages of a statement who says so, once where several statements say the same.
  private mutating func note(_ attributions: [String], at marks: [Mark]) {
    for mark in marks {
      for line in attributions where !evidence[mark.number - 1].attributions.contains(line) {
        evidence[mark.number - 1].attributions.append(line)
      }
    }
  }

  private func entry(_ number: Int, quote: String, work: EntityKey, page: String?) -> EvidenceEntry {
    let details = [page.map { words(.pageNumber, $0) }, document(ofWork: work) == nil ? words[.workNotHeld] : nil].compactMap(\.self)
    return EvidenceEntry(number: number, quote: quote, source: link(work), details: details.joined(separator: " · "))
  }

  /// The language of a text, where it is not that of the site.
  func foreign(_ language: String?) -> String? { language == contents.configuration.language ? nil : language }

  // MARK: Anchors

  /// The anchor of an item of a list on this page: its author's own, or a hash of its words, so that a link to it holds when others come
  /// and go. The rare second of one name gets a number.
  mutating func anchor(_ provenance: Provenance, _ kind: String, _ words: [String?]) -> String {
    if let own = provenance.namedAnchor { return own }
    let name = Self.anchor(kind, words)
    anchors[name, default: 0] += 1
    return anchors[name] == 1 ? name : "\(name)-\(anchors[name]!)"
  }

  /// The anchor of an item to which its author gave none.
  static func anchor(_ kind: String, _ words: [String?]) -> String { "\(kind)-" + words.compactMap(\.self).shortHash }

  // MARK: How statements stand

  /// How a statement stands.
  ///
  /// - Parameter isQuote: Whether it is given in the speaker's own words.
  mutating func standing(_ provenance: Provenance, isQuote: Bool = false, showsStatus: Bool = true) -> Standing {
    var standing = Standing()
    let marks = marks(provenance.evidence)
    standing.sources = sources(provenance.accordingTo)
    note(standing.sources.map { line($0) }, at: marks)
    let shown = numbering == .book ? marks.count : 3
    standing.marks = Array(marks.prefix(shown))
    standing.more = max(0, marks.count - shown)
    if showsStatus { (standing.status, standing.statusClass) = status(of: provenance, isQuote: isQuote) }
    if let confidence = provenance.confidence { (standing.confidence, standing.confidenceLevel) = describe(confidence) }
    let note = html(provenance.note)
    standing.notes = note.isEmpty ? [] : [ClaimedText(html: note)]
    standing.anchor = provenance.anchor.map { "item-\($0)" }
    standing.isSourceWithheld = provenance.evidence.contains { $0.holder == .withheld }
    standing.isUnsupported = provenance.evidence.isEmpty
    if standing.isUnsupported { standing.statedIn = document(stating: provenance) }
    standing.against = self.marks(provenance.against)
    standing.retraction = retraction(provenance)
    return standing
  }

  private func status(of provenance: Provenance, isQuote: Bool) -> (String, String) {
    switch provenance.status {
    case .reported?, .alleged?, .inferred?: (name(of: provenance.status!), "reported")
    case .denied?, .disputed?: (name(of: provenance.status!), "denied")
    case .confirmed?: (name(of: provenance.status!), "asserted")
    case .asserted, nil:
      if isQuote {
        (words[.statusOwnWords], "asserted")
      } else if !provenance.accordingTo.isEmpty {
        (words[.statusAttributed], "attributed")
      } else if provenance.evidence.isEmpty {
        ("", "")
      } else {
        (words[.statusDocument], "reported")
      }
    }
  }

  func name(of status: Status) -> String {
    switch status {
    case .asserted: words[.statusDocument]
    case .reported: words[.statusReported]
    case .alleged: words[.statusAlleged]
    case .denied: words[.statusDenied]
    case .disputed: words[.statusDisputed]
    case .inferred: words[.statusInferred]
    case .confirmed: words[.statusConfirmed]
    }
  }

  func describe(_ confidence: Confidence) -> (String, String) {
    switch confidence {
    case .high: (words[.confidenceHigh], "c3")
    case .moderate: (words[.confidenceModerate], "c2")
    case .low: (words[.confidenceLow], "c1")
    }
  }

  // MARK: Prose

  /// Markdown of the metadata as HTML.
  func html(_ markup: Markup?, prefix: String = "") -> [UInt8] {
    guard let markup else { return [] }
    return html(markup.prose, from: file(of: markup), prefix: prefix)
  }

  func html(_ prose: Prose, from file: String, prefix: String, annotations: [ProseHTML.Annotation] = []) -> [UInt8] {
    var output: [UInt8] = []
    let renderer = ProseHTML(headingOffset: 1, idPrefix: prefix, labels: site.proseLabels)
    let all = annotations.isEmpty ? nameLinks(in: prose, idPrefix: prefix) : annotations
    renderer.render(prose, annotations: all, into: &output) { target(of: $0, from: file, in: prose, prefix: prefix) }
    return output
  }

  private func file(of markup: Markup) -> String {
    contents.sources.indices.contains(markup.origin.source) ? contents.sources[markup.origin.source].path : "briefing.yml"
  }

  /// Where a link of a text leads from this page; a page that the edition does not have leaves plain text.
  func target(of element: Prose.Element, from file: String, in prose: Prose, prefix: String) -> ProseHTML.LinkTarget {
    switch element.kind {
    case .wikiLink(let target, _, _):
      if target.hasPrefix("doc:") {
        guard let index = contents.document(String(target.dropFirst(4))) else { return .plainText(label: "[[\(target)]]") }
        let link = link(toDocument: index)
        return .url(link.href!, label: link.name)
      }
      guard let key = contents.entity(target) else { return .plainText(label: "[[\(target)]]") }
      let link = link(key)
      return link.href == href(path) ? .plainText(label: link.name) : .url(link.href!, label: link.name)
    case .link(let destination, _, _, _):
      return url(destination, from: file, in: prose, prefix: prefix).map { .url($0) } ?? .plainText()
    case .image(let source, _, let alternative, _, _):
      if case .file(let path) = site.links.destination(of: source, from: file) { return .url(href(mediaAddress(path))) }
      return .plainText(label: alternative)
    default: return .plainText()
    }
  }

  private func url(_ destination: String, from file: String, in prose: Prose, prefix: String) -> String? {
    switch site.links.destination(of: destination, from: file) {
    case .web(let url): return url
    case .document(let index, let fragment):
      let document = contents.documents[index]
      let isWhole = document.keys.show ?? .full == .full
      let anchor = fragment.flatMap { isWhole && document.prose.hasHeading($0) ? "#t-\($0)" : nil } ?? ""
      return href(Addresses.source(document.id)) + Addresses.encoded(anchor)
    case .entity(let key, _): return href(site.address(of: key))
    case .file(let path): return href(mediaAddress(path))
    case .here(let fragment): return prose.hasHeading(fragment) ? "#" + Addresses.encoded(prefix + fragment) : nil
    case .nothing: return nil
    }
  }

  /// Where a file of the content folder is copied to.
  func mediaAddress(_ path: String) -> String {
    if let neutral = contents.neutralFiles[path] { return Addresses.media(neutral) }
    let seeds = contents.configuration.seeds
    let below = !seeds.isEmpty && path.hasPrefix(seeds + "/") ? String(path.dropFirst(seeds.count + 1)) : path
    return below.hasPrefix("media/") ? below : Addresses.media(below)
  }
}

extension String {
  /// The text cut at a word's end, with an ellipsis, where it is longer than so many characters.
  func shortened(to limit: Int) -> String {
    guard utf8.count > limit, count > limit else { return self }
    let cut = prefix(limit)
    let end = cut.lastIndex(of: " ") ?? cut.endIndex
    return cut[..<end] + "…"
  }
}

extension Provenance {
  /// The anchor on pages that an author's own id makes.
  var namedAnchor: String? { anchor.map { "item-\($0)" } }
}
