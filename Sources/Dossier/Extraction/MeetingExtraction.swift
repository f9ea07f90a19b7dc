/// Finds meetings: in the head of a record, and in sentences that say who met whom.
struct MeetingExtraction {
  let reading: PersonExtraction
  let names: MeetingNames

  /// How many are proposed out of sentences: more would help nobody.
  private static let most = 20

  func meetings() -> [ExtractedMeeting] {
    let record = RecordHead(reading).meeting(names)
    var meetings = record.map { [$0] } ?? []
    var position = 0
    while position < reading.words.count, meetings.count < Self.most {
      let end = endOfSentence(position)
      if record?.title?.overlaps(reading.bytes(position..<end)) != true, let meeting = meeting(in: position..<end),
        !meetings.contains(where: { covers($0, meeting) })
      {
        meetings.append(meeting)
      }
      position = end
    }
    return meetings
  }

  /// Whether one tells nothing that the other does not.
  private func covers(_ meeting: ExtractedMeeting, _ other: ExtractedMeeting) -> Bool {
    (other.date == nil || other.date == meeting.date) && who(other).isSubset(of: who(meeting))
  }

  private func who(_ meeting: ExtractedMeeting) -> Set<MeetingNames.Who> {
    Set(meeting.participants.compactMap { participant in names.people.first { $0.range == participant.name }?.who })
  }

  // MARK: Sentences

  private func endOfSentence(_ start: Int) -> Int {
    var end = start + 1
    while end < reading.words.count, !beginsSentence(end) { end += 1 }
    return end
  }

  private func beginsSentence(_ position: Int) -> Bool {
    let word = reading.words[position]
    let before = reading.words[position - 1]
    switch word.gap {
    case .paragraph, .barrier: return true
    // A full stop behind a short word with a capital is that of an initial or a title.
    case .stop: return word.isCapitalised && !(before.isCapitalised && before.count <= 4)
    case .punctuation: return "?!".utf8.contains(reading.text[Int(before.end)])
    default: return false
    }
  }

  private func meeting(in sentence: Range<Int>) -> ExtractedMeeting? {
    for position in sentence {
      let key = reading.words[position].key
      guard Self.verbs.contains(key) || RecordHead.meetings.contains(key) else { continue }
      let participants = Self.verbs.contains(key) ? met(position, sentence) : talked(position, sentence)
      guard Set(participants.map(\.who)).count > 1, isTold(position, participants, sentence) else { continue }
      return meeting(participants, around: position, sentence)
    }
    return nil
  }

  private typealias People = [(range: Range<Int>, who: MeetingNames.Who)]

  private func meeting(_ participants: People, around position: Int, _ sentence: Range<Int>) -> ExtractedMeeting {
    let bytes = reading.bytes(sentence)
    var seen: Set<MeetingNames.Who> = []
    var meeting = ExtractedMeeting(
      participants: participants.filter { seen.insert($0.who).inserted }.map { .init(name: $0.range) },
      evidence: reading.bytes(position..<position + 1))
    meeting.date =
      names.dates.first { date in
        isWithin(date.range, bytes)
          && (follows(date.range, Self.beforeDates, sentence) || participants.contains { isBeside($0.range, date.range) })
      }?.date
    meeting.place = names.places.first { isWithin($0, bytes) && follows($0, Self.beforePlaces, sentence) }
    meeting.isCall = Self.calls.contains(reading.words[position].key)
    // "Ann Lee in Oslo, 3 May 2023. Met with …" tells when and where before.
    if let first = participants.first, first.range.lowerBound < bytes.lowerBound {
      let before = first.range.lowerBound..<bytes.lowerBound
      meeting.date = meeting.date ?? names.date(in: before)?.date
      meeting.place = meeting.place ?? names.place(in: before)
    }
    return meeting
  }

  private func isWithin(_ range: Range<Int>, _ bytes: Range<Int>) -> Bool {
    bytes.lowerBound <= range.lowerBound && range.upperBound <= bytes.upperBound
  }

