import Templating

struct MeetingPage: Page {
  var frame: Frame
  var head: EntityHead
  var date: DateView?
  var ways: [WayView]
  var sides: [SideView]
  var participantCount: Int
  var neighbourhood: Neighbourhood?
  var tracks: [TrackStep]
  var topics: [TopicRow]
  var purpose: [FactRow.Claimed]
  var agreed: [AgreedRow]
  var outcome: [FactRow.Claimed]
  var sessions: [MeetingRow]
  var involved: Involved

  static let fields = Fields<MeetingPage>("meetings/ID.html") {
    MeetingPage.common(\.frame)
    Field.object("head", "What it is", of: EntityHead.self, \.head)
    Field.list("ways", "The ways on which it became known", of: WayView.self, \.ways)
    Field.flag("hasWays", "Whether anybody is named who says so", hasAny: \.ways)
    Field.list("sides", "The participants by side", of: SideView.self, \.sides)
    Field.flag("hasSides", "Whether anybody is listed", hasAny: \.sides)
    Field.number("participantCount", "How many participants are listed", \.participantCount)
    Field.optional("neighbourhood", "Who of the participants met elsewhere too, drawn", of: Neighbourhood.self, \.neighbourhood)
    Field.list("tracks", "The scale of tracks, where the meeting's is known", of: TrackStep.self, \.tracks)
    Field.flag("hasTracks", "Whether its track is known", hasAny: \.tracks)
    Field.list("topics", "What was talked about", of: TopicRow.self, \.topics)
    Field.flag("hasTopics", "Whether any is recorded", hasAny: \.topics)
    Field.number("topicCount", "How many there are", of: \.topics)
    Field.list("purpose", "What it was for", of: FactRow.Claimed.self, \.purpose)
    Field.flag("hasPurpose", "Whether it is stated", hasAny: \.purpose)
    Field.list("agreed", "What was agreed", of: AgreedRow.self, \.agreed)
    Field.flag("hasAgreed", "Whether anything was", hasAny: \.agreed)
    Field.list("outcome", "What came of it", of: FactRow.Claimed.self, \.outcome)
    Field.flag("hasOutcome", "Whether an outcome or an agreement is reported") { !$0.outcome.isEmpty || !$0.agreed.isEmpty }
    Field.list("sessions", "Meetings that are part of it", of: MeetingRow.self, \.sessions)
    Field.flag("hasSessions", "Whether there are any", hasAny: \.sessions)
    Field.object("involved", "What belongs to it", of: Involved.self, \.involved)
  }
}

/// Something that was agreed.
struct AgreedRow: View {
  var anchor: String
  var text: String

  static let fields = Fields<AgreedRow>("Something that was agreed") {
    Field.text("anchor", "Its anchor, made of its words", \.anchor)
    Field.text("text", "What was agreed", \.text)
  }
}

/// The way on which something became known: from the documents back to those who said it first.
struct WayView: View {
  var steps: [Step]

  struct Step: View {
    var who: Link
    var remark: String

    static let fields = Fields<Step>("A document, or somebody on the way") {
      Field.object("who", "Which document, or who", of: Link.self, \.who)
      Field.text("remark", "What part it had", \.remark)
    }
  }

  static let fields = Fields<WayView>("The way on which something became known") {
    Field.list("steps", "From the documents back to those who said it first", of: Step.self, \.steps)
  }
}

/// Participants of one side.
struct SideView: View {
  var name: Link
  var named: [ParticipantRow]
  var more: [ParticipantRow]
  var showMore: String
  var unnamed: [ParticipantRow]
  /// Whether it is a side, and not those of whom none is stated.
  var isSide: Bool

  static let fields = Fields<SideView>("The participants of one side") {
    Field.object("name", "The side", of: Link.self, \.name)
    Field.list("named", "Those who are named, the first ten", of: ParticipantRow.self, \.named)
    Field.flag("hasNamed", "Whether anybody is named", hasAny: \.named)
    Field.flag("lacksNamed", "Whether nobody of a side is named") { $0.isSide && $0.named.isEmpty }
    Field.list("more", "The others who are named", of: ParticipantRow.self, \.more)
    Field.text("showMore", "Show the other 73; empty where there are none", \.showMore)
    Field.list("unnamed", "Groups, and those whose names are not given", of: ParticipantRow.self, \.unnamed)
    Field.flag("hasUnnamed", "Whether there are any", hasAny: \.unnamed)
  }
}

struct ParticipantRow: View {
  var link: Link
  var capacity: String
  var roles: String
  var presence: String
  var withheld: String
  var count: Int
  /// What each document says, instead of the above, where they differ.
  var claims: [FactRow.Claimed]
  var standing: Standing

  static let fields = Fields<ParticipantRow>("A participant of a meeting") {
    Field.object("link", "Who", of: Link.self, \.link)
    Field.text("capacity", "In what office", \.capacity)
    Field.text("roles", "The person's offices at the time, where no capacity is given", \.roles)
    Field.text("presence", "Whether they were absent or only there for a part", \.presence)
    Field.text("withheld", "Why no name is given", \.withheld)
    Field.number("count", "How many they were", \.count)
    Field.list("claims", "What each document says of all this, where documents differ", of: FactRow.Claimed.self, \.claims)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
  }
}

/// A step of the scale of tracks.
struct TrackStep: View {
  var name: String
  var meaning: String
  var isCurrent: Bool

  static let fields = Fields<TrackStep>("A step of the scale from official to unofficial talks") {
    Field.text("name", "Track 1.5", \.name)
    Field.text("meaning", "What it means", \.meaning)
    Field.flag("current", "Whether this meeting was on it", \.isCurrent)
  }
}

struct TopicRow: View {
  var text: String
  var issue: Link?
  var standing: Standing

  static let fields = Fields<TopicRow>("A topic of a meeting") {
    Field.text("text", "What was talked about", \.text)
    Field.optional("issue", "The issue it belongs to", of: Link.self, \.issue)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
  }
}
