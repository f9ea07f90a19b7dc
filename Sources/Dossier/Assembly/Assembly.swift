import Diagnostics

/// A dossier as it was put together.
public struct Assembly: Sendable {
  public var dossier: Dossier
  /// All that is wrong with what was said.
  public var diagnostics: [Diagnostic]
  /// How it differs from the one that was put together before it.
  public var difference: Difference

  public enum Difference: Sendable, Equatable {
    /// In anything.
    case anything
    /// In the texts of documents, and in where passages and names stand in them.
    case texts
    /// In positions, facts, relations, judgements and questions, and in the passages that these rest on; and in whom names in texts
    /// mean, which positions can tell, where `movesNames`.
    case lists(movesNames: Bool)
    /// In nothing.
    case nothing
  }
}
