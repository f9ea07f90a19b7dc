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
    MeetingPage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.list("ways", "The ways on which it became known", of: WayView.self) { $0.ways }
    Field.flag("hasWays", "Whether anybody is named who says so") { !$0.ways.isEmpty }
    Field.list("sides", "The participants by side", of: SideView.self) { $0.sides }
    Field.flag("hasSides", "Whether anybody is listed") { !$0.sides.isEmpty }
    Field.number("participantCount", "How many participants are listed") { $0.participantCount }
    Field.optional("neighbourhood", "Who of the participants met elsewhere too, drawn", of: Neighbourhood.self) { $0.neighbourhood }
    Field.list("tracks", "The scale of tracks, where the meeting's is known", of: TrackStep.self) { $0.tracks }
    Field.flag("hasTracks", "Whether its track is known") { !$0.tracks.isEmpty }
    Field.list("topics", "What was talked about", of: TopicRow.self) { $0.topics }
    Field.flag("hasTopics", "Whether any is recorded") { !$0.topics.isEmpty }
    Field.number("topicCount", "How many there are") { $0.topics.count }
    Field.list("purpose", "What it was for", of: FactRow.Claimed.self) { $0.purpose }
    Field.flag("hasPurpose", "Whether it is stated") { !$0.purpose.isEmpty }
    Field.list("agreed", "What was agreed", of: AgreedRow.self) { $0.agreed }
    Field.flag("hasAgreed", "Whether anything was") { !$0.agreed.isEmpty }
    Field.list("outcome", "What came of it", of: FactRow.Claimed.self) { $0.outcome }
    Field.flag("hasOutcome", "Whether an outcome or an agreement is reported") { !$0.outcome.isEmpty || !$0.agreed.isEmpty }
    Field.list("sessions", "Meetings that are part of it", of: MeetingRow.self) { $0.sessions }
    Field.flag("hasSessions", "Whether there are any") { !$0.sessions.isEmpty }
    Field.object("involved", "What belongs to it", of: Involved.self) { $0.involved }
  }
}

/// Something that was agreed.
struct AgreedRow: View {
  var anchor: String
  var text: String

  static let fields = Fields<AgreedRow>("Something that was agreed") {
    Field.text("anchor", "Its anchor, made of its words") { $0.anchor }
    Field.text("text", "What was agreed") { $0.text }
  }
}

/// The way on which something became known: from the documents back to those who said it first.
struct WayView: View {
  var steps: [Step]

  struct Step: View {
    var who: Link
    var remark: String

    static let fields = Fields<Step>("A document, or somebody on the way") {
      Field.object("who", "Which document, or who", of: Link.self) { $0.who }
      Field.text("remark", "What part it had") { $0.remark }
    }
  }

  static let fields = Fields<WayView>("The way on which something became known") {
    Field.list("steps", "From the documents back to those who said it first", of: Step.self) { $0.steps }
  }
}

/// Participants of one side.
struct SideView: View {
  var name: Link
  var named: [ParticipantRow]
  var more: [ParticipantRow]
  var showMore: String
  var unnamed: [ParticipantRow]

  static let fields = Fields<SideView>("The participants of one side") {
    Field.object("name", "The side", of: Link.self) { $0.name }
    Field.list("named", "Those who are named, the first ten", of: ParticipantRow.self) { $0.named }
    Field.flag("hasNamed", "Whether anybody is named") { !$0.named.isEmpty }
    Field.list("more", "The others who are named", of: ParticipantRow.self) { $0.more }
    Field.text("showMore", "Show the other 73; empty where there are none") { $0.showMore }
    Field.list("unnamed", "Groups, and those whose names are not given", of: ParticipantRow.self) { $0.unnamed }
    Field.flag("hasUnnamed", "Whether there are any") { !$0.unnamed.isEmpty }
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
    Field.object("link", "Who", of: Link.self) { $0.link }
    Field.text("capacity", "In what office") { $0.capacity }
    Field.text("roles", "The person's offices at the time, where no capacity is given") { $0.roles }
    Field.text("presence", "Whether they were absent or only there for a part") { $0.presence }
    Field.text("withheld", "Why no name is given") { $0.withheld }
    Field.number("count", "How many they were") { $0.count }
    Field.list("claims", "What each document says of all this, where documents differ", of: FactRow.Claimed.self) { $0.claims }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}

/// A step of the scale of tracks.
struct TrackStep: View {
  var name: String
  var meaning: String
  var isCurrent: Bool

  static let fields = Fields<TrackStep>("A step of the scale from official to unofficial talks") {
    Field.text("name", "Track 1.5") { $0.name }
    Field.text("meaning", "What it means") { $0.meaning }
    Field.flag("current", "Whether this meeting was on it") { $0.isCurrent }
  }
}

struct TopicRow: View {
  var text: String
  var issue: Link?
  var standing: Standing

  static let fields = Fields<TopicRow>("A topic of a meeting") {
    Field.text("text", "What was talked about") { $0.text }
    Field.optional("issue", "The issue it belongs to", of: Link.self) { $0.issue }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}
