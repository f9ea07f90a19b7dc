import Dossier

extension PageBuilder {
  mutating func front() -> FrontPage {
    let configuration = contents.configuration
    let summary = configuration.summary.map { html($0.prose, from: "briefing.yml", prefix: "") } ?? []
    let conclusions = current(contents.judgements)
    // In the order of their weight; what was taken back weighs nothing.
    let judgements = (conclusions.filter { $0.provenance.retracted == nil } + conclusions.filter { $0.provenance.retracted != nil })
      .map { judgementRow($0) }
    let newest = site.publication.involvement.meetingOrder.reversed().filter { contents.meetings[$0].date != nil }
    let meetings = newest.prefix(3).map { meetingRow($0) }
    let people = site.busiestPeople(8).map { person in
      let key = EntityKey(.person, person)
      return ContactRow(link: link(key), count: 0, words: detail(of: key))
    }
    let matrix = matrix(.preview)
    let strip = strip()
    let all = current(contents.questions)
    let questions = (all.filter { $0.answer == nil } + all.filter { $0.answer != nil }).map { questionRow($0) } + meetingQuestions()
    let documents = site.newestDocuments(5).map { documentRow($0) }
    let counts = site.counts
    let page = FrontPage(
      frame: frame(
        title: configuration.title, description: configuration.subtitle ?? configuration.title, section: .front, crumb: nil, kind: .front),
      title: configuration.title, subtitle: configuration.subtitle ?? "", summary: summary,
      counts: [
        site.asOf.map { words(.asOf, site.dates.text($0)) }, nonzero(counts.documents, .documentsCount),
        nonzero(counts.people, .peopleCount),
        nonzero(counts.meetings, .meetingsCount), nonzero(counts.positions, .positionsCount),
      ].compactMap(\.self), judgements: judgements, meetings: meetings, meetingCount: counts.meetings, evidenceBase: evidenceBase(),
      supportPage: site.publication.hasSupportPage && numbering == .page ? href("support.html") : nil,
      people: people,
      peopleCount: counts.people,
      matrix: matrix, strip: strip, questions: questions, documents: documents, documentCount: counts.documents)
    return finished(page, JSONLD.front(builder: self))
  }

  private func nonzero(_ count: Int, _ word: Word) -> String? { count == 0 ? nil : words.count(count, word) }

  /// What is not known of the meetings, where the briefing's own questions leave room.
  private mutating func meetingQuestions() -> [SentenceRow] {
    var rows: [SentenceRow] = []
    for index in site.publication.involvement.meetingOrder {
      for question in contents.meetings[index].records.flatMap(\.keys.questions) {
        guard contents.questions.count + rows.count < 8 else { return rows }
        var row = questionRow(question)
        row.about.insert(link(EntityKey(.meeting, index)), at: 0)
        rows.append(row)
      }
    }
    return rows
  }

  private mutating func strip() -> [TimelineEntry] {
    let all = site.events
    return all.suffix(6).map { timelineEntry($0) }
  }
}
