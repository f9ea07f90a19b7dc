import Dossier
import Prose
import Search

/// What can be found: the kinds in the order in which results are grouped.
enum SearchKind: Int, CaseIterable, Sendable {
  case person, organisation, place, issue, term, meeting, work, position, fact, document
}

/// What of a publication can be found, and by which words.
struct SearchRecords {
  private let builder: PageBuilder
  private(set) var records: [SearchRecord] = []

  private var site: Site { builder.site }
  private var contents: Dossier { _read { yield builder.contents } }

  init(_ site: Site) {
    builder = PageBuilder(site, path: "search.html")
    takePeople()
    take(contents.organisations, as: .organisation)
    take(contents.places, as: .place)
    take(contents.issues, as: .issue)
    takeTerms()
    takeMeetings()
    takeWorks()
    takePositions()
    takeFacts()
    takeDocuments()
  }

  // MARK: Entities

  /// The entities of a kind, those with the most meetings, statements and mentions first.
  private func byWeight(_ kind: EntityKind, _ indices: Range<Int>) -> [Int] {
    let involvement = site.publication.involvement
    let weights = indices.map { index in
      let entry = involvement[EntityKey(kind, index)]
      return 4 * (entry.meetings.count + entry.gatherings.count + entry.positions.count) + 2 * entry.facts.count
        + site.mentions(of: EntityKey(kind, index)).count
    }
    return indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
  }

  /// - Parameter texts: What the page says besides what every entity has.
  private func record<Keys>(
    _ kind: SearchKind, _ entity: Entity<Keys>, _ index: Int, detail: String, texts: [String?] = []
  ) -> SearchRecord {
    let key = EntityKey(Keys.kind, index)
    var record = SearchRecord(kind: kind.rawValue, title: entity.name, address: Addresses.encoded(site.address(of: key)))
    let aliases = entity.aliases
    record.names = [entity.name] + aliases
    record.detail = detail.shortened(to: 120)
    record.note = aliases.joined(separator: site.words.comma).shortened(to: 300)
    record.sides = site.sideOfEntity[key].map { [$0] } ?? []
    let descriptions = entity.claims { $0.common.description?.prose }.map { contents.text(of: $0.value) }
    add(texts + descriptions + [entity.body.map { contents.text(of: $0.prose) }], to: &record)
    return record
  }

  /// Adds what is not empty as one text.
  private func add(_ texts: [String?], to record: inout SearchRecord) {
    var text = ""
    for case let part? in texts where !part.isEmpty {
      if !text.isEmpty { text += " · " }
      text += part
    }
    if !text.isEmpty { record.texts.append(SearchText(text)) }
  }

  private mutating func takePeople() {
    for index in byWeight(.person, contents.people.indices) {
      let person = contents.people[index]
      let key = EntityKey(.person, index)
      var record = record(
        .person, person, index, detail: builder.detail(of: key),
        texts: [
          builder.describe(builder.offices(of: key)), person.united(\.expertise).joined(separator: site.words.comma),
          person.first(\.country).map { site.words.country($0) },
        ])
      record.names += person.first(\.sortName).map { [$0] } ?? []
      records.append(record)
    }
  }

  /// Entities of which a few words and a description say enough.
  private mutating func take<Keys>(_ catalogue: Catalogue<Keys>, as kind: SearchKind) {
    for index in byWeight(Keys.kind, catalogue.indices) {
      records.append(record(kind, catalogue[index], index, detail: builder.detail(of: EntityKey(Keys.kind, index))))
    }
  }

  private mutating func takeTerms() {
    for index in byWeight(.term, contents.terms.indices) {
      let term = contents.terms[index]
      let definition = term.first(\.definition).map { contents.text(of: $0.prose) } ?? ""
      records.append(record(.term, term, index, detail: definition, texts: [definition]))
    }
  }

  // MARK: What has a date

  private func date(_ date: EDTF?, _ record: inout SearchRecord) {
    guard let date else { return }
    record.date = site.dates.text(date, .short)
    guard let first = date.earliestDay ?? date.latestDay else { return }
    record.days = first...max(first, date.latestDay ?? first)
  }

  private func side(of reference: Reference?) -> Int? { contents.entity(reference?.id).flatMap { site.sideOfEntity[$0] } }

