import ArgumentParser
import Diagnostics
import Dossier
import Increments
import Output
import Reading

/// The state of a briefing since which its site says what changed, as `changes: {since: …}` names it.
struct FormerState {
  /// As readers see it called: the revision, or the folder’s own name.
  let name: String
  let dossier: Dossier

  /// Nil where briefing.yml asks for none.
  ///
  /// - Throws: `ExitCode` 1, after a complaint, where it cannot be read.
  static func read(for project: Project, jobs: Int, _ printer: inout DiagnosticPrinter, _ terminal: Terminal) async throws -> FormerState? {
    switch try await found(for: project, jobs: jobs, terminal) {
    case .success(let state): return state
    case .failure(let fault):
      printer.print([fault])
      terminal.say(Summary.failure([fault], terminal))
      throw ExitCode(1)
    }
  }

  /// The same, or what is wrong with it.
  static func found(for project: Project, jobs: Int, _ terminal: Terminal) async throws -> Result<FormerState?, Diagnostic> {
    guard let since = project.dossier.configuration.changesSince, !project.hasErrors else { return .success(nil) }
    do {
      let state = try BriefingState.found(since, in: project.root, terminal)
      let former = try await Project.read(state.path, jobs: jobs, terminal)
      if !former.hasErrors { return .success(FormerState(name: Self.name(since, state), dossier: former.dossier)) }
      let message = "the state of `\(since)` has errors, so what changed since then cannot be said"
      return .failure(complaint(project, message, help: "name a later state"))
    } catch let error as GitRevision.Fault {
      return .failure(complaint(project, error.message, help: error.help))
    } catch let failure as OutputFailure {
      return .failure(failure.diagnostic)
    }
  }

  private static func complaint(_ project: Project, _ message: String, help: String) -> Diagnostic {
    Diagnostic(
      .error, "changes-since", message, at: project.configurationPlaces["changes"] ?? Location(file: ContentFolder.configurationFile),
      help: help)
  }

  private static func name(_ since: String, _ state: BriefingState) -> String {
    state.commit == nil ? since.split(separator: "/").last.map(String.init) ?? since : since
  }

  /// What tells the state from others, for a build that would change nothing to be seen as one; nothing where there is none, nil where that
  /// cannot be told.
  static func identity(of configuration: Configuration, in folder: String) -> [String]? {
    guard let since = configuration.changesSince else { return [] }
    if let path = BriefingState.folder(since, in: folder) {
      // Hidden files too: its seeds may lie in a hidden folder.
      let survey = FolderSurvey(of: path, hidden: true)
      return survey.isWhole ? [survey.digest.name] : nil
    }
    return [(try? GitRevision(since, in: folder).commit) ?? "unknown"]
  }
}
