import Dossier

/// The pages of people, organisations, places and works.
extension PageBuilder {
  mutating func person(_ index: Int) -> PersonPage {
    let person = contents.people[index]
    let key = EntityKey(.person, index)
    let side = site.sideOfEntity[key].map { site.sides[$0] }
    var head = head(
      person, kicker: [words[.person], side?.label].compactMap(\.self).joined(separator: " · "),
      facts: [
        side.map { FactRow(term: words[.side], values: [.init(link: link($0.entity))]) },
        dateRow(.born, person, \.born), dateRow(.died, person, \.died), row(.gender, person, \.gender),
        row(.country, person, \.country) { words.country($0) }, listRow(.expertise, person.united(\.expertise)),
      ])
    let offices = current(person.records.flatMap(\.keys.roles)).unitedOffices
    head.summary = describe(offices.filter { $0.provenance.retracted == nil }.latestTerms.prefix(3))
    let roles = offices.map { roleRow($0) }
    let involved = involved(key)
    head.facts += countRows(involved)
    (head.previous, head.next) = neighbours(of: key)
    var page = PersonPage(
      frame: frame(
        title: person.name, description: describe(person.name, roles.filter { $0.standing.retraction == nil }), section: .people,
        crumb: (.people, "people"), kind: .person),
      head: head, roles: roles, involved: involved)
    page.frame.changed = changedLink(.person, id: person.id)
    return finished(page, JSONLD.person(person, builder: self))
  }

  private func describe(_ name: String, _ roles: [RoleRow]) -> String {
    let offices = roles.prefix(3).map { role in
      [role.tenure == words.tenure("current") ? "" : role.tenure, role.title, role.organisation.map { "(\($0.name))" } ?? ""].filter {
        !$0.isEmpty
      }
      .joined(separator: " ")
    }
    return offices.isEmpty ? name : words(.labelOf, name, offices.joined(separator: words.semicolon))
  }

  mutating func organisation(_ index: Int) -> OrganisationPage {
    let organisation = contents.organisations[index]
    let key = EntityKey(.organisation, index)
    let entry = site.publication.involvement[key]
    var head = head(
      organisation,
      kicker: [words[.organisation], organisation.first(\.kindOf).map { words.kind($0) }].compactMap(\.self).joined(separator: " · "),
      facts: [
        differences(row(.kind, organisation, \.kindOf) { words.kind($0) }), linkRow(.parent, organisation, \.parent),
        linkRow(.publisher, organisation, \.publisher),
        row(.country, organisation, \.country) { words.country($0) },
      ])
    let members = entry.members.flatMap { person in
      current(contents.people[person].records.flatMap(\.keys.roles)).unitedOffices
        .filter { contents.entity($0.organisation?.id) == key }
        .map { roleRow($0, person: link(EntityKey(.person, person))) }
    }
    var involved = Involved()
    takeMeetings(entry.meetings.isEmpty ? entry.gatherings : entry.meetings, of: key, into: &involved)
    let peopleMeetings = meetingsOfPeople(in: key, without: entry.meetings)
    takeAllElse(of: key, into: &involved)
    head.facts += countRows(involved)
    (head.previous, head.next) = neighbours(of: key)
    var page = OrganisationPage(
      frame: frame(
        title: organisation.name, description: organisation.name, section: .organisations, crumb: (.organisations, "organisations"),
        kind: .organisation),
      head: head, members: members, peopleMeetings: peopleMeetings.newest, peopleMeetingsCount: peopleMeetings.count,
      organisations: entry.organisations.map { link(EntityKey(.organisation, $0)) }, involved: involved)
    page.frame.changed = changedLink(.organisation, id: organisation.id)
    return finished(page, JSONLD.organisation(organisation, builder: self))
  }

  /// The newest meetings in which people of an organisation took part while they can have held their office there.
  private mutating func meetingsOfPeople(in key: EntityKey, without own: [Int]) -> (newest: [MeetingRow], count: Int) {
    var found = Set<Int>()
    for person in site.publication.involvement[key].members {
      let roles = roles(of: contents.people[person]).filter { contents.entity($0.organisation?.id) == key }
      let member = EntityKey(.person, person)
      for meeting in site.publication.involvement[member].meetings where site.present[meeting].contains(member) {
        let date = contents.meetings[meeting].date
        if roles.contains(where: { $0.covers(date) }) { found.insert(meeting) }
      }
    }
    let place = site.placeInOrder[.meeting]
    let newest = found.subtracting(own).sorted { place[$0] > place[$1] }
    return (newest.prefix(Self.mostMeetingsOfPeople).map { meetingRow($0) }, newest.count)
  }

  /// How many meetings of its people an organisation's page shows.
  private static let mostMeetingsOfPeople = 6

