import Diagnostics
import Parallel
import Prose
import Timing

extension Dossier {
  /// Puts together what the files of a briefing say.
  ///
  /// - Parameters:
  ///   - statements: What each file says, in the order in which origins number the files.
  ///   - files: Paths of the files that prose may refer to and that are not documents, relative to the content folder.
  ///   - replaced: What the files said last that say something else now, by their place; all others must say what they said, and the
  ///     rest be as it was. Nil where that is not known.
  ///   - jobs: How many tasks may run at a time.
  ///   - memory: What was found before; then, what was found now.
  public static func assembled(
    from statements: [Statements], replacing replaced: [Int: Statements]? = nil, configuration: Configuration, files: [String], jobs: Int,
    remembering memory: inout AssemblyMemory, timing stages: Stages? = nil
  ) async -> Assembly {
    if let replaced, let assembly = await reassembled(from: statements, replacing: replaced, jobs: jobs, &memory) { return assembly }
    memory.last = nil
    var dossier = Dossier(configuration: configuration)
    dossier.files = files
    var diagnostics: [Diagnostic] = []
    let merging = stages?.begin("merging")
    dossier.takeDocuments(from: statements, &diagnostics)
    let unread = statements.indices.reduce(into: Unread()) { $0.formUnion(statements[$1].unread) }
    let unreadDocuments = dossier.unreadDocuments(statements)
    dossier.takeEntities(from: statements, unread: unread, &diagnostics)
    diagnostics += dossier.takeFormerIDs()
    for index in statements.indices {
      dossier.positions += statements[index].positions
      dossier.facts += statements[index].facts
      dossier.relations += statements[index].relations
      dossier.judgements += statements[index].judgements
      dossier.questions += statements[index].questions
    }
    dossier.fillWikiLinks()
    merging?.end()
    let findings = await dossier.findings(jobs: jobs, unread: unread, unreadDocuments, memory, timing: stages)
    diagnostics += dossier.take(findings.evidence, &memory.evidence) + dossier.changedDocuments()
    diagnostics += dossier.take(findings.names, &memory.names) + findings.faults
    let isWhole = unread.isEmpty && unreadDocuments.isEmpty && !diagnostics.contains { $0.severity == .error }
    if isWhole { memory.last = AssemblyMemory.Last(dossier: dossier, diagnostics: diagnostics, files: files) }
    return Assembly(dossier: dossier, diagnostics: diagnostics, difference: .anything)
  }

  /// What is found in what was merged.
  private struct Findings {
    var evidence: FoundEvidence
    var names: FoundNames
    var faults: [Diagnostic]
  }

  /// Looks through what was merged for evidence, names and faults: together, unless somebody wants to know what each takes.
  private func findings(
    jobs: Int, unread: Unread, _ unreadDocuments: Set<Int>, _ memory: AssemblyMemory, timing stages: Stages?
  ) async -> Findings {
    if jobs > 1, stages == nil {
      async let names = foundNames(jobs: jobs, memory.names)
      async let faults = faults(unread: unread, unreadDocuments)
      let evidence = await foundEvidence(jobs: jobs, unread: unreadDocuments, memory.evidence)
      return Findings(evidence: evidence, names: await names, faults: await faults)
    }
    let seeking = stages?.begin("evidence")
    let evidence = await foundEvidence(jobs: jobs, unread: unreadDocuments, memory.evidence)
    seeking?.end()
    let checking = stages?.begin("references")
    let faults = faults(unread: unread, unreadDocuments)
    checking?.end()
    let naming = stages?.begin("names")
    let names = await foundNames(jobs: jobs, memory.names)
    naming?.end()
    return Findings(evidence: evidence, names: names, faults: faults)
  }

  /// What is wrong with references, ids and links.
  private func faults(unread: Unread, _ unreadDocuments: Set<Int>) -> [Diagnostic] {
    referenceFaults(unread: unread) + itemIDFaults() + supersedingFaults() + linkFaults(files: files, unread: unread, unreadDocuments)
  }

  /// Gives the links of documents that have no words of their own the names that readers will see.
  private mutating func fillWikiLinks() {
    for index in documents.indices where documents[index].prose.hasWordlessWikiLinks { fillWikiLinks(ofDocument: index) }
  }

