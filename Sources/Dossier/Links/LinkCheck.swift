import Diagnostics
import Prose

extension Dossier {
  /// All links in prose that lead nowhere.
  func linkFaults(files: [String]) -> [Diagnostic] {
    let map = LinkMap(self, files: files)
    var faults: [Diagnostic] = []
    // A page saved from the web links to what was around it there: such links are plain text here.
    for document in documents where document.format == .markdown { faults += linkFaults(in: document.prose, of: document.file, map) }
    visitMarkup { markup in
      let file = sources.indices.contains(markup.origin.source) ? sources[markup.origin.source].path : "briefing.yml"
      faults += linkFaults(in: markup.prose, of: file, map)
    }
    if let summary = configuration.summary { faults += linkFaults(in: summary.prose, of: "briefing.yml", map) }
    return faults
  }

  private func linkFaults(in prose: Prose, of file: String, _ map: LinkMap) -> [Diagnostic] {
    prose.elements.compactMap { element in
      switch element.kind {
      case .wikiLink(let target, let line, let column):
        wikiFault(target, at: Location(file: file, line: line, column: column))
      case .link(let destination, _, let line), .image(let destination, _, _, let line):
        fault(destination, in: prose, at: Location(file: file, line: line), map)
      default: nil
      }
    }
  }

  private func wikiFault(_ target: String, at location: Location) -> Diagnostic? {
    let severity: Severity = configuration.brokenLinks == .warn ? .warning : .error
    if target.hasPrefix("doc:") {
      let id = String(target.dropFirst(4))
      if document(id) != nil { return nil }
      return Diagnostic(
        severity, "unknown-document", "`[[\(target)]]` names a document that is not here", at: location,
        help: nearestName(to: id, among: documents.lazy.map(\.id)).map { "did you mean `[[doc:\($0)]]`?" }
          ?? "a document's id is its path without the suffix, in lower case")
    }
    if entity(target) != nil { return nil }
    let near = nearestName(to: target, among: names.keys).map { "did you mean `[[\($0)]]`?" }
    let asDocument = document(target) == nil ? nil : "did you mean `[[doc:\(target)]]`?"
    return Diagnostic(
      severity, "unknown-link", "`[[\(target)]]` names an entity that is not here", at: location,
      help: asDocument ?? near ?? "describe it in a metadata file, or write the words without brackets")
  }

  private func fault(_ destination: String, in prose: Prose, at location: Location, _ map: LinkMap) -> Diagnostic? {
    let severity: Severity = configuration.brokenLinks == .warn ? .warning : .error
    switch map.destination(of: destination, from: location.file) {
    case .nothing:
      return Diagnostic(
        severity, "broken-link", "the link to “\(destination.prefix(80))” leads to no file of the folder", at: location,
        help: "name a file relative to this one, or write the address whole, as https://…")
    case .here(let fragment) where !prose.hasHeading(fragment):
      return Diagnostic(
        .warning, "broken-fragment", "no heading here is called “#\(fragment.prefix(80))”", at: location,
        help: "headings are named by their words: #like-this")
    case .document(let index, let fragment?) where !documents[index].prose.hasHeading(fragment):
      return Diagnostic(
        .warning, "broken-fragment", "\(documents[index].file) has no heading called “#\(fragment.prefix(80))”", at: location,
        help: "headings are named by their words: #like-this")
    default: return nil
    }
  }

  /// The index of the document that has an id.
  public func document(_ id: String) -> Int? {
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < documents.count && documents[low].id == id ? low : nil
  }
}

extension Prose {
  /// Whether a heading has that id.
  public func hasHeading(_ id: String) -> Bool {
    elements.contains { if case .heading(_, id) = $0.kind { true } else { false } }
  }
}
