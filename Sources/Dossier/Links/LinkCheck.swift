import Diagnostics
import Prose

extension Dossier {
  /// All links in prose that lead nowhere, and pictures that are no files of the folder.
  func linkFaults(files: [String], unread: Unread, _ unreadDocuments: Set<Int>) -> [Diagnostic] {
    var check = LinkCheck(dossier: self, map: LinkMap(self, files: files), unread: unread, unreadDocuments: unreadDocuments)
    // A page saved from the web links to what was around it there: such links are plain text here.
    for index in documents.indices where documents[index].format == .markdown {
      check.prose(documents[index].prose, of: documents[index].file)
    }
    visitMarkup { check.prose($0.prose, of: file(of: $0.origin)) }
    if let summary = configuration.summary { check.prose(summary.prose, of: "briefing.yml") }
    visitPictures { check.picture($0) }
    return check.faults
  }

  /// What is wrong with the links in the text of one document.
  func linkFaults(inTextOf index: Int, _ map: LinkMap) -> [Diagnostic] {
    guard documents[index].format == .markdown else { return [] }
    var check = LinkCheck(dossier: self, map: map, unread: Unread(), unreadDocuments: [])
    check.prose(documents[index].prose, of: documents[index].file)
    return check.faults
  }

  /// What is wrong with the links in the notes of a file's lists.
  func linkFaults(inListsOf statements: Statements, _ map: LinkMap) -> [Diagnostic] {
    var check = LinkCheck(dossier: self, map: map, unread: Unread(), unreadDocuments: [])
    statements.visitNotesOfLists { check.prose($0.prose, of: statements.path) }
    return check.faults
  }

  fileprivate func file(of origin: Origin) -> String {
    sources.indices.contains(origin.source) ? sources[origin.source].path : "briefing.yml"
  }

  private func visitPictures(_ visit: (Picture) -> Void) {
    func visitAll<Keys>(_ catalogue: Catalogue<Keys>) {
      for entity in catalogue.entities { for record in entity.records { if let picture = record.keys.common.picture { visit(picture) } } }
    }
    visitAll(people)
    visitAll(organisations)
    visitAll(places)
    visitAll(works)
    visitAll(meetings)
    visitAll(issues)
    visitAll(terms)
    for document in documents { if let picture = document.keys.picture { visit(picture) } }
  }

  /// The index of the document that has an id, or had it before.
  public func document(_ id: String) -> Int? { documents.index(ofID: id) ?? formerDocuments[id] }
}

extension [Document] {
  /// The index of the document that has an id, of documents in the order of their ids.
  func index(ofID id: String) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].id == id ? low : nil
  }
}

private struct LinkCheck {
  let dossier: Dossier
  let map: LinkMap
  let unread: Unread
  let unreadDocuments: Set<Int>
  var faults: [Diagnostic] = []
  /// The search for a near name reads all names; thousands of wrong links must not make it last.
  private var suggestions = 100

  init(dossier: Dossier, map: LinkMap, unread: Unread, unreadDocuments: Set<Int>) {
    self.dossier = dossier
    self.map = map
    self.unread = unread
    self.unreadDocuments = unreadDocuments
  }

  private var severity: Severity { dossier.configuration.brokenLinks == .warn ? .warning : .error }

  private mutating func maySuggest() -> Bool {
    suggestions -= 1
    return suggestions >= 0
  }

  mutating func prose(_ prose: Prose, of file: String) {
    var unshown: [Location] = []
    for element in prose.elements {
      switch element.kind {
      case .wikiLink(let target, let line, let column): wikiLink(target, at: Location(file: file, line: line, column: column))
      case .link(let destination, _, let line, let column):
        link(destination, in: prose, at: Location(file: file, line: line, column: column))
      case .image(let source, _, _, let line, let column):
        let location = Location(file: file, line: line, column: column)
        link(source, in: prose, at: location)
        if case .web = map.destination(of: source, from: file) { unshown.append(location) }
      default: break
      }
    }
    unshownPictures(unshown)
  }

  /// One warning for all of a text: those that were taken from the web often have many.
  private mutating func unshownPictures(_ places: [Location]) {
    guard let first = places.first else { return }
    let message =
      places.count == 1
      ? "this picture is not shown, since pages show pictures of this folder alone; its description stands in its place"
      : "this and \(places.count - 1) more pictures are not shown, since pages show pictures of this folder alone; their descriptions stand in their places"
    faults.append(
      Diagnostic(.warning, "unshown-picture", message, at: first, help: "copy what is to be seen into media/, and name it as a file"))
  }

