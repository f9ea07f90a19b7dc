import Prose

/// Writes down what a dossier says of each subject. Every key of the content format has its line here.
struct Painter {
  let dossier: Dossier

  // MARK: The briefing

  func briefing() -> Portrait.Subject {
    let configuration = dossier.configuration
    var subject = Portrait.Subject(kind: .briefing, id: "briefing", label: configuration.title)
    subject.keys.text("title", configuration.title)
    subject.keys.text("subtitle", configuration.subtitle)
    subject.keys.markup("summary", configuration.summary)
    subject.keys.text("language", configuration.language)
    subject.keys.text("url", configuration.url)
    for stance in configuration.stances {
      subject.keys.text("stances", stance.id == stance.label ? stance.id : "\(stance.id): \(stance.label) (\(stance.tone.rawValue))")
    }
    for side in configuration.sides {
      subject.keys.text("sides", ([name(side.entity)] + [side.label, side.colour].compactMap(\.self)).joined(separator: ", "))
    }
    return subject
  }

  // MARK: Entities

  func entity<Keys>(_ entity: Entity<Keys>, _ own: (Keys, inout Portrait.Subject) -> Void) -> Portrait.Subject {
    var subject = Portrait.Subject(kind: .init(Keys.kind), id: entity.id, label: entity.name)
    subject.about = [entity.id]
    for record in entity.records {
      let common = record.keys.common
      subject.keys.text(Keys.kind == .work || Keys.kind == .meeting ? "title" : "name", common.name)
      subject.keys.texts("aliases", common.aliases)
      own(record.keys, &subject)
      subject.keys.markup("description", common.description)
      subject.keys.picture("picture", common.picture)
      subject.keys.texts("identifiers", common.identifiers.map { "\($0.scheme): \($0.value)" })
      subject.keys.texts("links", common.links.map { link in link.title.map { "\($0) (\(link.url))" } ?? link.url })
      if let same = common.sameAs { subject.keys.text("same-as", name(same)) }
      subject.keys.texts("was", common.was.map(\.id))
      provenance(record.provenance, &subject.keys)
    }
    subject.keys.markup("text", entity.body)
    return subject
  }

  func person(_ keys: Person, _ subject: inout Portrait.Subject) {
    subject.keys.text("sort-name", keys.sortName)
    subject.keys.date("born", keys.born)
    subject.keys.date("died", keys.died)
    subject.keys.text("gender", keys.gender)
    subject.keys.text("country", keys.country)
    subject.keys.texts("expertise", keys.expertise)
    for role in keys.roles {
      let place = role.organisation.map(name)
      var item = item("roles", role, label: role.title, [role.title, place ?? ""])
      item.keys.text("title", role.title)
      item.keys.text("organisation", place)
      item.keys.date("from", role.from)
      item.keys.date("to", role.to)
      item.keys.text("tenure", role.tenure)
      subject.add(item)
    }
  }

  func organisation(_ keys: Organisation, _ subject: inout Portrait.Subject) {
    subject.keys.text("kind", keys.kindOf)
    subject.keys.text("parent", keys.parent.map(name))
    subject.keys.text("publisher", keys.publisher.map(name))
    subject.keys.text("country", keys.country)
  }

  func place(_ keys: Locality, _ subject: inout Portrait.Subject) {
    subject.keys.text("country", keys.country)
    subject.keys.text("coordinates", keys.coordinates.map { "\($0.latitude), \($0.longitude)" })
  }

  func work(_ keys: Work, _ subject: inout Portrait.Subject) {
    subject.keys.text("kind", keys.kindOf)
    subject.keys.texts("authors", keys.authors.map(name))
    subject.keys.text("publisher", keys.publisher.map(name))
    subject.keys.text("url", keys.url)
    subject.keys.text("sourcing", keys.sourcing)
    subject.keys.text("held-as", keys.heldAs?.id)
  }

  func issue(_ keys: Issue, _ subject: inout Portrait.Subject) {
    subject.keys.text("question", keys.question)
    subject.keys.text("parent", keys.parent.map(name))
  }

  func term(_ keys: Term, _ subject: inout Portrait.Subject) { subject.keys.markup("definition", keys.definition) }

  // MARK: Meetings