  private func sides(_ references: [Reference?]) -> [Int] { Set(references.compactMap { side(of: $0) }).sorted() }

  private func names(_ references: [Reference]) -> String { builder.links(references).map(\.name).joined(separator: site.words.comma) }

  /// The newest first, those without a date last.
  private mutating func append(newestFirst dated: [SearchRecord]) {
    records += dated.enumerated().sorted {
      (-($0.element.days?.lowerBound ?? .min + 1), $0.offset) < (-($1.element.days?.lowerBound ?? .min + 1), $1.offset)
    }.map(\.element)
  }

  private mutating func takeMeetings() {
    append(
      newestFirst: contents.meetings.indices.map { index in
        let meeting = contents.meetings[index]
        let attendance = site.attendance[index]
        let who = attendance.participants.filter(\.wasPresent).map { builder.link(to: $0).name }
        let place = meeting.first(\.place).map { builder.link($0).name }
        var record = record(
          .meeting, meeting, index,
          detail: [who.prefix(4).joined(separator: site.words.comma), place ?? ""].filter { !$0.isEmpty }.joined(separator: " · "),
          texts: [
            attendance.participants.map { participant in
              let details = [builder.link(to: participant).name, participant.capacity ?? "", builder.presence(participant.present)]
              return details.filter { !$0.isEmpty }.joined(separator: site.words.comma)
            }
            .joined(separator: site.words.semicolon),
            place, meeting.united(\.topics).map(\.text).joined(separator: site.words.semicolon), meeting.first(\.purpose),
            meeting.united(\.agreed).joined(separator: site.words.semicolon), meeting.first(\.outcome),
            meeting.united(\.comments).compactMap(\.text).joined(separator: site.words.semicolon),
            meeting.united(\.questions).map(\.text).joined(separator: site.words.semicolon),
          ])
        record.names = []
        record.sides = Set(
          zip(attendance.participants, attendance.keys).compactMap { [site] participant, key in
            participant.wasPresent ? side(of: participant.side) ?? key.flatMap { site.sideOfEntity[$0] } : nil
          }
        )
        .sorted()
        date(meeting.date, &record)
        return record
      })
  }

  private mutating func takeWorks() {
    append(
      newestFirst: contents.works.indices.map { index in
        let work = contents.works[index]
        let authors = work.united(\.authors)
        let detail = [work.first(\.kindOf).map { site.words.kind($0) }?.capitalisedFirst ?? "", names(authors)]
        var record = record(
          .work, work, index, detail: detail.filter { !$0.isEmpty }.joined(separator: " · "), texts: [work.first(\.sourcing)])
        record.sides = sides(authors + [work.first(\.publisher)])
        date(work.date, &record)
        return record
      })
  }

  /// A statement in one text: beside the record where it is short, so that nothing else need be loaded to show it.
  private func statement(
    _ kind: SearchKind, _ title: String, _ address: String, detail: String, text: [String?], _ when: EDTF?, sides: [Int]
  ) -> SearchRecord {
    var record = SearchRecord(kind: kind.rawValue, title: title.shortened(to: 160), address: Addresses.encoded(address))
    record.detail = detail
    let words = text.compactMap(\.self).joined(separator: " ")
    if words.utf8.count <= 160 { record.note = words } else { record.texts = [SearchText(words)] }
    record.sides = sides
    date(when, &record)
    return record
  }

  /// That a statement does not stand any more.
  private func age(_ provenance: Provenance) -> String? {
    if provenance.retracted != nil { return site.words[.retracted] }
    return site.earlier.history.isSuperseded(provenance) ? site.words[.earlier] : nil
  }

  private mutating func takePositions() {
    let anchors = anchorsOfPositions()
    append(
      newestFirst: contents.positions.enumerated().compactMap { index, position in
        guard let key = contents.entity(position.issue?.id ?? position.holders.first?.id), key.kind != .term else { return nil }
        let issue = position.issue.map { builder.link($0).name }
        let title = [names(position.holders), issue].compactMap(\.self).joined(separator: ": ")
        return statement(
          .position, title, site.address(of: key) + "#\(anchors[index] ?? position.provenance.anchor.map { "item-\($0)" } ?? "positions")",
          detail: [age(position.provenance), position.stance.map { builder.stance($0).0 }].compactMap(\.self).joined(separator: " · "),
          text: [position.summary, position.quote.map { "“\($0)”" }], position.provenance.date, sides: sides(position.holders))
      })
  }

