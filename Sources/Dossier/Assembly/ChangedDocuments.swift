import Diagnostics

extension Dossier {
  /// Documents that are others than they were when their digests were written, and what rests on them.
  mutating func changedDocuments() -> [Diagnostic] {
    let changed = documents.indices.filter { index in
      let document = documents[index]
      return document.keys.digest != nil && document.digest != nil && document.digest != document.keys.digest?.text
    }
    guard !changed.isEmpty else { return [] }
    var origins: [Int: Set<Origin>] = [:]
    let passages = passages
    visitProvenance { provenance in
      for evidence in provenance.allEvidence {
        if let passage = evidence.passage { origins[passages[passage].document, default: []].insert(evidence.origin) }
      }
    }
    return changed.map { diagnostic($0, resting: origins[$0] ?? []) }
  }

  private func diagnostic(_ index: Int, resting origins: Set<Origin>) -> Diagnostic {
    let document = documents[index]
    let recorded = document.keys.digest!
    let places = origins.map(location).sorted()
    let shown = places.prefix(Self.mostPlaces).map { "\($0.file):\($0.line)" }.joined(separator: ", ")
    let more = places.count > Self.mostPlaces ? " and \(places.count - Self.mostPlaces) more" : ""
    let quoted = places.count == 1 ? "1 passage is quoted from it" : "\(places.count) passages are quoted from it"
    let rests = places.isEmpty ? "nothing rests on it" : quoted
    var diagnostic = Diagnostic(
      .warning, "document-changed", "\(document.file) is not what it was when this was written; \(rests)",
      at: location(of: recorded.origin),
      help: places.isEmpty
        ? "`briefing check --digests` writes its new digest"
        : "see whether what rests on it still holds: \(shown)\(more); `briefing check --digests` then writes its new digest")
    diagnostic.repair = document.digest.map { Repair(before: recorded.text, after: $0) }
    return diagnostic
  }

  private static let mostPlaces = 8
}
