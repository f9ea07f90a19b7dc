import Templating

/// What the pages of all kinds of entities have.
struct EntityHead: View {
  var kicker: String
  var name: String
  var isForeignName = false
  var lede: [UInt8]
  /// What it is, in a few words, where nobody describes it.
  var summary = ""
  var facts: [FactRow]
  var picture: PictureView?
  var body: [UInt8]
  var standing: Standing
  var previous: Link?
  var next: Link?
  var formerIDs: [String] = []

  static let fields = Fields<EntityHead>("What the pages of all kinds of entities have") {
    Field.text("kicker", "What kind of thing the page is about") { $0.kicker }
    Field.text("name", "Its name") { $0.name }
    Field.html("lede", "Its description") { $0.lede }
    Field.text("summary", "What it is, in a few words, where nobody describes it") { $0.lede.isEmpty ? $0.summary : "" }
    Field.list("facts", "Its facts, for a glance", of: FactRow.self) { $0.facts }
    Field.flag("hasFacts", "Whether there are any") { !$0.facts.isEmpty }
    Field.optional("picture", "A picture of it", of: PictureView.self) { $0.picture }
    Field.html("body", "The prose of its own file") { $0.body }
    Field.object("standing", "How what is said of it stands", of: Standing.self) { $0.standing }
    Field.optional("previous", "The one before it", of: Link.self) { $0.previous }
    Field.optional("next", "The one after it", of: Link.self) { $0.next }
    Field.flag("hasNeighbours", "Whether there is one before or after it") { $0.previous != nil || $0.next != nil }
  }
}

/// The sections that several kinds of entities have; an empty list means that the section is left out.
struct Involved: View {
  var meetings: [MeetingRow] = []
  var olderMeetings: [MeetingYear] = []
  var meetingCount = 0
  var positions: [PositionRow] = []
  var facts: [SentenceRow] = []
  var relations: [RelationRow] = []
  var works: [WorkRow] = []
  var comments: [CommentRow] = []
  var questions: [SentenceRow] = []
  var judgements: [SentenceRow] = []
  var contacts: [ContactRow] = []
  var contactsMore = 0
  var contactsRest = ""
  var places: [ContactRow] = []
  var documents: [DocumentRow] = []
  var mentions: [DocumentRow] = []
  var mentionCount = 0
  var mentionsRest = ""

  static let fields = Fields<Involved>("The sections that several kinds of pages have") {
    Field.list("meetings", "Meetings, the newest in full", of: MeetingRow.self) { $0.meetings }
    Field.list("olderMeetings", "Older meetings by year, where there are many", of: MeetingYear.self) { $0.olderMeetings }
    Field.flag("hasOlderMeetings", "Whether there are older ones") { !$0.olderMeetings.isEmpty }
    Field.number("meetingCount", "How many meetings there are") { $0.meetingCount }
    Field.list("positions", "Positions, in the order of their dates", of: PositionRow.self) { $0.positions }
    Field.number("positionCount", "How many positions there are") { $0.positions.count }
    Field.flag("hasPositions", "Whether there are any") { !$0.positions.isEmpty }
    Field.list("facts", "Statements about it", of: SentenceRow.self) { $0.facts }
    Field.flag("hasFacts", "Whether there are any") { !$0.facts.isEmpty }
    Field.number("factCount", "How many there are") { $0.facts.count }
    Field.list("relations", "How it is related to others", of: RelationRow.self) { $0.relations }
    Field.flag("hasRelations", "Whether there are any") { !$0.relations.isEmpty }
    Field.number("relationCount", "How many there are") { $0.relations.count }
    Field.list("works", "Works that it wrote or published", of: WorkRow.self) { $0.works }
    Field.flag("hasWorks", "Whether there are any") { !$0.works.isEmpty }
    Field.number("workCount", "How many there are") { $0.works.count }
    Field.list("comments", "Requests for comment and what came back", of: CommentRow.self) { $0.comments }
    Field.flag("hasComments", "Whether there are any") { !$0.comments.isEmpty }
    Field.number("commentCount", "How many there are") { $0.comments.count }
    Field.list("questions", "What is not known", of: SentenceRow.self) { $0.questions }
    Field.flag("hasQuestions", "Whether there are any") { !$0.questions.isEmpty }
    Field.number("questionCount", "How many there are") { $0.questions.count }
    Field.list("judgements", "The author's conclusions", of: SentenceRow.self) { $0.judgements }
    Field.flag("hasJudgements", "Whether there are any") { !$0.judgements.isEmpty }
    Field.list("contacts", "Whom it met, most often first", of: ContactRow.self) { $0.contacts }
    Field.text("contactsMore", "How many more it met: and 3 more") { $0.contactsRest }
    Field.flag("hasContacts", "Whether it met anybody") { !$0.contacts.isEmpty }
    Field.number("contactCount", "How many it met") { $0.contacts.count + $0.contactsMore }
    Field.list("places", "Where, most often first", of: ContactRow.self) { $0.places }
    Field.flag("hasPlaces", "Whether places are known") { !$0.places.isEmpty }
    Field.list("documents", "Documents that it wrote or published, or that retell it", of: DocumentRow.self) { $0.documents }
    Field.flag("hasDocuments", "Whether there are any") { !$0.documents.isEmpty }
    Field.number("documentsCount", "How many there are") { $0.documents.count }
    Field.list("mentions", "Documents that mention it, most often first", of: DocumentRow.self) { $0.mentions }
    Field.number("mentionCount", "How many documents mention it") { $0.mentionCount }
    Field.text("mentionsMore", "How many more mention it than are listed: and 3 more") { $0.mentionsRest }
  }
}