  /// Where each position on an issue stands on the issue's page.
  private func anchorsOfPositions() -> [Int: String] {
    var anchors: [Int: String] = [:]
    for issue in contents.issues.indices {
      let order = builder.positions(onIssue: issue)
      for (position, anchor) in zip(order, builder.anchors(ofPositions: order)) { anchors[position] = anchor }
    }
    return anchors
  }

  private mutating func takeFacts() {
    append(
      newestFirst: contents.facts.compactMap { fact in
        guard let key = contents.firstEntity(among: fact.about) else { return nil }
        return statement(
          .fact, names(fact.about), key.kind == .term ? site.address(of: key) : site.address(of: key) + "#facts",
          detail: [age(fact.provenance), fact.kindOf.map { site.words.kind($0) }?.capitalisedFirst].compactMap(\.self).joined(
            separator: " · "),
          text: [fact.text], fact.provenance.date,
          sides: sides(fact.about))
      })
  }

  // MARK: Documents

  private mutating func takeDocuments() {
    append(
      newestFirst: contents.documents.indices.map { index in
        let document = contents.documents[index]
        let keys = document.keys
        var record = SearchRecord(
          kind: SearchKind.document.rawValue, title: document.title, address: Addresses.encoded(Addresses.source(document.id)))
        record.detail = [keys.kindOf.map { site.words.kind($0) }?.capitalisedFirst ?? "", names(keys.authors)].filter { !$0.isEmpty }
          .joined(separator: " · ").shortened(to: 120)
        record.sides = sides(keys.authors + [keys.publisher])
        date(keys.published, &record)
        record.texts = [text(of: document, index)]
        add(
          [keys.number, keys.description.map { contents.text(of: $0.prose) }, keys.note.map { contents.text(of: $0.prose) }], to: &record)
        return record
      })
  }

  /// As much of a document's text as its page shows.
  private func text(of document: Document, _ index: Int) -> SearchText {
    let passages = site.passagesOfDocument[index].map { contents.passages[$0] }
    let ranges = passages.map(\.range)
    return switch document.keys.show ?? .full {
    case .full: SearchText(document.prose.text, anchors: anchors(document.prose, passages))
    case .passages:
      SearchText(
        document.prose.text, ranges: Excerpt.ranges(around: ranges, words: PageBuilder.excerptWords, in: document.prose.text),
        anchors: anchors(nil, passages))
    case .none: SearchText(document.prose.text, ranges: Self.united(ranges), anchors: anchors(nil, passages))
    }
  }

  /// Ranges in their order, those that overlap as one.
  private static func united(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var united: [Range<Int>] = []
    for range in ranges {
      if let last = united.last, range.lowerBound <= last.upperBound {
        united[united.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        united.append(range)
      }
    }
    return united
  }

  /// Where in the page a hit is: in a passage, else below a heading.
  private func anchors(_ prose: Prose?, _ passages: [Passage]) -> [SearchText.Anchor] {
    var headings: [SearchText.Anchor] = []
    for element in prose?.elements ?? [] {
      if case .heading(_, let id) = element.kind { headings.append(.init(offset: element.range.lowerBound, id: "t-\(id)")) }
    }
    var anchors: [SearchText.Anchor] = []
    var heading = 0
    for (place, passage) in passages.enumerated() {
      while heading < headings.count, headings[heading].offset <= passage.range.lowerBound {
        anchors.append(headings[heading])
        heading += 1
      }
      anchors.append(.init(offset: passage.range.lowerBound, id: passage.anchor))
      while heading < headings.count, headings[heading].offset < passage.range.upperBound { heading += 1 }
      let isFollowed = place + 1 < passages.count && passages[place + 1].range.lowerBound <= passage.range.upperBound
      if !isFollowed { anchors.append(.init(offset: passage.range.upperBound, id: heading > 0 ? headings[heading - 1].id : "")) }
    }
    return anchors + headings[heading...]
  }
}