  func meeting(_ keys: Meeting, _ subject: inout Portrait.Subject) {
    subject.keys.text("kind", keys.kindOf)
    subject.keys.text("part-of", keys.partOf.map(name))
    subject.keys.text("time", keys.time)
    subject.keys.text("place", keys.place.map(name))
    subject.keys.text("venue", keys.venue)
    subject.keys.text("track", keys.track?.rawValue)
    subject.keys.flag("secret", keys.secret)
    subject.keys.text("purpose", keys.purpose)
    for participant in keys.participants { subject.add(self.participant(participant)) }
    for topic in keys.topics {
      var item = item("topics", topic, label: topic.text, [topic.text])
      item.keys.text("text", topic.text)
      item.keys.text("issue", topic.issue.map(name))
      subject.add(item)
    }
    subject.keys.texts("agreed", keys.agreed)
    subject.keys.text("outcome", keys.outcome)
    for comment in keys.comments {
      let by = comment.by.map(name)
      var item = item("comments", comment, label: comment.by.map(shown).joined(separator: ", "), by)
      item.keys.texts("by", by)
      item.keys.texts("to", comment.to.map(name))
      item.keys.text("response", comment.response?.rawValue)
      item.keys.text("text", comment.text)
      item.keys.text("spokesperson", comment.spokesperson.map(spokesperson))
      subject.add(item)
    }
    for question in keys.questions {
      var item = item("questions", question, label: question.text, [question.text])
      self.question(question, &item.keys)
      subject.add(item)
    }
    subject.keys.texts("languages", keys.languages)
    subject.keys.texts("interpreters", keys.interpreters.map(name))
  }

  private func participant(_ participant: Participant) -> Portrait.Item {
    let (key, who, label) = describe(participant.who)
    var item = item("participants", participant, label: label, [key, who])
    item.keys.text(key, who)
    item.keys.text("side", participant.side.map(name))
    item.keys.text("capacity", participant.capacity)
    switch participant.present {
    case .throughout, nil: break
    case .absent: item.keys.text("present", "false")
    case .part: item.keys.text("present", "part")
    }
    item.keys.text("withheld", participant.withheld)
    item.keys.text("count", participant.count.map { String($0) })
    return item
  }

  /// Whoever takes part: by which key, in which words, and as pages show it.
  private func describe(_ who: Participant.Who) -> (key: String, who: String, label: String) {
    switch who {
    case .person(let reference): return ("person", name(reference), shown(reference))
    case .organisation(let reference): return ("organisation", name(reference), shown(reference))
    case .name(let name): return ("name", name, name)
    case .group(let words): return ("group", words, words)
    case .unnamed(let words, _): return ("unnamed", words, words)
    }
  }

  // MARK: Documents

  func document(_ document: Document) -> Portrait.Subject {
    let keys = document.keys
    var subject = Portrait.Subject(kind: .document, id: document.id, label: document.title)
    subject.keys.text("title", keys.title)
    subject.keys.text("kind", keys.kindOf)
    subject.keys.texts("author", keys.authors.map(name))
    subject.keys.text("publisher", keys.publisher.map(name))
    subject.keys.date("published", keys.published)
    subject.keys.date("accessed", keys.accessed)
    subject.keys.text("url", keys.url)
    subject.keys.text("language", keys.language)
    subject.keys.text("reliability", keys.reliability?.description)
    subject.keys.text("marking", keys.marking.map(dossier.configuration.markings.shown))
    subject.keys.text("classification", keys.classification)
    subject.keys.text("number", keys.number)
    subject.keys.texts("retells", keys.retells.map(name))
    for relation in DocumentRelation.allCases { subject.keys.texts(relation.rawValue, (keys.relations[relation] ?? []).map(\.id)) }
    subject.keys.texts("drafter", keys.drafters.map(name))
    subject.keys.texts("sender", keys.senders.map(name))
    subject.keys.texts("recipients", keys.recipients.map(name))
    subject.keys.texts("mentions", keys.mentions.map { "\($0.name): \(name($0.reference))" })
    subject.keys.text("show", keys.show?.rawValue)
    subject.keys.flag("original", keys.original)
    subject.keys.flag("source-only", keys.sourceOnly)
    subject.keys.markup("description", keys.description)
    subject.keys.markup("note", keys.note)
    subject.keys.picture("picture", keys.picture)
    subject.keys.texts("was", keys.was.map(\.id))
    // Of a text that is not republished, only that it changed.
    let isWhole = keys.show ?? .full == .full
    subject.keys.add("text", Portrait.Value(isWhole ? document.prose.text : "", mark: document.prose.mark))
    return subject
  }

