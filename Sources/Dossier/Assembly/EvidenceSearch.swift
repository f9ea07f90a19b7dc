import Diagnostics
import Prose

extension Dossier {
  /// Finds every quoted passage in its document, document by document and several at a time.
  ///
  /// - Parameter unread: The documents whose text could not be read.
  func foundEvidence(jobs: Int, unread: Set<Int>, _ memory: EvidenceMemory) async -> FoundEvidence {
    var search = EvidenceSearch(documents: documents, formerDocuments: formerDocuments, sources: sources)
    forEachProvenanceOfEntities { search.take($0) }
    let ofEntities = search.requests.count
    forEachProvenanceOfLists { search.take($0) }
    let all = search.requests
    let byDocument = Dictionary(grouping: all.indices) { all[$0].document }.sorted { $0.key < $1.key }
    let asked = byDocument.map { document, indexes in (document: document, quotations: indexes.map { all[$0].quotation }) }
    var memory = memory
    let answers = await memory.passages(of: asked, in: documents, jobs: jobs)
    var matches = [PassageMatch](repeating: .empty, count: all.count)
    for ((_, indexes), answers) in zip(byDocument, answers) { for (index, match) in zip(indexes, answers) { matches[index] = match } }
    var register = PassageRegister(documents)
    let found = zip(all, matches).map { request, match in match.range.map { register.passage(request.document, $0) } }
    let missed = zip(all, matches).compactMap { request, match -> Diagnostic? in
      guard match.range == nil, !unread.contains(request.document) else { return nil }
      return EvidenceFault.diagnostic(
        for: match, of: request.quotation.quote, in: documents[request.document].file, at: location(of: request.origin))
    }
    return FoundEvidence(
      requests: EvidenceRequests(all, found: found, ofLists: all.count - ofEntities), passages: register.passages,
      faults: search.faults + missed, memory: memory)
  }

  /// Gives evidence the passages that were found; the same words quoted twice share one.
  mutating func take(_ evidence: FoundEvidence, _ memory: inout EvidenceMemory) -> [Diagnostic] {
    (passages, memory) = (evidence.passages, evidence.memory)
    var requests = evidence.requests
    visitProvenance { requests.place(in: &$0) }
    return evidence.faults + missingEvidence() + quotesOutsideEvidence(in: positions)
  }

  /// Gives the evidence of lists its passages, where only the lists of some files are others than when evidence was last found.
  ///
  /// - Parameter changed: The files whose lists are others.
  mutating func take(_ evidence: FoundEvidence, ofLists changed: [Statements], _ memory: inout EvidenceMemory) -> [Diagnostic] {
    (passages, memory) = (evidence.passages, evidence.memory)
    var requests = evidence.requests
    // The entities' come first, and have their passages.
    requests.skip(requests.all.count - requests.ofLists)
    visitProvenanceOfLists { requests.place(in: &$0) }
    let paths = Set(changed.map(\.path))
    return evidence.faults + missingEvidence()
      + quotesOutsideEvidence(in: positions.filter { paths.contains(sources[$0.provenance.origin.source].path) })
  }

  /// Statements without a passage, where briefing.yml wants one for each.
  private func missingEvidence() -> [Diagnostic] {
    guard configuration.evidence == .required else { return [] }
    var faults: [Diagnostic] = []
    func check(_ provenance: Provenance) {
      if provenance.evidence.isEmpty {
        faults.append(
          Diagnostic(
            .error, "evidence-required", "nothing is given that supports this statement", at: location(of: provenance.origin),
            help: "add `evidence:` with the exact words, or set `evidence: optional` in briefing.yml"))
      }
    }
    forEachProvenanceOfEntities(check)
    forEachProvenanceOfLists(check)
    return faults
  }