struct PersonPage: Page {
  var frame: Frame
  var head: EntityHead
  var roles: [RoleRow]
  var involved: Involved

  static let fields = Fields<PersonPage>("people/ID.html") {
    PersonPage.common
    Field.object("head", "Who it is", of: EntityHead.self) { $0.head }
    Field.list("roles", "Offices and occupations", of: RoleRow.self) { $0.roles }
    Field.flag("hasRoles", "Whether any is recorded") { !$0.roles.isEmpty }
    Field.number("roleCount", "How many there are") { $0.roles.count }
    Field.object("involved", "What the person took part in", of: Involved.self) { $0.involved }
  }
}

struct OrganisationPage: Page {
  var frame: Frame
  var head: EntityHead
  var members: [RoleRow]
  var organisations: [Link]
  var involved: Involved

  static let fields = Fields<OrganisationPage>("organisations/ID.html") {
    OrganisationPage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.list("members", "Who holds or held an office there", of: RoleRow.self) { $0.members }
    Field.flag("hasMembers", "Whether anybody does") { !$0.members.isEmpty }
    Field.number("memberCount", "How many there are") { $0.members.count }
    Field.list("organisations", "Organisations that are part of it or published by it", of: Link.self) { $0.organisations }
    Field.flag("hasOrganisations", "Whether there are any") { !$0.organisations.isEmpty }
    Field.object("involved", "What the organisation took part in", of: Involved.self) { $0.involved }
  }
}

struct PlacePage: Page {
  var frame: Frame
  var head: EntityHead
  var involved: Involved

  static let fields = Fields<PlacePage>("places/ID.html") {
    PlacePage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.object("involved", "What happened there", of: Involved.self) { $0.involved }
  }
}

struct WorkPage: Page {
  var frame: Frame
  var head: EntityHead
  var involved: Involved