  // MARK: Statements

  func position(_ position: Position) -> Portrait.Subject {
    let holders = position.holders.map(name)
    let issue = position.issue.map(name)
    let said = [position.stance, position.summary, position.quote].compactMap(\.self)
    var subject = subject(
      .position, position, label: "\(position.holders.map(shown).joined(separator: ", ")) on \(position.issue.map(shown) ?? "no issue")",
      holders + [issue ?? ""] + said)
    subject.about = (position.holders + [position.issue, position.meeting, position.work].compactMap(\.self)).compactMap(entity)
    subject.keys.texts("holder", holders)
    subject.keys.text("issue", issue)
    subject.keys.text("stance", position.stance)
    subject.keys.text("summary", position.summary)
    subject.keys.text("quote", position.quote)
    subject.keys.text("spokesperson", position.spokesperson.map(spokesperson))
    subject.keys.texts("to", position.to.map(name))
    subject.keys.text("meeting", position.meeting.map(name))
    subject.keys.text("work", position.work.map(name))
    return subject
  }

  func fact(_ fact: Fact) -> Portrait.Subject {
    var subject = subject(.fact, fact, label: fact.text, [fact.text])
    subject.about = (fact.about + [fact.work].compactMap(\.self)).compactMap(entity)
    subject.keys.texts("about", fact.about.map(name))
    subject.keys.text("kind", fact.kindOf)
    subject.keys.text("text", fact.text)
    subject.keys.text("work", fact.work.map(name))
    return subject
  }

  func relation(_ relation: Relation) -> Portrait.Subject {
    let ends = [relation.from, relation.to].map { $0.map(name) ?? "" }
    var subject = subject(
      .relation, relation, label: [relation.from, relation.to].map { $0.map(shown) ?? "" }.joined(separator: " – "),
      ends + [relation.kindOf ?? ""])
    subject.about = [relation.from, relation.to].compactMap(\.self).compactMap(entity)
    subject.keys.text("from", ends[0])
    subject.keys.text("to", ends[1])
    subject.keys.text("kind", relation.kindOf)
    return subject
  }

  func judgement(_ judgement: Judgement) -> Portrait.Subject {
    var subject = subject(.judgement, judgement, label: judgement.text, [judgement.text])
    subject.about = judgement.about.compactMap(entity)
    subject.keys.text("text", judgement.text)
    subject.keys.texts("about", judgement.about.map(name))
    return subject
  }

  func question(_ question: Question) -> Portrait.Subject {
    var subject = subject(.question, question, label: question.text, [question.text])
    subject.about = question.about.compactMap(entity)
    self.question(question, &subject.keys)
    return subject
  }

  private func question(_ question: Question, _ keys: inout Portrait.Keys) {
    keys.text("text", question.text)
    keys.texts("about", question.about.map(name))
    guard let answer = question.answer else { return }
    keys.text("answer", answer.text)
    var own = Portrait.Keys()
    provenance(answer.provenance, &own)
    for name in own.names { for value in own.values[name]! { keys.add("answer: \(name)", value) } }
  }

  private func subject(_ kind: Change.Kind, _ item: some Sourced, label: String, _ words: [String]) -> Portrait.Subject {
    let anchor = item.provenance.anchor ?? "\(kind.rawValue)-\(words.shortHash)"
    var subject = Portrait.Subject(kind: kind, id: anchor, label: label)
    provenance(item.provenance, &subject.keys)
    return subject
  }

  private func item(_ list: String, _ item: some Sourced, label: String, _ words: [String]) -> Portrait.Item {
    var made = Portrait.Item(list: list, anchor: item.provenance.anchor ?? words.shortHash, label: label)
    provenance(item.provenance, &made.keys)
    return made
  }

  // MARK: What every statement may have