  mutating func place(_ index: Int) -> PlacePage {
    let place = contents.places[index]
    let key = EntityKey(.place, index)
    var head = head(
      place, kicker: words[.place],
      facts: [
        row(.country, place, \.country) { words.country($0) },
        row(.coordinates, place) { keys in keys.coordinates.map { "\($0.latitude), \($0.longitude)" } },
      ])
    var involved = Involved()
    takeMeetings(site.publication.involvement[key].gatherings, of: key, into: &involved)
    takeAllElse(of: key, into: &involved)
    (head.previous, head.next) = neighbours(of: key)
    var page = PlacePage(
      frame: frame(title: place.name, description: place.name, section: .other, crumb: (.places, "places"), kind: .place), head: head,
      involved: involved)
    page.frame.changed = changedLink(.place, id: place.id)
    return finished(page, JSONLD.place(place, builder: self))
  }

  mutating func work(_ index: Int) -> WorkPage {
    let work = contents.works[index]
    let key = EntityKey(.work, index)
    var head = head(
      work, kicker: [words[.work], work.first(\.kindOf).map { words.kind($0) }].compactMap(\.self).joined(separator: " · "),
      facts: [
        differences(row(.kind, work, \.kindOf) { words.kind($0) }), listRow(.authors, links(work.united(\.authors))),
        linkRow(.publisher, work, \.publisher),
        row(.published, work, work.dates) { FactRow.Claimed(date: date($0)) },
        row(.sourcing, work, \.sourcing),
        row(.onTheWeb, work, work.claims(\.url)) { FactRow.Claimed(link: Link(name: $0, href: $0)) },
      ])
    var involved = Involved()
    takeMeetings(site.publication.involvement[key].attributed, of: key, into: &involved)
    takeAllElse(of: key, into: &involved)
    (head.previous, head.next) = neighbours(of: key)
    var page = WorkPage(
      frame: frame(title: work.name, description: work.name, section: .other, crumb: (.works, "works"), kind: .work), head: head,
      held: document(ofWork: key).map { link(toDocument: $0) }, involved: involved)
    page.frame.changed = changedLink(.work, id: work.id)
    return finished(page, JSONLD.work(work, builder: self))
  }

  /// How much there is of what stands further down.
  private func countRows(_ involved: Involved) -> [FactRow] {
    func row(_ word: Word, _ count: Int, _ anchor: String) -> FactRow? {
      count == 0 ? nil : FactRow(term: words[word], values: [.init(link: Link(name: String(count), href: "#\(anchor)"))])
    }
    return [
      row(.meetings, involved.meetingCount, "meetings"), row(.positions, involved.positionCount, "positions"),
      row(.mentionedIn, involved.mentionCount, "mentions"),
    ].compactMap(\.self)
  }

  /// The entities before and after one in the order of its index.
  func neighbours(of key: EntityKey) -> (Link?, Link?) {
    let (order, place) = (site.order[key.kind], site.placeInOrder[key.kind][key.index])
    return (
      place > 0 ? link(EntityKey(key.kind, order[place - 1])) : nil,
      place + 1 < order.count ? link(EntityKey(key.kind, order[place + 1])) : nil
    )
  }
}

extension [Role] {
  /// The offices, those that several documents name once, with dates as precise as any of them has.
  fileprivate var unitedOffices: [Role] {
    var united: [Role] = []
    for role in self {
      if let known = united.firstIndex(where: { $0.isSameOffice(as: role) }) {
        (united[known].from, united[known].to) = (precise(united[known].from, role.from), precise(united[known].to, role.to))
        united[known].provenance.join(role.provenance)
      } else {
        united.append(role)
      }
    }
    return united
  }

  private func precise(_ date: EDTF?, _ other: EDTF?) -> EDTF? {
    guard let date, let other else { return date ?? other }
    return date.contains(other) && !other.contains(date) ? other : date
  }
}

extension Role {
  /// Whether it is one office with another. What one file says twice with different dates is two terms of office, however near these are.
  fileprivate func isSameOffice(as other: Role) -> Bool {
    let isThere = organisation?.names(theSameAs: other.organisation) ?? (other.organisation == nil)
    guard title == other.title, isThere else { return false }
    if from == other.from, to == other.to { return true }
    return provenance.origin.source != other.provenance.origin.source && agree(from, other.from) && agree(to, other.to)
  }

  private func agree(_ date: EDTF?, _ other: EDTF?) -> Bool {
    guard let date, let other else { return date == other }
    return date.contains(other) || other.contains(date)
  }
}

extension Array {
  /// The elements without those whose key was there before.
  func uniqued<Key: Hashable>(_ key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }

}
