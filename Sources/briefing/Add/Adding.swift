import Diagnostics
import Dossier
import Output
import Parallel
import Reading

/// Puts documents into a content folder, each with a sidecar of proposals.
struct Adding {
  let project: Project
  let into: String?
  let terminal: Terminal
  private var diagnostics: [Diagnostic] = []
  private var diskFailed = false

  init(project: Project, into: String?, terminal: Terminal) {
    self.project = project
    self.into = into
    self.terminal = terminal
  }

  typealias Reading = Swift.Result<IncomingDocument, Diagnostic>

  static func read(_ path: String, name: String?, recognition: TextRecognition?) -> Reading {
    let scratch: ScratchFolder
    do throws(OutputFailure) { scratch = try ScratchFolder() } catch { return .failure(error.diagnostic) }
    return withExtendedLifetime(scratch) {
      do throws(Diagnostic) {
        return .success(try IncomingDocument.read(path, name: name, recognition: recognition, workFolder: scratch.path))
      } catch {
        return .failure(error)
      }
    }
  }

  /// - Returns: The exit status where something failed.
  mutating func run(_ readings: [Reading]) async -> Int32? {
    let documents = readings.flatMap { reading -> [IncomingDocument] in
      switch reading {
      case .success(let document):
        diagnostics += document.diagnostics
        return document.isReadable ? [document] + document.attached.filter(\.isReadable) : []
      case .failure(let fault):
        diagnostics.append(fault)
        return []
      }
    }
    let proposals = await proposed(for: documents)
    for (document, proposals) in zip(documents, proposals) { put(document, proposals) }
    var printer = DiagnosticPrinter(terminal, root: ".")
    printer.print(diagnostics)
    if diskFailed { return 74 }
    return diagnostics.contains { $0.severity == .error } ? 1 : nil
  }

  // MARK: Proposals

  private mutating func proposed(for documents: [IncomingDocument]) async -> [(TextProposals, [EntityMention])] {
    var families = KnownFamilies()
    var fullNames = FullNames()
    let there = project.dossier.documents.map(\.prose.text)
    let texts = there + documents.map(\.prose.text)
    for (number, people) in await concurrentMap(texts, jobs: processorCount, { TextProposals.people(in: $0) }).enumerated() {
      families.learn(from: people)
      if number < there.count { fullNames.learn(from: people) }
    }
    let book = project.dossier.nameBook
    let extractor = ExtractorProgram(project.dossier.configuration.extractor, folder: project.root)
    let found = await concurrentMap(documents, jobs: processorCount) {
      [families] document -> (TextProposals, [EntityMention], Diagnostic?) in
      let mentions = book?.mentions(in: document.prose) ?? []
      guard let extractor else {
        return (TextProposals(readFrom: document.prose.text, known: mentions, families: families), mentions, nil)
      }
      do throws(Diagnostic) {
        return (try extractor.proposals(for: document, known: mentions), mentions, nil)
      } catch {
        return (TextProposals(), mentions, error)
      }
    }
    diagnostics += Set(found.compactMap(\.2)).sorted()
    for (proposals, _, _) in found { fullNames.learn(from: proposals.people) }
    return found.map { proposals, mentions, _ in
      var proposals = proposals
      for index in proposals.people.indices { proposals.people[index].name = fullNames.name(of: proposals.people[index]) }
      return (proposals, mentions)
    }
  }

  private func sidecar(_ document: IncomingDocument, _ proposals: TextProposals, _ mentions: [EntityMention]) -> String {
    let dossier = project.dossier
    var order: [EntityKey] = []
    var counts: [EntityKey: Int] = [:]
    for mention in mentions {
      if counts[mention.entity] == nil { order.append(mention.entity) }
      counts[mention.entity, default: 0] += 1
    }
    let known = order.map { key in
      ProposedSidecar.KnownName(id: dossier.id(of: key), name: printable(dossier.name(of: key)), count: counts[key]!)
    }
    return ProposedSidecar(document, proposals: proposals, known: known, taken: Set(dossier.names.keys)) { range in
      mentions.first { $0.range.overlaps(range) }.map { dossier.id(of: $0.entity) }
    }.yaml()
  }

  // MARK: Files

  private mutating func put(_ document: IncomingDocument, _ proposed: (proposals: TextProposals, mentions: [EntityMention])) {
    let configuration = project.dossier.configuration
    let folder = [configuration.seeds, into ?? ""].flatMap { $0.split(separator: "/") }.joined(separator: "/")
    let stem = folder.isEmpty ? document.stem : "\(folder)/\(document.stem)"
    let path = "\(stem).\(document.suffix)"
    if let other = project.dossier.documents.first(where: { $0.file.withoutSuffix == stem }), other.file != path {
      return refuse(document, "there is a document of this name already: \(other.file)")
    }
    if !ContentFolder.isDocument(path, seeds: configuration.seeds) {
      return refuse(document, "in this folder it would be no document: \(path)")
    }
    let sidecar = sidecar(document, proposed.proposals, proposed.mentions)
    var files = [(path: path, bytes: document.bytes)]
    if let scan = document.scan { files.append(("\(stem).txt", scan)) }
    files.append(("\(stem).yml", Array(sidecar.utf8)))
    // All or none, so that what is refused leaves nothing behind.
    for file in files {
      guard let there = ContentFolder.bytes(of: file.path, in: project.root) else { continue }
      return refuse(document, "\(there == file.bytes ? "this document is there already" : "there is another file already"): \(file.path)")
    }
    for file in files where !write(file.bytes, to: file.path, for: document) { return }
    terminal.say("\(terminal.bold(printable(path)))  \(summary(document, proposed.proposals, proposed.mentions))")
  }

  private func summary(_ document: IncomingDocument, _ proposals: TextProposals, _ mentions: [EntityMention]) -> String {
    func count(_ number: Int, _ one: String, _ several: String) -> String? {
      number == 0 ? nil : "\(number) \(number == 1 ? one : several)"
    }
    let proposed = [
      count(proposals.people.count, "person", "people"), count(proposals.organisations.count, "organisation", "organisations"),
      count(proposals.places.count, "place", "places"), count(proposals.meetings.count, "meeting", "meetings"),
      count(Set(proposals.dates.map(\.date)).count, "date", "dates"),
      count(proposals.quotations.count { $0.speaker != nil }, "quotation", "quotations"),
    ].compactMap(\.self)
    let known = Set(mentions.map(\.entity)).count
    let parts = [
      known == 0 ? nil : "names \(known) of the briefing", proposed.isEmpty ? nil : "proposed: " + proposed.joined(separator: ", "),
    ].compactMap(\.self)
    return terminal.faint(parts.isEmpty ? "nothing proposed" : parts.joined(separator: "; "))
  }

  private mutating func refuse(_ document: IncomingDocument, _ reason: String) {
    diagnostics.append(
      Diagnostic(
        .error, "add-exists", reason, at: Location(file: document.origin),
        help: "give it another name with --as, or another folder with --into"))
  }

  /// - Returns: Whether the file is there now.
  private mutating func write(_ bytes: [UInt8], to path: String, for document: IncomingDocument) -> Bool {
    let target = "\(project.root)/\(path)"
    switch NewFile.write(bytes, to: target, makingFolders: true) {
    case .written: return true
    case .exists:
      refuse(document, "there is another file already: \(path)")
    case .failed(let reason):
      terminal.say("\(terminal.red("error")): cannot write \(printable(target)): \(reason)")
      diskFailed = true
    }
    return false
  }
}
