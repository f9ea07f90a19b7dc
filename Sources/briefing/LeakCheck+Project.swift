import Diagnostics
import Dossier
import Leaks
import Pages
import Synchronization
import Templates

extension LeakCheck {
  /// The search for what an edition of a project withholds; nil where that is nothing.
  init?(of project: Project, by edition: Edition) {
    let own = Dictionary(project.overrides.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    // The words are given as pages have them: their files also name months, as which no person is explained.
    let files = BuiltInTemplates.all.filter { !$0.name.hasSuffix(".yml") }.map {
      InterfaceFile(name: $0.name, bytes: own[$0.name] ?? $0.bytes, isOwn: own[$0.name] != nil)
    }
    let words = project.words
    self.init(
      of: project.dossier, by: edition, interface: files, words: words.all, fields: words.fields, dates: words.dates.names)
  }
}

/// What a search has found so far, on several threads.
final class LeakReport: Sendable {
  private let found = Mutex<[Diagnostic]>([])
  /// Nobody reads more, and a template that says too much says it on each page.
  private static let most = 500

  func add(_ leaks: [Diagnostic]) {
    if leaks.isEmpty { return }
    found.withLock { found in if found.count < Self.most { found += leaks } }
  }

  /// By file and place, each thing once a file.
  var leaks: [Diagnostic] {
    var seen: Set<String> = []
    return found.withLock { $0.sorted() }.filter { seen.insert("\($0.location?.file ?? "") \($0.message)").inserted }
  }
}
