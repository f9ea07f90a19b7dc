import Diagnostics
import Dossier
import Graphs
import Output
import Pages

/// A site that is ready to be written: an edition of a project without errors.
struct SiteBuild {
  let publication: Publication
  /// What is missing from it: warnings.
  let diagnostics: [Diagnostic]
  private let renderer: SiteRenderer
  private let project: Project

  /// Nil where the project has errors, of which nothing is ever built.
  init?(_ project: Project, _ edition: Edition, jobs: Int) {
    guard !project.hasErrors, let templates = project.templates else { return nil }
    self.project = project
    publication = Publication(of: project.dossier, edition: edition)
    var renderer = SiteRenderer(publication, templates: templates, words: project.words, files: project.files, jobs: jobs)
    var diagnostics: [Diagnostic] = []
    if let graph = renderer.networkGraph {
      do throws(Diagnostic) {
        renderer.networkLayout = try GraphLayout.drawn(graph)
      } catch {
        diagnostics.append(error)
      }
    }
    (self.renderer, self.diagnostics) = (renderer, diagnostics)
  }

  /// Writes the site to a folder, in one step.
  ///
  /// - Parameter additions: Files beside those that the project makes.
  /// - Returns: The number of pages, and what changed in the folder.
  func write(
    to target: String, adding additions: [(path: String, bytes: [UInt8])] = []
  ) async throws(OutputFailure) -> (pages: Int, SiteWriter.Summary) {
    let writer = try SiteWriter.begin(at: target, protecting: project.protectedFolders)
    let pages = try await renderer.render { path, bytes throws(OutputFailure) in try writer.write(path, bytes) }
    for copy in renderer.copies { try writer.copy("\(project.root)/\(copy.source)", to: copy.address) }
    for addition in additions { try writer.write(addition.path, addition.bytes) }
    return (pages, try writer.commit())
  }
}

extension Project {
  /// The folders that no site may take the place of.
  var protectedFolders: [ProtectedFolder] {
    let configuration = dossier.configuration
    let seeds = configuration.seeds.isEmpty ? [] : [ProtectedFolder.whole("\(root)/\(configuration.seeds)", role: "the folder of seeds")]
    return seeds + [
      .whole("\(root)/\(configuration.templates)", role: "the folder of templates"), .itself(root, role: "the content folder"),
    ]
  }
}
