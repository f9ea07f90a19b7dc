import Diagnostics
import Digests
import Dossier
import Graphs
import Leaks
import Output
import Pages
import Reading
import Timing

/// A site that is ready to be written: an edition of a project without errors.
struct SiteBuild {
  let publication: Publication
  /// What the edition leaves out of it that might be missed: warnings.
  let diagnostics: [Diagnostic]
  let project: Project
  /// Whether it says what changed since a former state.
  let saysChanges: Bool
  private let renderer: SiteRenderer
  private let stages: Stages?

  /// Nil where the project has errors, of which nothing is ever built.
  ///
  /// - Parameter former: The state since which the site says what changed.
  init?(_ project: Project, _ edition: Edition, since former: FormerState? = nil, jobs: Int, timing stages: Stages? = nil) {
    guard !project.hasErrors, let templates = project.templates else { return nil }
    self.project = project
    saysChanges = former != nil
    self.stages = stages
    let editing = stages?.begin("edition")
    publication = Publication(of: project.dossier, edition: edition)
    editing?.end()
    let laying = stages?.begin("lists and orders")
    let changes = former.map { SiteChanges(since: $0.name, Change.all(from: $0.dossier, to: project.dossier, edition: edition)) }
    renderer = SiteRenderer(
      publication, templates: templates, words: project.words, files: project.files, jobs: jobs, changes: changes)
    laying?.end()
    diagnostics = publication.diagnostics.filter { $0.severity != .error }
  }

  /// What came of writing a site.
  enum Outcome {
    case written(Written)
    /// Nothing was put in place, because the site would show what the edition withholds, or may.
    case withheld([Diagnostic])
  }

  /// A site that was put in place.
  struct Written {
    let pageCount: Int
    let changes: SiteWriter.Summary
    /// Why the network is not drawn, where it is not: a warning.
    let undrawn: Diagnostic?
    /// All that had changed since the site before, where little had.
    let edits: ConfinedEdits?
    private let writer: SiteWriter

    fileprivate init(by writer: SiteWriter, pageCount: Int, _ changes: SiteWriter.Summary, undrawn: Diagnostic?, _ edits: ConfinedEdits?) {
      (self.writer, self.pageCount, self.changes, self.undrawn, self.edits) = (writer, pageCount, changes, undrawn, edits)
    }

    /// Whether no other build has put its own site there since.
    var isInPlace: Bool { writer.isInPlace }
  }

  /// Writes the site to a folder, in one step, unless it shows what the edition withholds.
  ///
  /// - Parameters:
  ///   - changed: The texts that changed since the site that is there was built, where nothing else did; nil where anything may have.
  ///   - additions: Files beside those that the project makes.
  func write(
    to target: String, after changed: EditedTexts? = nil, adding additions: [(path: String, bytes: [UInt8])] = []
  ) async throws(OutputFailure) -> Outcome {
    let undecided = publication.diagnostics.filter { $0.severity == .error }
    if !undecided.isEmpty { return .withheld(undecided) }
    let surveying = stages?.begin("old site")
    let writer = try SiteWriter.begin(at: target, protecting: project.protectedFolders)
    surveying?.end()
    // The site is looked at while nobody else can exchange it.
    let comparing = changed == nil ? nil : stages?.begin("edited texts")
    let edits = await changed?.confined(to: self)
    comparing?.end()
    let check = publication.isWhole ? nil : LeakCheck(of: project, by: publication.edition)
    let report = LeakReport()
    let put = { @Sendable (path: String, bytes: [UInt8]) throws(OutputFailure) in
      if let check { report.add(check.leaks(in: path, bytes)) }
      try writer.write(path, bytes)
    }
    let drawing: SiteRenderer.Drawing = { graph in Result { () throws(Diagnostic) in try GraphLayout.drawn(graph) } }
    let last = edits.map { edits in
      SiteRenderer.LastSite(edited: edits.documents) { (path: String) throws(OutputFailure) in try writer.keep(path) }
    }
    async let copies = renderer.copies
    let (pages, undrawn) = try await renderer.render(drawing: drawing, after: last, timing: stages, put)
    let finishing = stages?.begin("exchange")
    defer { finishing?.end() }
    for copy in await copies {
      if publication.isWhole {
        try writer.copy("\(project.root)/\(copy.source)", to: copy.address)
      } else {
        try put(copy.address, try bytes(of: copy))
      }
    }
    for addition in additions { try put(addition.path, addition.bytes) }
    let leaks = report.leaks
    if !leaks.isEmpty {
      writer.abandon()
      return .withheld(leaks)
    }
    return .written(Written(by: writer, pageCount: pages, try writer.commit(), undrawn: undrawn ?? edits?.undrawn, edits))
  }

  /// Of each document a digest of what other pages than its own show of its text.
  func faces(of documents: [Int]) async -> [Digest] { await renderer.faces(of: documents) }

  /// The files of an export, unless they would show what the edition withholds: then what that is.
  func exported(as format: ExchangeFormat) -> (files: [(name: String, bytes: [UInt8])], leaks: [Diagnostic]) {
    let undecided = publication.diagnostics.filter { $0.severity == .error }
    if !undecided.isEmpty { return ([], undecided) }
    let files = renderer.exported(as: format)
    guard !publication.isWhole, let check = LeakCheck(of: project, by: publication.edition) else { return (files, []) }
    let report = LeakReport()
    for file in files { report.add(check.leaks(in: file.name, file.bytes)) }
    return (files, report.leaks)
  }

  /// A file that is copied; of a picture nothing but the picture.
  private func bytes(of copy: FileCopy) throws(OutputFailure) -> [UInt8] {
    guard let bytes = ContentFolder.bytes(of: copy.source, in: project.root) else {
      throw OutputFailure(
        .disk, Diagnostic(.error, "output-disk", "cannot copy \(project.root)/\(copy.source)", help: "see whether it can be read"))
    }
    return PictureMetadata.removed(from: bytes) ?? bytes
  }
}

extension Project {
  /// The folders that no site may take the place of.
  var protectedFolders: [ProtectedFolder] {
    let configuration = dossier.configuration
    let seeds = configuration.seeds.isEmpty ? [] : [ProtectedFolder.whole("\(root)/\(configuration.seeds)", role: "the folder of seeds")]
    return seeds + [
      .whole("\(root)/\(configuration.templates)", role: "the folder of templates"),
      .itself("\(root)/.briefing", role: "the folder of what is kept between builds"), .whole("\(root)/.git", role: "the repository"),
      .itself(root, role: "the content folder"),
    ]
  }
}
