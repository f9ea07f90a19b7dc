/// Which items stand in the place of which others.
public struct ItemHistory: Sendable {
  private struct Successor: Sendable {
    var origin: Origin
    var id: String?
  }
  /// By the id of the item that stands no longer.
  private var successors: [String: Successor] = [:]

  public init(_ dossier: Dossier) {
    func take(_ provenance: Provenance) {
      guard let former = provenance.supersedes?.id else { return }
      // Of several that supersede one, the last is current; all of them show it as earlier.
      successors[former] = Successor(origin: provenance.origin, id: provenance.anchor)
    }
    dossier.forEachProvenance(take)
  }

  /// Whether another item stands in its place.
  public func isSuperseded(_ provenance: Provenance) -> Bool {
    successors.isEmpty ? false : provenance.anchor.map { successors[$0] != nil } ?? false
  }

  /// Whether it stands: nobody took it back, and nothing else stands in its place.
  public func isCurrent(_ provenance: Provenance) -> Bool { provenance.retracted == nil && !isSuperseded(provenance) }

  /// Where the item is written that stands in its place at last; nil where it stands itself.
  public func current(inPlaceOf provenance: Provenance) -> Origin? {
    guard !successors.isEmpty, let id = provenance.anchor, var last = successors[id] else { return nil }
    var steps = 0
    while let next = last.id.flatMap({ successors[$0] }), steps < successors.count { (last, steps) = (next, steps + 1) }
    return last.origin
  }
}
