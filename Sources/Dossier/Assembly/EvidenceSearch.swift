import Diagnostics
import Prose

extension Dossier {
  /// Finds every quoted passage in its document, document by document and several at a time.
  ///
  /// Evidence that was found gets its passage; the same words quoted twice share one.
  /// - Parameter unread: The documents whose text could not be read.
  mutating func findEvidence(jobs: Int, unread: Set<Int>, _ memory: inout AssemblyMemory) async -> [Diagnostic] {
    var search = EvidenceSearch(dossier: self)
    visitProvenance { search.take($0) }
    let requests = search.requests
    let byDocument = Dictionary(grouping: requests.indices) { requests[$0].document }
    let tasks = byDocument.sorted { $0.key < $1.key }.map { document, indexes in
      (document: documents[document], indexes: indexes, quotations: indexes.map { requests[$0].quotation })
    }
    let answers = await memory.passages(of: tasks.map { ($0.document, $0.quotations) }, jobs: jobs)
    var matches = [PassageMatch](repeating: .empty, count: requests.count)
    for (task, answers) in zip(tasks, answers) { for (index, match) in zip(task.indexes, answers) { matches[index] = match } }
    var faults = search.faults
    for (request, match) in zip(requests, matches) where match.range == nil && !unread.contains(request.document) {
      faults.append(EvidenceFault.diagnostic(for: match, in: documents[request.document].file, at: location(of: request.origin)))
    }
    place(requests, matches)
    faults += missingEvidence()
    faults += quotesOutsideEvidence()
    return faults
  }

  private mutating func place(_ requests: [EvidenceSearch.Request], _ matches: [PassageMatch]) {
    var register = PassageRegister(dossier: self)
    let found = zip(requests, matches).map { request, match in match.range.map { register.passage(request.document, $0) } }
    passages = register.passages
    var next = 0
    visitProvenance { provenance in
      for index in provenance.evidence.indices where provenance.evidence[index].isSought {
        guard next < requests.count, requests[next].origin == provenance.evidence[index].origin else { continue }
        provenance.evidence[index].passage = found[next]
        next += 1
      }
    }
  }

  /// Statements without a passage, where briefing.yml wants one for each.
  private mutating func missingEvidence() -> [Diagnostic] {
    guard configuration.evidence == .required else { return [] }
    var faults: [Diagnostic] = []
    let dossier = self
    visitProvenance { provenance in
      if provenance.evidence.isEmpty {
        faults.append(
          Diagnostic(
            .error, "evidence-required", "nothing is given that supports this statement", at: dossier.location(of: provenance.origin),
            help: "add `evidence:` with the exact words, or set `evidence: optional` in briefing.yml"))
      }
    }
    return faults
  }

  /// Quotes that are not among the words that prove them.
  private func quotesOutsideEvidence() -> [Diagnostic] {
    positions.compactMap { position in
      let proofs = position.provenance.evidence
      guard let quote = position.quote, !proofs.isEmpty else { return nil }
      let words = proofs.map { evidence in
        evidence.passage.map { documents[passages[$0].document].prose.text(in: passages[$0].range) } ?? evidence.quote
      }
      if proofs.contains(where: { $0.passage == nil && $0.isSought }) { return nil }
      let isInside = words.contains { text in
        switch PassageIndex(text: text).find(quote: quote, prefix: nil, suffix: nil) {
        case .found, .ambiguous: true
        default: false
        }
      }
      if isInside { return nil }
      return Diagnostic(
        .warning, "quote-outside-evidence", "the quote is not within its evidence", at: location(of: position.provenance.origin),
        help: "quote the exact words of the evidence, or say it in your own words as `summary`")
    }
  }
}

extension Evidence {
  /// Whether it is to be found in a document.
  var isSought: Bool {
    switch holder {
    case .ownDocument, .document: true
    case .work, .withheld: false
    }
  }
}

/// The quotations of a dossier, with the documents in which they are to be found.
private struct EvidenceSearch {
  struct Request: Sendable {
    var document: Int
    var quotation: Quotation
    var origin: Origin
  }
  private let dossier: Dossier
  /// The search for a near name reads all ids; thousands of wrong ones must not make it last.
  private var suggestions = 100
  private(set) var requests: [Request] = []
  private(set) var faults: [Diagnostic] = []

  init(dossier: Dossier) { self.dossier = dossier }

  mutating func take(_ provenance: Provenance) {
    for evidence in provenance.evidence where evidence.isSought {
      guard let document = document(of: evidence) else { continue }
      requests.append(
        Request(
          document: document, quotation: Quotation(evidence.quote, prefix: evidence.prefix, suffix: evidence.suffix),
          origin: evidence.origin))
    }
  }

  private mutating func document(of evidence: Evidence) -> Int? {
    switch evidence.holder {
    case .document(let id):
      if let document = dossier.document(id) { return document }
      suggestions -= 1
      complain(
        "unknown-document", "evidence names the document `\(id)`, and there is none", evidence,
        help: (suggestions < 0 ? nil : nearestName(to: id, among: dossier.documents.lazy.map(\.id))).map { "did you mean `\($0)`?" }
          ?? "a document's id is its path under the seeds without the suffix, in lower case, with - between its words")
    case .ownDocument:
      if case .sidecar(let document) = dossier.sources[evidence.origin.source].role { return document }
      complain(
        "evidence-without-document", "no document belongs to this file, so the passage could stand anywhere", evidence,
        help: "write {document: …, quote: …}")
    case .work, .withheld: break
    }
    return nil
  }

  private mutating func complain(_ rule: String, _ message: String, _ evidence: Evidence, help: String) {
    faults.append(Diagnostic(.error, rule, message, at: dossier.location(of: evidence.origin), help: help))
  }
}

/// The passages of a dossier, each once, under a name that is stable while its words are.
private struct PassageRegister {
  private struct Key: Hashable {
    var document: Int
    var range: Range<Int>
  }
  private let dossier: Dossier
  private(set) var passages: [Passage] = []
  private var known: [Key: Int] = [:]
  private var anchors: Set<String> = []
  private var pages: [Int: PageNumbers] = [:]

  init(dossier: Dossier) { self.dossier = dossier }

  mutating func passage(_ document: Int, _ range: Range<Int>) -> Int {
    let key = Key(document: document, range: range)
    if let index = known[key] { return index }
    let text = dossier.documents[document]
    var page: Int?
    if text.format == .pdf {
      let numbers = pages[document] ?? PageNumbers(text.prose)
      pages[document] = numbers
      page = numbers.page(at: range.lowerBound)
    }
    passages.append(Passage(document: document, range: range, anchor: anchor(document, text.prose.text(in: range)), page: page))
    known[key] = passages.count - 1
    return passages.count - 1
  }

  /// `p-` and a hash of the words; the rare second of one name gets a number.
  private mutating func anchor(_ document: Int, _ words: String) -> String {
    let base = "p-" + [words].shortHash
    var name = base
    var number = 2
    while !anchors.insert("\(document) \(name)").inserted { (name, number) = ("\(base)-\(number)", number + 1) }
    return name
  }
}
