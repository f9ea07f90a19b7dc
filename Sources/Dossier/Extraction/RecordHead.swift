/// The lines with which a text begins before its sentences do: what it is, when and where, and who took part.
struct RecordHead {
  /// A line without the white space and the marks of a list around it.
  struct Line {
    var range: Range<Int>
    /// Positions of its words.
    var words: Range<Int>
    /// Whether a blank line stands before it.
    var beginsParagraph: Bool
  }

  let reading: PersonExtraction
  let lines: [Line]

  /// How many lines are looked at.
  private static let most = 80

  init(_ reading: PersonExtraction) {
    self.reading = reading
    var lines: [Line] = []
    var start = 0
    var isAfterBlank = true
    var word = 0
    let text = reading.text
    while start < text.count, lines.count < Self.most {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let first = word
      while word < reading.words.count, Int(reading.words[word].start) < end { word += 1 }
      if first == word {
        isAfterBlank = true
      } else {
        let range = Int(reading.words[first].start)..<Self.end(of: start..<end, in: text)
        lines.append(Line(range: range, words: first..<word, beginsParagraph: isAfterBlank))
        isAfterBlank = false
      }
      start = end + 1
    }
    self.lines = lines
  }

  private static func end(of line: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  /// The date with which the text begins: that of a letter or a record.
  func date(_ names: MeetingNames) -> ExtractedDate? {
    for line in lines.prefix(15) where isDateline(line) {
      if let date = names.date(in: line.range) { return date }
    }
    return nil
  }

  /// The meeting of which the text is a record; nil where its head says nothing of the kind.
  func meeting(_ names: MeetingNames) -> ExtractedMeeting? {
    let title = lines.prefix(15).firstIndex(where: isTitle)
    let list = lines.prefix(50).firstIndex { lists($0, Self.participants) }
    guard let first = [title, list].compactMap(\.self).min() else { return nil }
    let participants = list.map { self.participants(from: $0, names) } ?? title.map { named(in: lines[$0], names) } ?? []
    let (date, dateline) = date(from: title, names)
    guard date != nil || participants.count > 1 else { return nil }
    var meeting = ExtractedMeeting(evidence: lines[dateline ?? first].range)
    meeting.date = date?.date
    meeting.participants = participants
    meeting.title = subject() ?? title.map { lines[$0] }.flatMap { $0.words.count > 4 ? $0.range : nil }
    meeting.isCall = title.map { words(lines[$0]).contains { Self.calls.contains($0.key) } } ?? false
    (meeting.place, meeting.venue) = place(dateline, date, names)
    return meeting
  }

  private func named(in line: Line, _ names: MeetingNames) -> [ExtractedMeeting.Participant] {
    names.people(in: line.range).map { ExtractedMeeting.Participant(name: $0.range) }
  }

  // MARK: Lines

  private func words(_ line: Line) -> ArraySlice<Word> { reading.words[line.words] }

  /// Whether a line is part of a sentence: several words that are neither names nor small.
  private func isProse(_ line: Line) -> Bool {
    words(line).count { !$0.isCapitalised && reading.lexicon[$0].isDisjoint(with: [.function, .particle, .determiner]) && $0.count > 2 } > 2
  }

  /// Whether a line may say of what day the text is: it is short and has no verb.
  private func isDateline(_ line: Line) -> Bool {
    !isProse(line) && line.words.count <= 20
      && !words(line).contains { !$0.isCapitalised && !reading.lexicon[$0].isDisjoint(with: [.speech, .weakSpeech]) }
  }

  /// "Memorandum of Conversation", "Minutes of the 4th Meeting", "Talks between …".
  private func isTitle(_ line: Line) -> Bool {
    guard line.words.count <= 50 else { return false }
    var words = words(line)
    if let first = words.first, Self.subjects.contains(first.key) { words = words.dropFirst() }
    if words.prefix(3).contains(where: { Self.recordsAlone.contains($0.key) }) { return true }
    if let record = words.prefix(3).firstIndex(where: { Self.records.contains($0.key) }) {
      return words[record...].prefix(9).dropFirst().contains { Self.meetings.contains($0.key) }
    }
    guard line.words.count <= 25, let meeting = words.prefix(3).firstIndex(where: { Self.meetings.contains($0.key) && $0.isCapitalised })
    else { return false }
    return words[(meeting + 1)...].first.map { Self.joints.contains($0.key) } ?? false
  }

  /// Whether a line is, or begins with, the head of a list: "PARTICIPANTS", "Present: …".
  private func lists(_ line: Line, _ heads: Set<UInt64>) -> Bool {
    let words = words(line)
    guard let head = words.prefix(3).firstIndex(where: { heads.contains($0.key) }), words[head].isCapitalised || head > words.startIndex,
      words[..<head].allSatisfy({ Self.beforeHeads.contains($0.key) || isNumber($0) })
    else { return false }
    return head + 1 == words.endIndex || reading.isFollowed(head, by: UInt8(ascii: ":"))
  }

  private func isNumber(_ word: Word) -> Bool { reading.text[Int(word.start)..<Int(word.end)].allSatisfy { (0x30...0x39).contains($0) } }

  /// What stands behind the colon of a head in its own line.
  private func rest(of line: Line) -> Range<Int>? {
    guard let colon = reading.text[line.range].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var start = colon + 1
    while start < line.range.upperBound, reading.text[start] <= 0x20 { start += 1 }
    return start < line.range.upperBound ? start..<line.range.upperBound : nil
  }

  // MARK: What the head says

  private func subject() -> Range<Int>? {
    guard let head = lines.prefix(30).firstIndex(where: { lists($0, Self.subjects) }) else { return nil }
    if let rest = rest(of: lines[head]) { return rest.lowerBound..<lines[end(from: head, atMost: 3)].range.upperBound }
    guard head + 1 < lines.count, !isHead(lines[head + 1]) else { return nil }
    return lines[head + 1].range.lowerBound..<lines[end(from: head + 1, atMost: 3)].range.upperBound
  }

  /// The last line of what goes on from one, up to a blank line or the next head.
  private func end(from first: Int, atMost more: Int = .max) -> Int {
    var end = first
    while end + 1 < lines.count, !lines[end + 1].beginsParagraph, end - first < more, !isHead(lines[end + 1]) { end += 1 }
    return end
  }

  private func isHead(_ line: Line) -> Bool { lists(line, Self.heads) }

  /// The date and its line: that of the title or of the subject rather than the one beneath, on which it may have been written.
  private func date(from title: Int?, _ names: MeetingNames) -> (ExtractedDate?, line: Int?) {
    let subject = subject()
    if let subject, let date = names.date(in: subject) {
      return (date, lines.firstIndex { $0.range.upperBound > date.range.lowerBound })
    }
    if let title, let date = names.date(in: lines[title].range) { return (date, title) }
    for (number, line) in lines.prefix(50).enumerated() where isDateline(line) {
      if let date = names.date(in: line.range) { return (date, number) }
    }
    return (nil, nil)
  }

  private func place(_ dateline: Int?, _ date: ExtractedDate?, _ names: MeetingNames) -> (place: Range<Int>?, venue: Range<Int>?) {
    if let line = lines.prefix(50).first(where: { lists($0, Self.places) }), let rest = rest(of: line) {
      let place = names.place(in: rest)
      return (place, place == rest ? nil : rest)
    }
    guard let dateline, let date else { return (nil, nil) }
    let line = lines[dateline]
    if let place = names.place(in: line.range) { return (place, nil) }
    // "Bad Godesberg, June 24, 1963": no list of places has them all.
    let town = words(line).prefix { Int($0.end) <= date.range.lowerBound }.prefix { $0.isCapitalised }
    guard let first = town.first, let last = town.last, town.count <= 3, !reading.isMonth(town.startIndex),
      Int(last.end) < line.range.upperBound, reading.text[Int(last.end)] == UInt8(ascii: ","), !isTitle(line)
    else { return (nil, nil) }
    return (nil, Int(first.start)..<Int(last.end))
  }

  // MARK: Participants

  private func participants(from head: Int, _ names: MeetingNames) -> [ExtractedMeeting.Participant] {
    var participants: [ExtractedMeeting.Participant] = []
    if rest(of: lines[head]) != nil {
      for line in lines[head...end(from: head)] { participants += self.participants(in: line, names) }
    }
    for line in lines[(head + 1)...] where participants.count < 40 {
      if lists(line, Self.participants) { continue }
      if isHead(line) || isProse(line) { break }
      participants += self.participants(in: line, names)
    }
    var seen: Set<Range<Int>> = []
    return participants.filter { $0.name == nil || seen.insert($0.name!).inserted }
  }

  private func participants(in line: Line, _ names: MeetingNames) -> [ExtractedMeeting.Participant] {
    let people = names.people(in: line.range)
    if people.isEmpty {
      // "The President": an office, whose holder the reader may know.
      let isOffice =
        words(line).first?.key == Self.the && words(line).contains { reading.lexicon[$0].contains(.title) } && line.words.count <= 10
      return isOffice ? [ExtractedMeeting.Participant(line: line.range)] : []
    }
    guard people.count == 1 else { return people.map { ExtractedMeeting.Participant(name: $0.range, line: line.range) } }
    return [ExtractedMeeting.Participant(name: people[0].range, line: line.range, capacity: capacity(behind: people[0].range, in: line))]
  }

  private func capacity(behind name: Range<Int>, in line: Line) -> Range<Int>? {
    let text = reading.text
    var (start, end) = (name.upperBound, line.range.upperBound)
    guard start < end, text[start] == UInt8(ascii: ",") || end - start > 3 && text[start + 1] == UInt8(ascii: "(") else { return nil }
    start += 1
    while start < end, text[start] <= 0x20 { start += 1 }
    let isEnclosed = start < end && text[start] == UInt8(ascii: "(")
    if isEnclosed { start += 1 }
    if isEnclosed, let close = text[start..<end].firstIndex(of: UInt8(ascii: ")")) { end = close }
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 || ".;,".utf8.contains(text[end - 1]) { end -= 1 }
    return start < end ? start..<end : nil
  }

  // MARK: Words

  private static func keys(_ words: String) -> Set<UInt64> { Set(words.words().map(\.key)) }
  private static let the = "the".words()[0].key
  private static let records = keys("memorandum record minutes notes note summary transcript report account readout protocol")
  private static let recordsAlone = keys("memcon telcon")
  static let meetings = keys(
    """
    conversation conversations meeting meetings talk talks call discussion discussions interview negotiations luncheon lunch dinner
    breakfast consultations audience
    """)
  private static let joints = keys("between with of in at on")
  private static let calls = keys("telephone phone telcon")
  private static let participants = keys("participants present attendees attendance attending participating")
  private static let subjects = keys("subject subjects re")
  private static let places = keys("place venue location where")
  private static let heads = keys(
    "participants present attendees attendance subject subjects date time place venue location agenda distribution copies summary re")
  private static let beforeHeads = keys("list of those persons in also the")
}