  private func provenance(_ provenance: Provenance, _ keys: inout Portrait.Keys) {
    keys.text("id", provenance.anchor)
    keys.texts("evidence", provenance.evidence.map(evidence))
    keys.texts("against", provenance.against.map(evidence))
    keys.texts("according-to", provenance.accordingTo.map(attribution))
    keys.text("status", provenance.status?.rawValue)
    keys.text("confidence", provenance.confidence?.rawValue)
    keys.date("date", provenance.date)
    keys.text("marking", provenance.marking.map(dossier.configuration.markings.shown))
    keys.text("cover", provenance.cover)
    keys.markup("note", provenance.note)
    keys.text("supersedes", provenance.supersedes?.id)
    guard let retraction = provenance.retracted else { return }
    keys.text("retracted", retraction.reason)
    keys.date("retracted: date", retraction.date)
    keys.texts("retracted: according-to", retraction.accordingTo.map(attribution))
    keys.texts("retracted: evidence", retraction.evidence.map(evidence))
  }

  private func evidence(_ evidence: Evidence) -> String {
    let quote = evidence.quote.squeezedLine
    switch evidence.holder {
    case .withheld: return "source withheld"
    case .work(let id, let page):
      return ([name(.entity(id, evidence.origin))] + [page.map { "page \($0)" }, quote].compactMap(\.self).filter { !$0.isEmpty }).joined(
        separator: ", ")
    case .ownDocument, .document:
      let document = evidence.passage.map { dossier.passages[$0].document }
      return document.map { dossier.documents.indices.contains($0) ? "\(dossier.documents[$0].id): \(quote)" : quote } ?? quote
    }
  }

  private func attribution(_ attribution: Attribution) -> String {
    let via = attribution.via.map(self.attribution).joined(separator: ", ")
    return via.isEmpty ? name(attribution.who) : "\(name(attribution.who)) (via \(via))"
  }

  private func spokesperson(_ spokesperson: Spokesperson) -> String {
    switch spokesperson {
    case .unstated: "true"
    case .described(let reference): name(reference)
    }
  }

  /// An entity's id as it is written: it stays where a name is mended.
  private func name(_ reference: Reference) -> String {
    switch reference {
    case .entity(let id, _): id
    case .named(let name), .unnamed(let name, _): name
    }
  }

  /// The name by which pages show it.
  private func shown(_ reference: Reference) -> String { dossier.entity(reference.id).map(dossier.name) ?? name(reference) }

  private func entity(_ reference: Reference) -> String? { dossier.entity(reference.id).map(dossier.id) }
}

extension Portrait.Subject {
  /// Several files that tell of one item tell of it together.
  fileprivate mutating func add(_ item: Portrait.Item) {
    guard let known = items.firstIndex(where: { $0.list == item.list && $0.anchor == item.anchor }) else { return items.append(item) }
    items[known].keys.add(item.keys)
  }
}

extension Portrait.Keys {
  mutating func text(_ key: String, _ text: String?) { if let text { add(key, Portrait.Value(text)) } }
  mutating func texts(_ key: String, _ texts: [String]) { for text in texts { add(key, Portrait.Value(text)) } }
  mutating func date(_ key: String, _ date: EDTF?) { text(key, date?.description) }
  mutating func flag(_ key: String, _ flag: Bool?) { text(key, flag.map { $0 ? "true" : "false" }) }
  mutating func markup(_ key: String, _ markup: Markup?) { if let markup { prose(key, markup.prose) } }
  mutating func prose(_ key: String, _ prose: Prose) { add(key, Portrait.Value(prose.text, mark: prose.mark)) }

  /// The file is its mark alone: its name may tell what its picture does not.
  mutating func picture(_ key: String, _ picture: Picture?) {
    guard let picture else { return }
    let words = [picture.alternative, picture.credit].compactMap(\.self).joined(separator: ", ")
    add(key, Portrait.Value(words, mark: "\(picture.file)\n\(words)"))
  }
}

extension Prose {
  /// The text with what its stretches are, wherever in a file it is written.
  fileprivate var mark: String {
    let kinds = elements.map { element in
      let kind =
        switch element.kind {
        case .link(let destination, let title, _, _): Kind.link(destination: destination, title: title, line: 0, column: 0)
        case .image(let source, let title, let alternative, _, _):
          Kind.image(source: source, title: title, alternative: alternative, line: 0, column: 0)
        case .wikiLink(let target, _, _): Kind.wikiLink(target: target, line: 0, column: 0)
        default: element.kind
        }
      return "\(kind) \(element.range)"
    }
    return ([text] + kinds).joined(separator: "\n")
  }
}

extension MarkingScale {
  fileprivate func shown(_ marking: Marking) -> String { names.indices.contains(marking.rank) ? name(of: marking) : "" }
}