  private mutating func wikiLink(_ target: String, at location: Location) {
    if target.hasPrefix("doc:") {
      let id = String(target.dropFirst(4))
      if let index = dossier.document(id) {
        if dossier.documents[index].id != id { formerLink(target, now: "doc:\(dossier.documents[index].id)", at: location) }
        return
      }
      let near = maySuggest() ? nearestName(to: id, among: dossier.documents.lazy.map(\.id)) : nil
      faults.append(
        Diagnostic(
          severity, "unknown-document", "`[[\(target)]]` names a document that is not here", at: location,
          help: near.map { "did you mean `[[doc:\($0)]]`?" } ?? "a document's id is its path without the suffix, in lower case"))
      return
    }
    if dossier.entity(target) != nil {
      if let now = dossier.currentID(ofFormer: target) { formerLink(target, now: now, at: location) }
      return
    }
    if unread.covers(target) { return }
    let id = target.lowercased().hasPrefix("doc:") ? target.dropFirst(4).lowercased() : target
    let asDocument = dossier.document(id) == nil ? nil : "did you mean `[[doc:\(id)]]`?"
    let near = asDocument ?? (maySuggest() ? nearestName(to: target, among: dossier.names.keys) : nil).map { "did you mean `[[\($0)]]`?" }
    faults.append(
      Diagnostic(
        severity, "unknown-link", "`[[\(target)]]` names an entity that is not here", at: location,
        help: near ?? "describe it in a metadata file, or write the words without brackets"))
  }

  private mutating func formerLink(_ target: String, now: String, at location: Location) {
    faults.append(
      Diagnostic(.warning, "former-link", "`[[\(target)]]` is a former id", at: location, help: "write `[[\(now)]]`"))
  }

  private mutating func link(_ destination: String, in prose: Prose, at location: Location) {
    let shown = destination.prefix(80)
    switch map.destination(of: destination, from: location.file) {
    case .nothing:
      if let kind = pagelessKind(of: destination) {
        faults.append(
          Diagnostic(
            severity, "broken-link", "the link to “\(shown)” leads to \(kind), which has no page", at: location,
            help: "link to a document by its file, or to an entity as [[its-id]]"))
        return
      }
      let near = maySuggest() ? map.nearest(to: destination, from: location.file) : nil
      faults.append(
        Diagnostic(
          severity, "broken-link", "the link to “\(shown)” leads to no file of the folder", at: location,
          help: near.map { "did you mean \($0)?" } ?? "name a file relative to this one, or write the address whole, as https://…"))
    case .here(let fragment) where !prose.hasHeading(fragment):
      brokenFragment("no heading here is called “\(shown)”", fragment, in: prose, at: location)
    case .document(let index, let fragment?) where !unreadDocuments.contains(index) && !dossier.documents[index].prose.hasHeading(fragment):
      let document = dossier.documents[index]
      brokenFragment("\(document.file) has no heading called “#\(fragment.prefix(80))”", fragment, in: document.prose, at: location)
    default: break
    }
  }

  /// What a link leads to that never has a page, whether it is there or not.
  private func pagelessKind(of destination: String) -> String? {
    let path = destination.prefix { $0 != "#" && $0 != "?" }.lowercased()
    if path.hasSuffix("/") || path == "." || path == ".." { return "a folder" }
    return path.hasSuffix(".yml") || path.hasSuffix(".yaml") ? "a file of metadata or settings" : nil
  }

  private mutating func brokenFragment(_ message: String, _ fragment: String, in prose: Prose, at location: Location) {
    let near = maySuggest() ? nearestName(to: fragment, among: prose.headingIDs) : nil
    faults.append(
      Diagnostic(
        .warning, "broken-fragment", message, at: location,
        help: near.map { "did you mean #\($0)?" } ?? "headings are named by their words: #like-this"))
  }

  mutating func picture(_ picture: Picture) {
    let file = dossier.file(of: picture.origin)
    let seeds = dossier.configuration.seeds
    let fromSeeds = seeds.isEmpty ? "briefing.yml" : "\(seeds)/x"
    for place in [file, fromSeeds] { if case .file = map.destination(of: picture.file, from: place) { return } }
    let isWeb = if case .web = map.destination(of: picture.file, from: file) { true } else { false }
    let near = maySuggest() ? (map.nearest(to: picture.file, from: file) ?? map.nearest(to: picture.file, from: fromSeeds)) : nil
    faults.append(
      Diagnostic(
        severity, "missing-picture", "there is no picture “\(picture.file.prefix(80))” in the folder",
        at: Location(file: file, line: picture.origin.line, column: picture.origin.column),
        help: near.map { "did you mean \($0)?" }
          ?? (isWeb
            ? "copy it into media/: pages show no pictures of other sites"
            : "put it under the seeds, such as in media/, and name it from there")))
  }
}

extension Prose {
  /// The ids of its headings, in their order.
  public var headingIDs: [String] {
    elements.compactMap { if case .heading(_, let id) = $0.kind { id } else { nil } }
  }

  /// Whether a heading has that id.
  public func hasHeading(_ id: String) -> Bool {
    elements.contains { if case .heading(_, id) = $0.kind { true } else { false } }
  }
}
