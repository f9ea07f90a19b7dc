import Dossier

/// On what a briefing rests, in a few lines: how many documents of what grade, how many passages, how much on people who are not named.
extension PageBuilder {
  func evidenceBase() -> [String] {
    guard !contents.documents.isEmpty else { return [] }
    return [grades(), words.count(contents.passages.count { $0.document >= 0 }, .passagesCount)] + [unnamed()].compactMap(\.self)
  }

  private func grades() -> String {
    var counts: [String: Int] = [:]
    for document in contents.documents { counts[document.keys.reliability?.description ?? "", default: 0] += 1 }
    let grades = counts.sorted { ($0.key.isEmpty ? "~" : $0.key) < ($1.key.isEmpty ? "~" : $1.key) }.map { grade, count in
      grade.isEmpty ? words(.ungradedDocuments, String(count)) : words(.documentsOfGrade, String(count), grade)
    }
    let all = words.count(contents.documents.count, .documentsCount)
    return counts.keys.contains { !$0.isEmpty } ? words(.labelOf, all, grades.joined(separator: words.comma)) : all
  }

  /// Meetings of which all who say so are not named.
  private func unnamed() -> String? {
    let count = contents.meetings.indices.count { index in
      let attributions = contents.meetings[index].records.flatMap(\.provenance.accordingTo)
      return !attributions.isEmpty && attributions.allSatisfy(\.who.isUnnamed)
    }
    return count == 0 ? nil : words(.meetingsOnUnnamed, String(count), String(contents.meetings.count))
  }
}