  /// Whether one of the words stands before a name.
  private func follows(_ range: Range<Int>, _ words: Set<UInt64>, _ sentence: Range<Int>) -> Bool {
    let position = self.position(of: range)
    return position > sentence.lowerBound && words.contains(reading.words[position - 1].key)
  }

  /// Whether nothing but a comma parts a name from the date behind it.
  private func isBeside(_ name: Range<Int>, _ date: Range<Int>) -> Bool {
    let position = position(of: date)
    return positionBehind(name) == position && reading.words[position].gap == .comma
  }

  private func position(of range: Range<Int>) -> Int { reading.words.partitionIndex { Int($0.start) < range.lowerBound } }

  /// Nothing that was only planned, denied or supposed is a meeting.
  private func isTold(_ position: Int, _ participants: People, _ sentence: Range<Int>) -> Bool {
    let first = participants.map { self.position(of: $0.range) }.min() ?? position
    let start = max(sentence.lowerBound, min(first, position - 6))
    return !(start..<min(position + 2, sentence.upperBound)).contains { Self.supposed.contains(reading.words[$0].key) }
  }

  // MARK: Who met whom

  /// "Lee met with Hale", "Lee and Hale met", "Lee received Hale", "Lee called on Hale".
  private func met(_ verb: Int, _ sentence: Range<Int>) -> People {
    let key = reading.words[verb].key
    var object = verb + 1
    if let prepositions = Self.prepositions[key] {
      guard object < sentence.upperBound, prepositions.contains(reading.words[object].key) else { return [] }
      object += 1
    } else if Self.meets.contains(key), let with = (object..<min(object + 9, sentence.upperBound)).first(where: { isWith($0) }) {
      object = with + 1
    }
    var objects: People = []
    if let first = names.people(in: after(object, sentence)).first, isTitle(object..<position(of: first.range)) {
      objects = list(from: first, sentence)
    }
    let subjects = subjects(before: verb, sentence, mayBeAbove: !objects.isEmpty)
    return objects.isEmpty && !Self.meets.contains(key) ? [] : subjects + objects
  }

  /// "talks between Lee and Hale", "a conversation of Lee with Hale", "Lee had a meeting with Hale", "Lee’s talk with Hale".
  private func talked(_ noun: Int, _ sentence: Range<Int>) -> People {
    guard noun + 2 < sentence.upperBound else { return [] }
    let joint = reading.words[noun + 1].key
    guard Self.between.contains(joint) || isWith(noun + 1),
      let first = names.people(in: after(noun + 2, sentence)).first, isTitle(noun + 2..<position(of: first.range))
    else { return [] }
    let people = list(from: first, sentence)
    guard isWith(noun + 1) else { return people }
    guard noun > sentence.lowerBound, let before = names.people(in: reading.bytes(max(sentence.lowerBound, noun - 8)..<noun)).last
    else { return [] }
    let between = position(of: before.range)..<noun
    let isOwn = between.contains { Self.holding.contains(reading.words[$0].key) || reading.words[$0].gap == .apostrophe }
    return isOwn ? [before] + people : []
  }

  private func isWith(_ position: Int) -> Bool { reading.words[position].key == Self.with }

  private func after(_ position: Int, _ sentence: Range<Int>) -> Range<Int> {
    position < sentence.upperBound ? reading.bytes(position..<sentence.upperBound) : 0..<0
  }

  /// Whether words may stand before a name as its title: "the Soviet Ambassador".
  private func isTitle(_ range: Range<Int>) -> Bool {
    range.count <= 8
      && range.allSatisfy { position in
        let word = reading.words[position]
        return word.isCapitalised || !reading.lexicon[word].isDisjoint(with: [.title, .determiner, .nationality])
          || Self.linking.contains(word.key)
      }
  }

