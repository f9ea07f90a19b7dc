import Templating

/// A name that leads to its page, where it has one.
struct Link: View {
  var name: String
  var href: String?
  /// The colour and shape of the side it belongs to.
  var side = ""

  static let fields = Fields<Link>("A name that leads to its page, where it has one") {
    Field.text("name", "The name as it is shown", \.name)
    Field.optionalURL("href", "The address of the page", \.href)
    Field.text("side", "The class of the side it belongs to: `side-1 blue`", \.side)
  }
}

/// A marker behind a fact: the number of the evidence at the foot of the page.
struct Mark: View {
  var number: Int

  static let fields = Fields<Mark>("A marker that leads to the evidence at the foot of the page") {
    Field.number("number", "The number of the evidence on this page", \.number)
    Field.url("href", "Where the evidence stands on this page") { "#evidence-\($0.number)" }
  }
}

/// One step of the way on which a word came: who said so, and through whom.
struct ChainStep: View {
  var who: Link
  var isUnnamed: Bool

  static let fields = Fields<ChainStep>("One step of the way on which a word came to the document") {
    Field.object("who", "Who passed it on", of: Link.self, \.who)
    Field.flag("unnamed", "Whether no name is given", \.isUnnamed)
  }
}

/// How a statement stands: its evidence, who says so, how sure it is.
struct Standing: View {
  var marks: [Mark] = []
  var more = 0
  var sources: [Source] = []
  var status = ""
  var statusClass = ""
  var confidence = ""
  var confidenceLevel = ""
  /// The author's notes: one, or those of several documents, where they have different ones.
  var notes: [ClaimedText] = []
  var anchor: String?
  var isUnsupported = false
  /// The document whose metadata states what no passage is given for.
  var statedIn: Link?
  var isSourceWithheld = false
  var against: [Mark] = []
  var retraction: RetractionView?
  var earlier: [EarlierView] = []
  var date: DateView?

  /// What speaks against a statement.
  struct Against: View {
    var marks: [Mark]

    static let fields = Fields<Against>("What speaks against a statement") {
      Field.list("marks", "The evidence markers", of: Mark.self, \.marks)
    }
  }

  /// One of those who say so, with the steps between them and the document.
  struct Source: View {
    var steps: [ChainStep]

    static let fields = Fields<Source>("Somebody who says so, and those through whom it came") {
      Field.list("steps", "From the first who said it to the last who passed it on", of: ChainStep.self, \.steps)
    }
  }

  private var hasDetails: Bool {
    !status.isEmpty || !confidence.isEmpty || !sources.isEmpty || date != nil
  }

  static let fields = Fields<Standing>("How a statement stands: its evidence, who says so, how sure it is") {
    Field.list("marks", "The evidence markers", of: Mark.self, \.marks)
    Field.number("more", "How many further passages the foot of the page has", \.more)
    Field.flag("hasLine", "Whether there are markers or details, or it is known why not") {
      !$0.marks.isEmpty || $0.hasDetails || $0.isSourceWithheld || $0.isUnsupported
    }
    Field.list("sources", "Who says so, where the document says who", of: Source.self, \.sources)
    Field.optional("date", "Its date, where its row has no other place for it", of: DateView.self, \.date)
    Field.text("status", "In whose words it is, or how it stands to the truth", \.status)
    Field.text("statusClass", "asserted, attributed, reported …", \.statusClass)
    Field.text("confidence", "How sure it is, in words; empty where nobody says", \.confidence)
    Field.text("confidenceLevel", "c1 (low) to c3 (high)", \.confidenceLevel)
    Field.html("note", "A note of the author's", of: \.notes) { $0.joined }
    Field.list("notes", "The same, each by itself where several documents have different ones", of: ClaimedText.self, \.notes)
    Field.optionalText("anchor", "Its anchor: `item-` and its own id, else a hash of its words", \.anchor)
    Field.flag("hasDetails", "Whether there is anything to say besides the markers") { $0.hasDetails }
    Field.flag("unsupported", "Whether no passage is given", \.isUnsupported)
    Field.optional("statedIn", "The document beside which it is stated, where no passage is given", of: Link.self) {
      $0.isUnsupported ? $0.statedIn : nil
    }
    Field.object("against", "What speaks against it", of: Against.self) { Against(marks: $0.against) }
    Field.flag("hasAgainst", "Whether there is anything", hasAny: \.against)
    Field.optional("retraction", "That it was taken back", of: RetractionView.self, \.retraction)
    Field.flag("isRetracted", "Whether it was") { $0.retraction != nil }
    Field.list("earlier", "The statements in whose place it stands, the latest first", of: EarlierView.self, \.earlier)
    Field.flag("hasEarlier", "Whether there are any", hasAny: \.earlier)
    Field.flag("sourceWithheld", "Whether it rests on a source that this edition does not show", \.isSourceWithheld)
  }
}