  static let fields = Fields<WorkPage>("works/ID.html") {
    WorkPage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.object("involved", "What rests on it", of: Involved.self) { $0.involved }
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
  var standing: Standing

  static let fields = Fields<ParticipantRow>("A participant of a meeting") {
    Field.object("link", "Who", of: Link.self) { $0.link }
    Field.text("capacity", "In what office") { $0.capacity }
    Field.text("roles", "The person's offices at the time, where no capacity is given") { $0.roles }
    Field.text("presence", "Whether they were absent or only there for a part") { $0.presence }
    Field.text("withheld", "Why no name is given") { $0.withheld }
    Field.number("count", "How many they were") { $0.count }
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

struct MeetingPage: Page {
  var frame: Frame
  var head: EntityHead
  var date: DateView?
  var sides: [SideView]
  var participantCount: Int
  var tracks: [TrackStep]
  var topics: [TopicRow]
  var purpose: [FactRow.Claimed]
  var agreed: [String]
  var outcome: [FactRow.Claimed]
  var sessions: [MeetingRow]
  var involved: Involved

  static let fields = Fields<MeetingPage>("meetings/ID.html") {
    MeetingPage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.list("sides", "The participants by side", of: SideView.self) { $0.sides }
    Field.flag("hasSides", "Whether anybody is listed") { !$0.sides.isEmpty }
    Field.number("participantCount", "How many participants are listed") { $0.participantCount }
    Field.list("tracks", "The scale of tracks, where the meeting's is known", of: TrackStep.self) { $0.tracks }
    Field.flag("hasTracks", "Whether its track is known") { !$0.tracks.isEmpty }
    Field.list("topics", "What was talked about", of: TopicRow.self) { $0.topics }
    Field.flag("hasTopics", "Whether any is recorded") { !$0.topics.isEmpty }
    Field.number("topicCount", "How many there are") { $0.topics.count }
    Field.list("purpose", "What it was for", of: FactRow.Claimed.self) { $0.purpose }
    Field.flag("hasPurpose", "Whether it is stated") { !$0.purpose.isEmpty }
    Field.texts("agreed", "What was agreed") { $0.agreed }
    Field.flag("hasAgreed", "Whether anything was") { !$0.agreed.isEmpty }
    Field.list("outcome", "What came of it", of: FactRow.Claimed.self) { $0.outcome }
    Field.flag("hasOutcome", "Whether an outcome or an agreement is reported") { !$0.outcome.isEmpty || !$0.agreed.isEmpty }
    Field.list("sessions", "Meetings that are part of it", of: MeetingRow.self) { $0.sessions }
    Field.flag("hasSessions", "Whether there are any") { !$0.sessions.isEmpty }
    Field.object("involved", "What belongs to it", of: Involved.self) { $0.involved }
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

struct IssuePage: Page {
  var frame: Frame
  var head: EntityHead
  var question: String
  var holders: [HolderRow]
  var positions: [PositionRow]
  var meetings: [MeetingRow]
  var issues: [Link]
  var involved: Involved

  static let fields = Fields<IssuePage>("positions/ID.html: an issue and who holds what on it") {
    IssuePage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.text("question", "The question on which positions are held") { $0.question }
    Field.list("holders", "Every holder's latest stance", of: HolderRow.self) { $0.holders }
    Field.number("holderCount", "How many hold one") { $0.holders.count }
    Field.list("positions", "Every position in the order of dates, with its words", of: PositionRow.self) { $0.positions }
    Field.flag("hasPositions", "Whether there are any") { !$0.positions.isEmpty }
    Field.number("positionCount", "How many there are") { $0.positions.count }
    Field.list("meetings", "Meetings at which it was a topic", of: MeetingRow.self) { $0.meetings }
    Field.flag("hasMeetings", "Whether there are any") { !$0.meetings.isEmpty }
    Field.list("issues", "Issues that are part of it", of: Link.self) { $0.issues }
    Field.flag("hasIssues", "Whether there are any") { !$0.issues.isEmpty }
    Field.object("involved", "What belongs to it", of: Involved.self) { $0.involved }
  }
}

/// A holder's stance, with the earlier ones.
struct HolderRow: View {
  var holder: Link
  var stance: String
  var tone: String
  var date: DateView?
  var earlier: [Earlier]
  var earlierRest = ""
  var standing: Standing

  struct Earlier: View {
    var stance: String
    var tone: String
    var date: DateView?

    static let fields = Fields<Earlier>("An earlier stance of a holder") {
      Field.text("stance", "The stance in words") { $0.stance }
      Field.text("tone", "positive, conditional, neutral, negative, or nothing") { $0.tone }
      Field.optional("date", "When", of: DateView.self) { $0.date }
    }
  }

  static let fields = Fields<HolderRow>("A holder's latest stance on an issue") {
    Field.object("holder", "Who", of: Link.self) { $0.holder }
    Field.text("stance", "The stance in words") { $0.stance }
    Field.text("tone", "positive, conditional, neutral, negative, or nothing") { $0.tone }
    Field.optional("date", "When it was stated", of: DateView.self) { $0.date }
    Field.list("earlier", "Earlier stances, the newest first", of: Earlier.self) { $0.earlier }
    Field.text("earlierMore", "How many more there are: and 3 more") { $0.earlierRest }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}
