import Diagnostics
import Dossier
import Graphs
import Pages
import Preview
import Reading
import Synchronization
import Watching

/// Builds everything anew after each change.
struct FullRebuild: Rebuilding {
  private let folder: String
  /// The edition that stands at the root; the first of briefing.yml where none is named.
  private let edition: String?
  private let terminal: Terminal
  /// The last good state of each edition that is looked at.
  private var last: [String: [String: SiteFile]] = [:]
  private var drawings: [String: NetworkDrawing] = [:]
  private var memory = Project.Memory()
  private var scope = WatchScope()
  private var editor: String?

  init(folder: String, edition: String?, _ terminal: Terminal) { (self.folder, self.edition, self.terminal) = (folder, edition, terminal) }

  mutating func rebuild(after changes: Changes, for demand: Demand) async -> Outcome {
    let start = ContinuousClock.now
    memory.reading.forget { changes.touches($0) }
    var outcome = await built(for: demand.editions)
    outcome.time = start.duration(to: .now)
    return outcome
  }

  private mutating func built(for editions: Set<String>) async -> Outcome {
    guard ContentFolder.configured(folder).hasConfiguration,
      let project = try? await Project.read(folder, jobs: processorCount, remembering: &memory, terminal)
    else {
      return broken([], [Diagnostic(.error, "no-configuration", "there is no briefing.yml", help: "put it back")])
    }
    let configuration = project.dossier.configuration
    scope = WatchScope(of: configuration)
    editor = configuration.editor
    let known = configuration.publishedEditions
    let summaries = known.map { edition in
      EditionSummary(
        name: edition.name, ceiling: configuration.markings.name(of: edition.ceiling),
        published: configuration.lastPublication(of: edition, in: folder))
    }
    guard let usual = edition ?? known.first?.name, known.contains(where: { $0.name == usual }) else {
      let complaint = Diagnostic(.error, "no-edition", "there is no edition `\(edition ?? "")`", help: "name it in briefing.yml")
      return broken(summaries, project.diagnostics + [complaint])
    }
    guard !project.hasErrors, let templates = project.templates else { return broken(summaries, project.diagnostics) }
    var sites: [String: PreviewSite] = [:]
    var diagnostics = project.diagnostics
    for edition in known where edition.name == usual || editions.contains(edition.name) {
      let publication = Publication(of: project.dossier, edition: edition)
      var renderer = SiteRenderer(publication, templates: templates, words: project.words, files: project.files, jobs: processorCount)
      if let graph = renderer.networkGraph {
        let drawing = NetworkDrawing(of: graph, instead: drawings[edition.name])
        drawings[edition.name] = drawing
        renderer.networkLayout = drawing.layout
        diagnostics += drawing.faults.filter { !diagnostics.contains($0) }
      }
      sites[edition.name] = PreviewSite(
        files: await files(of: renderer), comparedWith: last[edition.name] ?? [:],
        notFound: renderer.notFoundPage(under: PreviewSite.root(ofEdition: edition.name, usual: usual)))
    }
    last = sites.mapValues(\.files)
    return Outcome(
      editions: summaries, usual: usual, sites: sites, diagnostics: diagnostics, scope: scope, editor: editor, time: .zero)
  }

  private func broken(_ editions: [EditionSummary], _ diagnostics: [Diagnostic]) -> Outcome {
    Outcome(
      editions: editions, usual: edition ?? "", sites: [:], diagnostics: diagnostics, scope: scope, editor: editor, time: .zero)
  }

  private func files(of renderer: SiteRenderer) async -> [String: SiteFile] {
    let made = Collected()
    _ = await renderer.render { path, bytes in made.files.withLock { $0[path] = .made(bytes) } }
    return made.files.withLock { files in
      for copy in renderer.copies { files[copy.address] = SiteFile.copy(of: copy.source, in: folder) }
      return files
    }
  }

  private final class Collected: Sendable {
    let files = Mutex<[String: SiteFile]>([:])
  }
}