  /// Somebody, and those who are named with them: "Lee, Ambassador Hale and the Foreign Minister, Ann Poole".
  private func list(from first: People.Element, _ sentence: Range<Int>) -> People {
    var people = [first]
    for person in names.people(in: first.range.upperBound..<max(first.range.upperBound, reading.bytes(sentence).upperBound)) {
      let gap = positionBehind(people[people.count - 1].range)..<position(of: person.range)
      guard isTitle(gap), isJoined(gap, to: person) else { break }
      people.append(person)
    }
    return people
  }

  private func positionBehind(_ range: Range<Int>) -> Int { reading.words.partitionIndex { Int($0.start) < range.upperBound } }

  private func isJoined(_ gap: Range<Int>, to person: People.Element) -> Bool {
    let last = position(of: person.range)
    return gap.contains { Self.joining.contains(reading.words[$0].key) || reading.words[$0].gap == .comma }
      || reading.words[last].gap == .comma
  }

  /// Who stands before a verb; where nobody does and it begins the sentence, who begins the paragraph.
  private func subjects(before verb: Int, _ sentence: Range<Int>, mayBeAbove: Bool) -> People {
    var people = verb > sentence.lowerBound ? names.people(in: reading.bytes(sentence.lowerBound..<verb)) : []
    guard let last = people.popLast() else {
      // "State visit; met with …"
      guard mayBeAbove, !(sentence.lowerBound..<verb).contains(where: { Self.standsForSomebody.contains(reading.words[$0].key) }) else {
        return []
      }
      let start = (0...verb).last { $0 == 0 || reading.words[$0].gap == .paragraph } ?? verb
      return start < sentence.lowerBound ? Array(names.people(in: reading.bytes(start..<sentence.lowerBound)).prefix(1)) : []
    }
    let between = positionBehind(last.range)..<verb
    guard between.count <= 5,
      !between.contains(where: { reading.lexicon[reading.words[$0]].contains(.speech) || Self.parting.contains(reading.words[$0].key) })
    else { return [] }
    var subjects = [last]
    while let person = people.popLast() {
      let gap = positionBehind(person.range)..<position(of: subjects[0].range)
      guard isTitle(gap), isJoined(gap, to: subjects[0]) else { break }
      subjects.insert(person, at: 0)
    }
    return subjects
  }

  // MARK: Words

  private static func keys(_ words: String) -> Set<UInt64> { Set(words.words().map(\.key)) }
  private static let with = "with".words()[0].key
  private static let meets = keys("met meets")
  private static let verbs = keys(
    "met meets received receives summoned called conferred talked spoke lunched dined breakfasted hosted telephoned phoned")
  private static let calls = keys("telephoned phoned")
  /// What must stand behind a verb for it to mean a meeting.
  private static let prepositions: [UInt64: Set<UInt64>] = [
    "called": keys("on in"), "conferred": keys("with"), "talked": keys("with to"), "spoke": keys("with"), "lunched": keys("with"),
    "dined": keys("with"), "breakfasted": keys("with"),
  ].reduce(into: [:]) { $0[$1.key.words()[0].key] = $1.value }
  private static let between = keys("between of")
  private static let joining = keys("and with")
  private static let linking = keys("and with of for to the his her their")
  private static let holding = keys("had has have held holds having began concluded opened resumed reported during at")
  private static let standsForSomebody = keys("the a an i we he she they it who you one this that these those")
  private static let parting = keys("that whom whose because when")
  private static let beforeDates = keys("on in from during of and monday tuesday wednesday thursday friday saturday sunday")
  private static let beforePlaces = keys("in at to from visited")
  private static let supposed = keys(
    """
    would will should could might may shall can cannot not never if whether unless propose proposed proposes suggest suggested suggests
    plan plans planned forthcoming possible possibility upcoming declined refused hoped hopes wanted wants wishes wished before cancelled
    canceled postponed arrange arranged scheduled expected expects next
    """)
}
