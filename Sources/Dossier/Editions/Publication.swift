import Parallel

/// What one edition shows of a dossier: the only thing that pages are made of.
///
/// A publication can be had in one way, by passing an edition, and what the edition may not show is not in it: no
/// id, no name, no passage. Its values are of the same types as a dossier's.
public struct Publication: Sendable {
  public let edition: Edition
  public let contents: Dossier
  private let deferredInvolvement: Deferred<Involvement>
  /// Whether nothing of the dossier is left out.
  private let isWhole: Bool

  /// Where each entity takes part.
  public var involvement: Involvement { _read { yield deferredInvolvement.value } }

  /// - Parameters:
  ///   - last: What the edition showed of the dossier that was put together before this one.
  ///   - difference: How this dossier differs from that one.
  public init(of dossier: Dossier, edition: Edition, after last: Publication? = nil, difference: Assembly.Difference = .anything) {
    self.edition = edition
    if let last, last.isWhole, last.edition == edition, difference != .anything,
      !difference.isOfLists || !dossier.hasMarkedLists(above: edition.ceiling)
    {
      (contents, isWhole) = (dossier, true)
      if !difference.isOfLists {
        deferredInvolvement = last.deferredInvolvement
      } else if last.deferredInvolvement.isMade {
        let involvement = last.involvement
        deferredInvolvement = Deferred { Involvement(dossier, keeping: involvement) }
      } else {
        deferredInvolvement = Deferred { Involvement(dossier) }
      }
      return
    }
    var editor = Editor(dossier: dossier, ceiling: edition.ceiling)
    let contents = editor.edited()
    (self.contents, isWhole) = (contents, editor.isWhole)
    deferredInvolvement = Deferred { Involvement(contents) }
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
  }
}
