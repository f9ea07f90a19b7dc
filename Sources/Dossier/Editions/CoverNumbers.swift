/// Tells withheld holders, participants and sides apart that have one cover.
///
/// They are counted in the order in which the edition shows them, and only as far as it does: the numbers tell nothing more.
struct CoverNumbers {
  private let whole: Dossier
  private var numbers: [EntityKey: Int] = [:]

  init(_ visibility: Visibility) {
    whole = visibility.whole
    if visibility.covers.isEmpty { return }
    var references = whole.positions.filter { visibility.isShown($0.provenance) }.flatMap(\.holders)
    for meeting in whole.meetings.entities where visibility.covers[meeting.id] == nil {
      let participants = meeting.records.filter { visibility.isShown($0.provenance) }.flatMap(\.keys.participants)
      for participant in participants where visibility.isShown(participant.provenance) {
        references += [participant.reference, participant.side].compactMap(\.self)
      }
    }
    for case .entity(let id, _) in references where visibility.covers[id] != nil {
      if let key = whole.entity(id), numbers[key] == nil { numbers[key] = numbers.count + 1 }
    }
  }

  /// 0 for whoever is none of these.
  subscript(id: String) -> Int { whole.entity(id).flatMap { numbers[$0] } ?? 0 }
}
