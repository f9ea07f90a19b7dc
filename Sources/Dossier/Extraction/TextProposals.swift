/// What a text seems to name: proposals for its author, of which nothing is true before somebody says so.
public struct TextProposals: Sendable, Equatable {
  public var people: [ExtractedPerson] = []
  public var organisations: [ExtractedName] = []
  public var places: [ExtractedName] = []
  public var dates: [ExtractedDate] = []
  public var quotations: [ExtractedQuotation] = []
  public var meetings: [ExtractedMeeting] = []
  /// The date with which the text begins, before its first sentence.
  public var headDate: ExtractedDate?

  public init() {}

  /// Reads an English text by rules.
  ///
  /// - Parameters:
  ///   - skipping: UTF-8 ranges in rising order that are not read, such as code.
  ///   - known: names that are known already, in rising order; what overlaps one is not proposed.
  ///   - families: what other texts tell of family names.
  public init(
    readFrom text: String, skipping: [Range<Int>] = [], known: [EntityMention] = [], families: KnownFamilies = KnownFamilies()
  ) {
    var text = text
    let named = known.map(\.range)
    self = text.withUTF8 { bytes in
      let reading = PersonExtraction(bytes, skipping: skipping)
      let people = reading.people(families)
      var proposals = TextProposals()
      proposals.quotations = reading.quotations(by: people, named: named)
      proposals.dates = reading.dates()
      proposals.people = people.filter { person in !person.ranges.contains { $0.overlapsAny(of: named) } }
      let taken = (named + people.flatMap(\.ranges)).sorted { $0.lowerBound < $1.lowerBound }
      proposals.organisations = reading.organisations(beside: taken).filter { name in !name.ranges.contains { $0.overlapsAny(of: named) } }
      let inside = (taken + proposals.organisations.flatMap(\.ranges)).sorted { $0.lowerBound < $1.lowerBound }
      proposals.places = reading.places(outside: inside)
      proposals.addMeetings(reading, known: known)
      return proposals
    }
  }

  /// Adds the meetings that are told of by the names that were found.
  ///
  /// - Parameter known: names that are known already, in rising order.
  public mutating func addMeetings(in text: String, known: [EntityMention]) {
    var text = text
    text.withUTF8 { addMeetings(PersonExtraction($0, skipping: []), known: known) }
  }

  private mutating func addMeetings(_ reading: PersonExtraction, known: [EntityMention]) {
    let names = MeetingNames(self, known: known)
    headDate = RecordHead(reading).date(names)
    meetings = MeetingExtraction(reading: reading, names: names).meetings()
  }

  /// The people alone, told by nothing but this text.
  public static func people(in text: String, skipping: [Range<Int>] = []) -> [ExtractedPerson] {
    var text = text
    return text.withUTF8 { PersonExtraction($0, skipping: skipping).people(KnownFamilies()) }
  }
}

/// An organisation or a place that a text names.
public struct ExtractedName: Sendable, Equatable {
  public var name: String
  /// UTF-8 offsets in rising order.
  public var ranges: [Range<Int>]

  public init(name: String, ranges: [Range<Int>]) {
    self.name = name
    self.ranges = ranges
  }

  /// Each name once, with all its places, in the order of the first.
  public static func grouped(_ found: [(name: String, range: Range<Int>)]) -> [ExtractedName] {
    var names: [ExtractedName] = []
    var places: [String: Int] = [:]
    for (name, range) in found {
      if let place = places[name] {
        names[place].ranges.append(range)
      } else {
        places[name] = names.count
        names.append(ExtractedName(name: name, ranges: [range]))
      }
    }
    return names
  }
}

/// A date that a text names.
public struct ExtractedDate: Sendable, Equatable {
  /// EDTF, level 0.
  public var date: String
  /// UTF-8 offsets.
  public var range: Range<Int>

  public init(date: String, range: Range<Int>) {
    self.date = date
    self.range = range
  }

  /// - Parameter written: the date as people write it; nil comes of what names none, or may name several.
  public init?(written: String, range: Range<Int>) {
    if (try? EDTF(parsing: written)) != nil {
      self.init(date: written, range: range)
    } else if let suggestion = DateSuggestion(for: written), suggestion.isCertain {
      self.init(date: suggestion.replacements[0], range: range)
    } else {
      return nil
    }
  }
}

/// Words that somebody is quoted with.
public struct ExtractedQuotation: Sendable, Equatable {
  /// The words between the marks: UTF-8 offsets.
  public var range: Range<Int>
  /// Where the speaker's name stands; nil where none stands near.
  public var speaker: Range<Int>?

  public init(range: Range<Int>, speaker: Range<Int>? = nil) {
    self.range = range
    self.speaker = speaker
  }
}

extension Range<Int> {
  /// Whether the range shares a place with one of several that stand in rising order.
  func overlapsAny(of ranges: [Range<Int>]) -> Bool {
    let index = ranges.partitionIndex { $0.upperBound <= lowerBound }
    return index < ranges.count && ranges[index].lowerBound < upperBound
  }
}
