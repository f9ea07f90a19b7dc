import Synchronization

/// What the preview shows at the moment: the last good site of each edition, and what is wrong with the content.
public final class Stage: Sendable {
  /// Told from others, so that a page notices that another program answers now.
  let session = String(UInt64.random(in: .min ... .max), radix: 36)
  private let state = Mutex(State())
  /// Asked for where an edition is wanted that is not there.
  private let wanting: @Sendable () -> Void

  /// Called with the events of one page that somebody has open.
  typealias Listener = @Sendable (PageEvent) -> Void

  private struct State {
    /// Counts builds.
    var number = 0
    var usual: String?
    var editions: [EditionSummary] = []
    var sites: [String: Shown] = [:]
    var reports: [Report] = []
    var isBroken = false
    /// The editions that were asked for since the last build.
    var asked: Set<String> = []
    var listeners: [Int: OpenPage] = [:]
    var nextListener = 0

    func name(of edition: String?) -> String? { edition ?? usual }
    func site(of edition: String?) -> Shown? { name(of: edition).flatMap { sites[$0] } }
  }

  /// A site as it is shown.
  private struct Shown {
    var site: any PreviewSite
    /// What pages are made with, of what was handed out.
    var materials: [String: Material] = [:]
  }

  private struct Material {
    var version: Int
    /// The build that last changed it.
    var changed: Int
  }

  /// A page that somebody has open.
  private struct OpenPage {
    var view: View
    var tell: Listener
    /// The build that it was last told of, and what the page was like then.
    var number = -1
    var version: Int?
  }

  /// A page of an edition.
  struct View: Sendable, Hashable {
    /// Nil for the usual one.
    var edition: String?
    var path: String
  }

  /// - Parameter wanting: Called where somebody asks for an edition that has not been built.
  public init(wanting: @escaping @Sendable () -> Void) { self.wanting = wanting }

  /// The most pages that can be open at a time.
  static let mostListeners = 48

  // MARK: Building

  /// The editions that are looked at, or were since the last call; one may be unknown, or have been left out before.
  public func takeDemand() -> Set<String> {
    state.withLock { state in
      defer { state.asked = [] }
      return state.asked.union(state.listeners.values.compactMap(\.view.edition))
    }
  }

  /// Shows what a build came to, and tells the pages that are open: those that changed first.
  ///
  /// - Parameter reports: What is wrong with the content, ready to be shown.
  /// - Returns: The addresses of the open pages that changed, in order.
  @discardableResult
  public func show(_ outcome: Outcome, reports: [Report]) async -> [String] {
    let (number, open) = state.withLock { state in
      state.number += 1
      state.editions = outcome.editions
      state.isBroken = outcome.isBroken
      state.reports = reports
      if !outcome.isBroken {
        state.usual = outcome.usual
        state.sites = Dictionary(
          uniqueKeysWithValues: outcome.sites.map { name, site in
            (name, Shown(site: site, materials: state.sites[name]?.materials ?? [:]))
          })
      }
      return (state.number, state.listeners.mapValues { ($0.view, $0.version) })
    }
    var changed: Set<String> = []
    var same: [(listener: Int, version: Int?)] = []
    for (listener, (view, old)) in open {
      let version = outcome.isBroken ? old : await version(of: view)
      if version == old {
        same.append((listener, version))
      } else {
        changed.insert(view.path)
        tell(listener, number: number, version: version, since: number)
      }
    }
    if !outcome.isBroken { await lookAtMaterials(number) }
    for (listener, version) in same { tell(listener, number: number, version: version, since: number - 1) }
    return changed.sorted()
  }

  /// What a page is like now; nil where there is none.
  private func version(of view: View) async -> Int? {
    await state.withLock { $0.site(of: view.edition)?.site }?.file(view.path)?.version
  }

  /// Looks which of the files that pages are made with are not as they were.
  private func lookAtMaterials(_ number: Int) async {
    for (name, shown) in state.withLock(\.sites) {
      for (path, material) in shown.materials {
        let version = shown.site.isCostly(path) ? number : await shown.site.file(path)?.version ?? 0
        guard version != material.version else { continue }
        state.withLock { $0.sites[name]?.materials[path] = Material(version: version, changed: number) }
      }
    }
  }

  // MARK: Serving

  enum Finding: Sendable {
    case site(any PreviewSite, number: Int)
    /// It has not been built yet.
    case later(number: Int)
    case noEdition
  }

  func find(_ edition: String?) -> Finding {
    let (finding, isWanted): (Finding, Bool) = state.withLock { state in
      if let edition {
        if state.number > 0, !state.editions.contains(where: { $0.name == edition }) { return (.noEdition, false) }
        state.asked.insert(edition)
      }
      guard let shown = state.site(of: edition) else { return (.later(number: state.number), edition != nil) }
      return (.site(shown.site, number: state.number), false)
    }
    if isWanted { wanting() }
    return finding
  }

  /// Remembers what was handed out that pages are made with: whoever has it open will be told when it changes.
  ///
  /// - Parameter number: The build whose file it was.
  func handedOut(_ path: String, in edition: String?, version: Int, number: Int) {
    state.withLock { state in
      guard let name = state.name(of: edition), let shown = state.sites[name], shown.materials[path] == nil else { return }
      state.sites[name]!.materials[path] = Material(version: shown.site.isCostly(path) ? number : version, changed: 0)
    }
  }

  /// A site, where it was last published, and whether it is still the one that is shown.
  func site(of edition: String?) -> (site: any PreviewSite, published: String, isCurrent: @Sendable () -> Bool)? {
    state.withLock { state in
      guard let name = state.name(of: edition), let shown = state.sites[name],
        let summary = state.editions.first(where: { $0.name == name })
      else { return nil }
      let number = state.number
      return (shown.site, summary.published, { [self] in self.state.withLock { $0.number == number } })
    }
  }

  // MARK: Telling

  /// Tells a page of all that happens from now on.
  ///
  /// - Parameter since: The build that the page was made by; it is told at once what changed after it.
  /// - Returns: A number to stop with; nil where too many pages are open.
  func listen(_ view: View, since: Int, _ tell: @escaping Listener) -> Int? {
    let (listener, number): (Int?, Int) = state.withLock { state in
      guard state.listeners.count < Self.mostListeners else { return (nil, 0) }
      state.nextListener += 1
      state.listeners[state.nextListener] = OpenPage(view: view, tell: tell)
      return (state.nextListener, state.number)
    }
    guard let listener else { return nil }
    Task { [self] in self.tell(listener, number: number, version: await version(of: view), since: since) }
    return listener
  }

  func stopListening(_ listener: Int) { state.withLock { $0.listeners[listener] = nil } }

  /// Tells a page where the site stands, unless it was told of a later build meanwhile.
  private func tell(_ listener: Int, number: Int, version: Int?, since: Int) {
    state.withLock { state in
      guard let page = state.listeners[listener], page.number < number, state.number >= number else { return }
      state.listeners[listener]!.number = number
      state.listeners[listener]!.version = version
      let materials = state.site(of: page.view.edition)?.materials ?? [:]
      page.tell(
        PageEvent(
          session: session, number: number, edition: state.name(of: page.view.edition), editions: state.editions,
          isUsual: page.view.edition == nil, version: version, isBuilt: state.site(of: page.view.edition) != nil,
          changed: materials.lazy.filter { $0.value.changed > since }.map(\.key).sorted(), isBroken: state.isBroken,
          reports: state.reports))
    }
  }
}
