import Diagnostics
import Dossier
import Graphs
import Pages
import Preview
import Reading
import Watching

/// Reads what changed and puts the dossier together; pages are made when somebody asks for them.
struct ContentRebuild: Rebuilding {
  private let folder: String
  /// The edition that stands at the root; the first of briefing.yml where none is named.
  private let edition: String?
  private let terminal: Terminal
  /// How the content of the last build differed from that of the one before.
  private(set) var difference = Assembly.Difference.anything
  private var networks: [String: DrawnNetwork] = [:]
  /// What the last build came to, by edition.
  private var last: [String: (publication: Publication, renderer: SiteRenderer)] = [:]
  private var memory = Project.Memory()
  private var scope = WatchScope()
  private var editor: String?

  init(folder: String, edition: String?, _ terminal: Terminal) { (self.folder, self.edition, self.terminal) = (folder, edition, terminal) }

  mutating func rebuild(after changes: Changes, editions: Set<String>) async -> Outcome {
    let start = ContinuousClock.now
    let changed = changes.isEverything ? nil : changes.paths
    memory.reading.forget(changed)
    var outcome = await built(for: editions, changed)
    outcome.time = start.duration(to: .now)
    return outcome
  }

  private mutating func built(for editions: Set<String>, _ changed: Set<String>?) async -> Outcome {
    // Where this build comes to nothing, the next does not follow on the last good one.
    let before = last
    last = [:]
    guard ContentFolder.configured(folder).hasConfiguration,
      let project = try? await Project.read(folder, jobs: processorCount, changed: changed, remembering: &memory, terminal)
    else {
      return broken([], [Diagnostic(.error, "no-configuration", "there is no briefing.yml", help: "put it back")])
    }
    difference = project.difference
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
    var sites: [String: any PreviewSite] = [:]
    var shown: [String: (publication: Publication, renderer: SiteRenderer)] = [:]
    var diagnostics = project.diagnostics
    for edition in known where edition.name == usual || editions.contains(edition.name) {
      let last = before[edition.name]
      let publication = Publication(of: project.dossier, edition: edition, after: last?.publication, difference: project.difference)
      diagnostics = publication.remaining(of: diagnostics)
      diagnostics += publication.diagnostics.filter { !diagnostics.contains($0) }
      let renderer = SiteRenderer(
        publication, templates: templates, words: project.words, files: project.files, jobs: processorCount, after: last?.renderer,
        difference: project.difference)
      shown[edition.name] = (publication, renderer)
      let network = networks[edition.name] ?? DrawnNetwork()
      networks[edition.name] = network
      sites[edition.name] = RenderedSite(
        renderer, folder: folder, links: project.links, root: EditionRoot.path(of: edition.name, usual: usual), network: network)
    }
    last = shown
    return Outcome(
      editions: summaries, usual: usual, sites: sites, diagnostics: diagnostics, scope: scope, editor: editor, time: .zero)
  }

  private func broken(_ editions: [EditionSummary], _ diagnostics: [Diagnostic]) -> Outcome {
    Outcome(
      editions: editions, usual: edition ?? "", sites: [:], diagnostics: diagnostics, scope: scope, editor: editor, time: .zero)
  }
}
