import Dossier

extension ProposalWriter {
  /// Meetings, with participants by the ids that they have or that were proposed for them.
  ///
  /// - Parameter document: the document's name, with which the ids begin: other documents tell of other meetings of the same day.
  mutating func meetings(_ found: [ExtractedMeeting], of document: String, idAt: (Range<Int>) -> String?) {
    guard !found.isEmpty else { return }
    line("")
    line("# meetings:")
    for meeting in found {
      line("#   \(freeID(for: "\(document)-meeting")):")
      line("#     title: \(Self.scalar(title(of: meeting)))")
      if meeting.isCall { line("#     kind: call") }
      if let date = meeting.date { line("#     date: \(date)") }
      if let place = meeting.place {
        line("#     " + (id(at: place, idAt).map { "place: \($0)" } ?? "venue: \(Self.scalar(squeezed(place)))"))
      }
      if let venue = meeting.venue { line("#     venue: \(Self.scalar(squeezed(venue)))") }
      participants(of: meeting, idAt)
      evidence(around: meeting.evidence, indent: "#     ")
    }
  }

  private mutating func participants(of meeting: ExtractedMeeting, _ idAt: (Range<Int>) -> String?) {
    guard !meeting.participants.isEmpty else { return }
    line("#     participants:")
    var seen: Set<String> = []
    for participant in meeting.participants {
      guard let words = participant.name ?? participant.line else { continue }
      var keys: [String] = []
      if let name = participant.name, let id = id(at: name, idAt) {
        guard seen.insert(id).inserted else { continue }
        keys.append("person: \(id)")
      } else {
        keys.append("\(participant.name == nil ? "unnamed" : "name"): \(Self.scalar(squeezed(words)))")
      }
      if let capacity = participant.capacity { keys.append("capacity: \(Self.scalar(squeezed(capacity)))") }
      if let range = participant.line, let passage = QuotedPassage(range, in: index) { keys.append("evidence: \(Self.value(of: passage))") }
      line("#       - {\(keys.joined(separator: ", "))}")
    }
  }

  private func id(at range: Range<Int>, _ idAt: (Range<Int>) -> String?) -> String? { idAt(range) ?? proposed[range] }

  /// What the record calls it, or who took part.
  private func title(of meeting: ExtractedMeeting) -> String {
    if let title = meeting.title { return squeezed(title) }
    let names = meeting.participants.compactMap(\.name).map(squeezed)
    switch names.count {
    case 0: return "Meeting"
    case 1...2: return names.joined(separator: " and ")
    default: return "\(names[0]), \(names[1]) and others"
    }
  }
}