  mutating func fillWikiLinks(ofDocument index: Int) {
    documents[index].prose = documents[index].prose.fillingWikiLinks(nameOfTarget)
    if documents[index].hasTitleOfHeading, let heading = documents[index].prose.firstHeading { documents[index].title = heading }
  }

  /// The documents by id, and every file that states something with the marking that holds for it.
  private mutating func takeDocuments(from statements: [Statements], _ diagnostics: inout [Diagnostic]) {
    // By number: a draft has many parts, each of which a copy would count.
    var first: [String: Int] = [:]
    for index in statements.indices {
      guard case .sidecar(let draft) = statements[index].role else { continue }
      guard let known = first[draft.id] else {
        first[draft.id] = index
        if let fault = Self.idFault(draft) { diagnostics.append(fault) }
        continue
      }
      if let known = statements[known].draft, known.file != draft.file {
        diagnostics.append(
          Diagnostic(
            .error, "duplicate-document", "two documents have the id `\(draft.id)`: \(known.file) and this", at: Location(file: draft.file),
            help: "rename one of the files"))
      }
    }
    let drafts = first.sorted { $0.key < $1.key }
    var numbers: [String: Int] = [:]
    numbers.reserveCapacity(drafts.count)
    for (number, draft) in drafts.enumerated() { numbers[draft.key] = number }
    var speaks = [Int](repeating: 0, count: drafts.count)
    sources.reserveCapacity(statements.count)
    for index in statements.indices {
      let role: SourceFile.Role
      var marking = statements[index].marking
      switch statements[index].role {
      case .sidecar(let draft):
        let number = numbers[draft.id]!
        role = .sidecar(document: number)
        speaks[number] = index
        marking = statements[drafts[number].value].draft!.keys.marking ?? marking
      case .loose: role = .loose
      case .entity: role = .entity
      }
      sources.append(SourceFile(path: statements[index].path, role: role, marking: marking ?? configuration.defaultMarking))
    }
    documents = drafts.enumerated().map { number, place in Document(statements[place.value].draft!, source: speaks[number]) }
  }

  /// The documents whose text could not be read.
  private func unreadDocuments(_ statements: [Statements]) -> Set<Int> {
    Set(
      statements.indices.compactMap { index in
        if case .sidecar(let draft) = statements[index].role, !draft.isRead { document(draft.id) } else { nil }
      })
  }

  private static func idFault(_ draft: DocumentDraft) -> Diagnostic? {
    let reserved = draft.id == "index" || draft.id.hasPrefix("index-")
    guard draft.id.isEmpty || reserved || draft.id.utf8.count > 200 else { return nil }
    let what =
      draft.id.isEmpty
      ? "no id can be made of this file's name, which has no letter or digit in it"
      : reserved
        ? "this document's id would be `\(draft.id)`, a name that index pages have" : "this document's id would be longer than 200 bytes"
    return Diagnostic(
      .error, "document-id", what, at: Location(file: draft.file), help: "rename the file: a document's id is made from its path")
  }
}

extension DocumentDraft {
  /// The title of its metadata, else its first heading, else its file's name.
  var title: String {
    if let title = keys.title ?? prose.firstHeading { return title }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

extension Document {
  fileprivate init(_ draft: DocumentDraft, source: Int) {
    self.init(
      id: draft.id, keys: draft.keys, title: draft.title, file: draft.file, format: draft.format, source: source, prose: draft.prose)
    (textFile, digest) = (draft.textFile, draft.digest)
  }

  /// Whether its title is its first heading.
  var hasTitleOfHeading: Bool { keys.title == nil && prose.firstHeading != nil }

  /// Whether its title is the name of its file, since nobody gave it one.
  var hasTitleOfFile: Bool { keys.title == nil && prose.firstHeading == nil }
}

extension Prose {
  /// The words of the first heading that has any.
  var firstHeading: String? {
    for element in elements {
      guard case .heading = element.kind else { continue }
      let words = text(in: element.range).split(whereSeparator: \.isWhitespace)
      if !words.isEmpty { return words.joined(separator: " ") }
    }
    return nil
  }
}
