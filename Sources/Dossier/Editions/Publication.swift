import Diagnostics
import Parallel

/// What one edition shows of a dossier: the only thing that pages are made of.
///
/// A publication can be had in one way, by passing an edition, and what the edition may not show is not in it: no
/// id, no name, no passage. Its values are of the same types as a dossier's.
public struct Publication: Sendable {
  public let edition: Edition
  public let contents: Dossier
  private let deferredInvolvement: Deferred<Involvement>
  /// Whether the edition withholds nothing.
  public let isWhole: Bool
  /// What the author has to decide before the edition can be shown: errors; and what was left out that might be missed: warnings.
  public let diagnostics: [Diagnostic]

  /// Where each entity takes part.
  public var involvement: Involvement { _read { yield deferredInvolvement.value } }

  /// - Parameters:
  ///   - last: What the edition showed of the dossier that was put together before this one.
  ///   - difference: How this dossier differs from that one.
  public init(of dossier: Dossier, edition: Edition, after last: Publication? = nil, difference: Assembly.Difference = .anything) {
    if let last, last.isWhole, last.edition == edition, difference != .anything,
      !difference.isOfLists || !dossier.hasMarkedLists(above: edition.ceiling)
    {
      let involvement: Deferred<Involvement>
      if !difference.isOfLists {
        involvement = last.deferredInvolvement
      } else if last.deferredInvolvement.isMade {
        let made = last.involvement
        involvement = Deferred { Involvement(dossier, keeping: made) }
      } else {
        involvement = Deferred { Involvement(dossier) }
      }
      self.init(edition, dossier, involvement, isWhole: true, [])
    } else {
      self.init(of: dossier, edition: edition, omitting: nil)
    }
  }

  /// - Parameter step: What is not done, for tests.
  init(of dossier: Dossier, edition: Edition, omitting step: EditingStep?) {
    var editor = Editor(dossier: dossier, ceiling: edition.ceiling, omitting: step)
    let edited = editor.edited()
    let contents = edited ?? dossier
    self.init(edition, contents, Deferred { Involvement(contents) }, isWhole: edited == nil, editor.diagnostics)
  }

  private init(
    _ edition: Edition, _ contents: Dossier, _ involvement: Deferred<Involvement>, isWhole: Bool, _ diagnostics: [Diagnostic]
  ) {
    (self.edition, self.contents, deferredInvolvement) = (edition, contents, involvement)
    (self.isWhole, self.diagnostics) = (isWhole, diagnostics)
  }

  /// What was said of the dossier, without the names that this edition asks to decide.
  public func remaining(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let asked = Set(self.diagnostics.filter { $0.rule == "undecided-withheld" }.map(\.subject))
    return asked.isEmpty ? diagnostics : diagnostics.filter { $0.rule != "undecided-name" || !asked.contains($0.subject) }
  }

  /// Whether what differs from another publication of the same edition is what differs in the dossiers, and no more.
  public func follows(_ last: Publication) -> Bool { isWhole && last.isWhole && last.edition == edition }
}

extension Assembly.Difference {
  fileprivate var isOfLists: Bool { if case .lists = self { true } else { false } }
}

extension Dossier {
  fileprivate func hasMarkedLists(above ceiling: Marking) -> Bool {
    func isMarked(_ items: [some Sourced]) -> Bool { items.contains { $0.provenance.marking.map { $0 > ceiling } ?? false } }
    return isMarked(positions) || isMarked(facts) || isMarked(relations) || isMarked(judgements) || isMarked(questions)
      || isMarked(questions.compactMap(\.answer))
  }
}
