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
    var number = 0
    var usual: String?
    var editions: [EditionSummary] = []
    var sites: [String: Shown] = [:]
    var reports: [Report] = []
    var isBroken = false
    /// The editions that were asked for since the last build.
    var asked: Set<String> = []
    var listeners: [Int: (view: View, tell: Listener)] = [:]
    var nextListener = 0
  }

  /// A site as it is shown.
  private struct Shown {
    var files: [String: SiteFile] = [:]
    /// The page for addresses that are not there.
    var notFound: [UInt8]?
    /// The number of the build that last changed a file; kept of those that are gone.
    var versions: [String: Int] = [:]

    func served(_ path: String) -> Served? {
      guard let file = files[path] else { return nil }
      return Served(file: path == "404.html" ? notFound.map { .made($0) } ?? file : file, version: versions[path] ?? 0)
    }

    /// Shows another state of the site.
    ///
    /// - Returns: The files that are not as they were.
    mutating func take(_ site: PreviewSite, number: Int) -> Set<String> {
      // What was forgotten meanwhile comes back whole.
      let changed = files.isEmpty ? Set(site.files.keys) : site.changed
      files = site.files
      notFound = site.notFound
      if notFound == nil, case .made(let bytes)? = files["404.html"] { notFound = bytes }
      for path in changed { versions[path] = number }
      return changed
    }
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

  /// What is looked at, or was since the last call.
  public func takeDemand() -> Demand {
    state.withLock { state in
      defer { state.asked = [] }
      let views = state.listeners.values.map(\.view)
      return Demand(editions: state.asked.union(views.compactMap(\.edition)), pages: Set(views.map(\.path)))
    }
  }

  /// Shows what a build came to, and tells the pages that are open.
  ///
  /// - Parameter reports: What is wrong with the content, ready to be shown.
  public func show(_ outcome: Outcome, reports: [Report]) {
    state.withLock { state in
      state.number += 1
      state.editions = outcome.editions
      state.isBroken = outcome.isBroken
      state.reports = reports
      var changed: [String: [String]] = [:]
      if !outcome.isBroken {
        state.usual = outcome.usual
        for name in state.sites.keys where outcome.sites[name] == nil { state.sites[name] = nil }
        for (name, site) in outcome.sites {
          changed[name] = PageEvent.materials(among: state.sites[name, default: Shown()].take(site, number: state.number))
        }
      }
      for (view, tell) in state.listeners.values {
        tell(Self.event(in: state, session, for: view, changed: (view.edition ?? state.usual).flatMap { changed[$0] } ?? []))
      }
    }
  }

  // MARK: Serving

  /// A file as it is served, and the number of the build that last changed it.
  struct Served: Sendable {
    var file: SiteFile
    var version: Int
  }

  enum Finding: Sendable {
    case file(Served, number: Int)
    /// There is a folder of this name, with an index.
    case folder
    case nothing(notFound: [UInt8]?, number: Int)
    /// It has not been built yet.
    case later(number: Int)
    case noEdition
  }

  func find(_ path: String, in edition: String?) -> Finding {
    let (finding, isWanted): (Finding, Bool) = state.withLock { state in
      if let edition {
        if state.number > 0, !state.editions.contains(where: { $0.name == edition }) { return (.noEdition, false) }
        state.asked.insert(edition)
      }
      guard let name = edition ?? state.usual, let site = state.sites[name] else { return (.later(number: state.number), edition != nil) }
      if let file = site.served(path) { return (.file(file, number: state.number), false) }
      if site.files["\(path)/index.html"] != nil { return (.folder, false) }
      return (.nothing(notFound: site.notFound, number: state.number), false)
    }
    if isWanted { wanting() }
    return finding
  }

  /// The files of an edition, and where its site was last published.
  func site(of edition: String?) -> (files: [String: SiteFile], published: String)? {
    state.withLock { state in
      guard let name = edition ?? state.usual, let site = state.sites[name],
        let summary = state.editions.first(where: { $0.name == name })
      else { return nil }
      return (site.files, summary.published)
    }
  }

  // MARK: Telling

  /// Tells a page of all that happens from now on.
  ///
  /// - Parameter since: The build that the page was made by; it is told at once what changed after it.
  /// - Returns: A number to stop with; nil where too many pages are open.
  func listen(_ view: View, since: Int, _ tell: @escaping Listener) -> Int? {
    state.withLock { state in
      guard state.listeners.count < Self.mostListeners else { return nil }
      let versions = (view.edition ?? state.usual).flatMap { state.sites[$0]?.versions } ?? [:]
      let changed = since < state.number ? PageEvent.materials(among: versions.lazy.filter { $0.value > since }.map(\.key)) : []
      tell(Self.event(in: state, session, for: view, changed: changed))
      state.nextListener += 1
      state.listeners[state.nextListener] = (view, tell)
      return state.nextListener
    }
  }

  func stopListening(_ number: Int) { state.withLock { $0.listeners[number] = nil } }

  private static func event(in state: State, _ session: String, for view: View, changed: [String]) -> PageEvent {
    let name = view.edition ?? state.usual
    let site = name.flatMap { state.sites[$0] }
    let version = site?.files[view.path].map { _ in site?.versions[view.path] ?? 0 }
    return PageEvent(
      session: session, number: state.number, edition: name, editions: state.editions, isUsual: view.edition == nil,
      version: version, isBuilt: site != nil, changed: changed, isBroken: state.isBroken, reports: state.reports)
  }
}