  /// Quotes that are not among the words that prove them.
  private func quotesOutsideEvidence(in positions: [Position]) -> [Diagnostic] {
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

/// What came of the search for evidence, which changes nothing, so that it can go on beside other searches.
struct FoundEvidence: Sendable {
  fileprivate var requests: EvidenceRequests
  var passages: [Passage]
  fileprivate var faults: [Diagnostic]
  var memory: EvidenceMemory
}

/// The quotations of a dossier in the order of its statements, and the passages that were found for them.
private struct EvidenceRequests: Sendable {
  struct Request: Sendable {
    var document: Int
    var quotation: Quotation
    var origin: Origin
  }
  let all: [Request]
  let found: [Int?]
  /// How many of them, at the end, are those of lists.
  let ofLists: Int
  private var next = 0

  init(_ all: [Request], found: [Int?], ofLists: Int) { (self.all, self.found, self.ofLists) = (all, found, ofLists) }

  mutating func skip(_ count: Int) { next += count }

  /// Gives the next statement its passages; statements come in the order of the requests.
  mutating func place(in provenance: inout Provenance) {
    provenance.visitEvidence { evidence in
      guard evidence.isSought, next < all.count, all[next].origin == evidence.origin else { return }
      evidence.passage = found[next]
      next += 1
    }
  }
}

/// Takes the quotations of statements, and sees in which documents they are to be found.
private struct EvidenceSearch {
  private let documents: [Document]
  private let formerDocuments: [String: Int]
  private let sources: [SourceFile]
  /// The search for a near name reads all ids; thousands of wrong ones must not make it last.
  private var suggestions = 100
  private(set) var requests: [EvidenceRequests.Request] = []
  private(set) var faults: [Diagnostic] = []

  init(documents: [Document], formerDocuments: [String: Int], sources: [SourceFile]) {
    (self.documents, self.formerDocuments, self.sources) = (documents, formerDocuments, sources)
  }

  mutating func take(_ provenance: Provenance) {
    for evidence in provenance.allEvidence where evidence.isSought {
      guard let document = document(of: evidence) else { continue }
      requests.append(
        EvidenceRequests.Request(
          document: document, quotation: Quotation(evidence.quote, prefix: evidence.prefix, suffix: evidence.suffix),
          origin: evidence.origin))
    }
  }

  private mutating func document(of evidence: Evidence) -> Int? {
    switch evidence.holder {
    case .document(let id):
      if let document = documents.index(ofID: id) ?? formerDocuments[id] { return document }
      suggestions -= 1
      complain(
        "unknown-document", "evidence names the document `\(id)`, and there is none", evidence,
        help: (suggestions < 0 ? nil : nearestName(to: id, among: documents.lazy.map(\.id))).map { "did you mean `\($0)`?" }
          ?? "a document's id is its path under the seeds without the suffix, in lower case, with - between its words")
    case .ownDocument:
      if case .sidecar(let document) = sources[evidence.origin.source].role { return document }
      complain(
        "evidence-without-document", "no document belongs to this file, so the passage could stand anywhere", evidence,
        help: "write {document: …, quote: …}")
    case .work, .withheld: break
    }
    return nil
  }

  private mutating func complain(_ rule: String, _ message: String, _ evidence: Evidence, help: String) {
    let place = Location(file: sources[evidence.origin.source].path, line: evidence.origin.line, column: evidence.origin.column)
    faults.append(Diagnostic(.error, rule, message, at: place, help: help))
  }
}

extension Passage {
  /// What the anchor of a passage of these words begins with.
  static func anchor(of words: String) -> String { "p-" + [words].shortHash }
}

/// The passages of a dossier, each once, under a name that is stable while its words are.
private struct PassageRegister {
  private struct Key: Hashable {
    var document: Int
    var range: Range<Int>
  }
  private let documents: [Document]
  private(set) var passages: [Passage] = []
  private var known: [Key: Int] = [:]
  private var anchors: Set<String> = []
  private var pages: [Int: PageNumbers] = [:]

  init(_ documents: [Document]) { self.documents = documents }

  mutating func passage(_ document: Int, _ range: Range<Int>) -> Int {
    let key = Key(document: document, range: range)
    if let index = known[key] { return index }
    var page: Int?
    if documents[document].format == .pdf {
      let numbers = pages[document] ?? PageNumbers(documents[document].prose)
      pages[document] = numbers
      page = numbers.page(at: range.lowerBound)
    }
    let words = documents[document].prose.text(in: range)
    passages.append(Passage(document: document, range: range, anchor: anchor(document, words), page: page))
    known[key] = passages.count - 1
    return passages.count - 1
  }

  /// `p-` and a hash of the words; the rare second of one name gets a number.
  private mutating func anchor(_ document: Int, _ words: String) -> String {
    let base = Passage.anchor(of: words)
    var name = base
    var number = 2
    while !anchors.insert("\(document) \(name)").inserted { (name, number) = ("\(base)-\(number)", number + 1) }
    return name
  }
}
