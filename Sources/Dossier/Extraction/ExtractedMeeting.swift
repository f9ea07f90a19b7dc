/// A meeting that a text seems to tell of.
public struct ExtractedMeeting: Sendable, Equatable {
  /// Somebody who seems to have taken part.
  public struct Participant: Sendable, Equatable {
    /// The name, as it stands among those of people; nil where only an office is named: "The President".
    public var name: Range<Int>?
    /// The line of a list of participants; nil where a sentence tells.
    public var line: Range<Int>?
    /// What stands behind the name in the line: "Counselor, Soviet Embassy".
    public var capacity: Range<Int>?
  }

  /// What it was about or what it is called, where the head of a record says so.
  public var title: Range<Int>?
  /// EDTF.
  public var date: String?
  /// A name, as it stands among those of places.
  public var place: Range<Int>?
  /// A place that has no page: a room, or a town that nobody knows.
  public var venue: Range<Int>?
  public var isCall = false
  public var participants: [Participant] = []
  /// The passage that tells of it: UTF-8 offsets, as all ranges here.
  public var evidence: Range<Int>
}

/// The names of a text by which meetings are told.
struct MeetingNames {
  /// Somebody, wherever the text names them.
  enum Who: Hashable {
    case known(EntityKey)
    case proposed(Int)
  }

  var people: [(range: Range<Int>, who: Who)] = []
  var places: [Range<Int>] = []
  var dates: [ExtractedDate]

  init(_ proposals: TextProposals, known: [EntityMention]) {
    for (number, person) in proposals.people.enumerated() { people += person.ranges.map { ($0, .proposed(number)) } }
    for mention in known where mention.entity.kind == .person { people.append((mention.range, .known(mention.entity))) }
    people = Self.longest(people)
    places = proposals.places.flatMap(\.ranges) + known.filter { $0.entity.kind == .place }.map(\.range)
    places.sort { $0.lowerBound < $1.lowerBound }
    dates = proposals.dates
  }

  /// One name at each place: "Ms. Anne" is a part of "Anne-Marie Slaughter".
  private static func longest(_ names: [(range: Range<Int>, who: Who)]) -> [(range: Range<Int>, who: Who)] {
    var longest: [(range: Range<Int>, who: Who)] = []
    for name in names.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = longest.last, last.range.overlaps(name.range) {
        if last.range.count >= name.range.count { continue }
        longest.removeLast()
      }
      longest.append(name)
    }
    return longest
  }

  func people(in range: Range<Int>) -> [(range: Range<Int>, who: Who)] {
    people.filter { range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound }
  }

  func place(in range: Range<Int>) -> Range<Int>? {
    places.first { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound }
  }

  func date(in range: Range<Int>) -> ExtractedDate? {
    dates.first { range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound }
  }
}
