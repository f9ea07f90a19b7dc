import Diagnostics
import Parallel

/// What was found in documents when a dossier was last put together; the same words need not be searched again.
///
/// A dossier is the same with it and without it.
public struct AssemblyMemory: Sendable {
  var evidence = EvidenceMemory()
  var names = NameMemory()
  /// What was put together last; nil where it had errors.
  var last: Last?

  public init() {}

  /// Takes over the names that an earlier run found, for all texts in which they must be the same.
  public mutating func recall(_ kept: KeptNames) { names.recall(kept) }

  /// The names as a later run can take them over; nil before any were found.
  public var keptNames: KeptNames? { names.kept }

  /// A dossier, and what was found wrong with it.
  struct Last: Sendable {
    var dossier: Dossier
    var diagnostics: [Diagnostic]
    /// Where relative links lead; the same as long as the files are.
    let links: Deferred<LinkMap>

    init(dossier: Dossier, diagnostics: [Diagnostic], files: [String]) {
      (self.dossier, self.diagnostics) = (dossier, diagnostics)
      links = Deferred { LinkMap(dossier, files: files) }
    }
  }
}