/// A date in words, with what a program can read of it.
struct DateView: View {
  var text: String
  var machine: String?
  var remark: String = ""

  static let fields = Fields<DateView>("A date in words") {
    Field.text("text", "The date in words: about April 2023", \.text)
    Field.optionalText("machine", "The date for programs, where HTML has a form for it", \.machine)
    Field.text("remark", "What is not known of it: day not stated", \.remark)
  }
}

/// A line of an entity's facts: a word and the values that are given for it.
struct FactRow: View {
  var term: String
  var values: [Claimed]

  /// One of the values that are given, with those who give it where they differ.
  struct Claimed: View {
    var text = ""
    var link: Link?
    var date: DateView?
    var marks: [Mark] = []
    /// The document that says so, where another one says otherwise.
    var source: Link?

    static let fields = Fields<Claimed>("One of the values that the documents give") {
      Field.text("text", "The value as text", \.text)
      Field.optional("link", "The value as a link", of: Link.self, \.link)
      Field.optional("date", "The value as a date", of: DateView.self, \.date)
      Field.list("marks", "The evidence markers", of: Mark.self, \.marks)
      Field.optional("source", "Who says so, where another document says otherwise", of: Link.self, \.source)
    }
  }

  static let fields = Fields<FactRow>("A line of an entity's facts") {
    Field.text("term", "What the values are: Born", \.term)
    Field.list("values", "The values; more than one where documents differ", of: Claimed.self, \.values)
    Field.flag("differ", "Whether documents differ") { $0.values.count > 1 && $0.values.contains { $0.source != nil } }
  }
}

/// A text of the metadata, with the document that has it where they differ.
struct ClaimedText: View {
  var html: [UInt8]
  var source: Link?

  static let fields = Fields<ClaimedText>("One of the texts that the documents give") {
    Field.html("html", "The text", \.html)
    Field.optional("source", "Who says so, where another document says otherwise", of: Link.self, \.source)
  }
}

extension [ClaimedText] {
  /// All of them in one.
  var joined: [UInt8] { flatMap(\.html) }
}

/// A piece of evidence at the foot of a page.
struct EvidenceEntry: View {
  var number: Int
  var quote: String
  var source: Link
  var details: String
  /// Who says so, a line for each way on which it came to the document.
  var attributions: [String] = []
  var lang: String?
  var webAddress: String?

  static let fields = Fields<EvidenceEntry>("A passage at the foot of a page") {
    Field.number("number", "Its number on this page", \.number)
    Field.text("id", "Its anchor", of: \.number) { "evidence-\($0)" }
    Field.text("quote", "The words of the passage; empty where the work is not held", \.quote)
    Field.object("source", "The document, at the place where the passage stands", of: Link.self, \.source)
    Field.text("details", "Date, reliability and page, in words", \.details)
    Field.text("attribution", "Who says so, through whom, and in how many steps", of: \.attributions) {
      $0.isEmpty ? "" : $0.prefix(3).joined(separator: "; ")
    }
    Field.optionalText("lang", "The language of the passage, where it is not the site's", \.lang)
    Field.optionalURL("webAddress", "The passage in the document on the web", \.webAddress)
  }
}
