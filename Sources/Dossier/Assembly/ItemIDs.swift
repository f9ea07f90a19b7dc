import Diagnostics

extension Dossier {
  /// Items that would be cited under one id.
  func itemIDFaults() -> [Diagnostic] {
    var known: [String: Origin] = [:]
    var faults: [Diagnostic] = []
    func check(_ provenance: Provenance) {
      guard let id = provenance.anchor else { return }
      if let other = known[id] {
        faults.append(
          Diagnostic(
            .error, "duplicate-item-id", "another item has the id `\(id)` (\(location(of: other).shown))",
            at: location(of: provenance.origin), help: "give each item an id of its own: it is cited by it"))
      } else {
        known[id] = provenance.origin
      }
    }
    forEachProvenanceOfEntities(check)
    forEachProvenanceOfLists(check)
    return faults
  }
}
