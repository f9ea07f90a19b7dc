import Templating

struct NetworkPage: Page {
  var frame: Frame
  var lede: String
  var chart: NetworkChart?
  var meetings: [Gathering]
  var ties: [Tie]
  var tiesNote: String
  var relations: [Kinship]
  var relationsNote: String

  /// A meeting with those who took part.
  struct Gathering: View {
    var link: Link
    var date: DateView?
    var place: Link?
    var participants: [Attendance]

    static let fields = Fields<Gathering>("A meeting with those who took part") {
      Field.object("link", "The meeting", of: Link.self, \.link)
      Field.optional("date", "When it was", of: DateView.self, \.date)
      Field.optional("place", "Where it was", of: Link.self, \.place)
      Field.list("participants", "Who took part", of: Attendance.self, \.participants)
    }
  }

  /// Somebody who took part in a meeting.
  struct Attendance: View {
    var link: Link
    var presence: String

    static let fields = Fields<Attendance>("Somebody who took part in a meeting") {
      Field.object("link", "Who", of: Link.self, \.link)
      Field.text("presence", "Whether only for a part", \.presence)
    }
  }

  struct Tie: View {
    var anchor: String
    var from: Link
    var to: Link
    var kind: String
    var meetings: [Link]
    var more: String

    static let fields = Fields<Tie>("A tie between two people or organisations") {
      Field.text("anchor", "The anchor of the row", \.anchor)
      Field.object("from", "One of the two", of: Link.self, \.from)
      Field.object("to", "The other", of: Link.self, \.to)
      Field.text("kind", "How often they met", \.kind)
      Field.list("meetings", "Where they met, the last few first", of: Link.self, \.meetings)
      Field.text("more", "At how many more meetings they met: and 3 more", \.more)
    }
  }

  /// A relation that a document states.
  struct Kinship: View {
    var anchor: String
    var from: Link
    var kind: String
    var to: Link
    var date: DateView?
    var standing: Standing

    static let fields = Fields<Kinship>("A relation that a document states") {
      Field.text("anchor", "The anchor of the row", \.anchor)
      Field.object("from", "Whose relation it is", of: Link.self, \.from)
      Field.text("kind", "The relation in words: adviser to", \.kind)
      Field.object("to", "To whom", of: Link.self, \.to)
      Field.optional("date", "When", of: DateView.self, \.date)
      Field.object("standing", "How it stands", of: Standing.self, \.standing)
    }
  }

  static let fields = Fields<NetworkPage>("network.html") {
    NetworkPage.common(\.frame)
    Field.text("lede", "What the page shows, in a sentence", \.lede)
    Field.optional("chart", "The drawing, where there is something to draw and Graphviz to place it", of: NetworkChart.self, \.chart)
    Field.list("gatherings", "The meetings with those who took part, where they are few", of: Gathering.self, \.meetings)
    Field.flag("hasGatherings", "Whether there are any", hasAny: \.meetings)
    Field.number("gatheringCount", "How many there are", of: \.meetings)
    Field.list("ties", "Who met whom, the strongest ties first, where meetings are many", of: Tie.self, \.ties)
    Field.flag("hasTies", "Whether there are any", hasAny: \.ties)
    Field.number("tieCount", "How many are listed", of: \.ties)
    Field.text("tiesNote", "How many are left out; empty where none are", \.tiesNote)
    Field.list("relations", "Who is related to whom", of: Kinship.self, \.relations)
    Field.flag("hasRelations", "Whether any relation is stated", hasAny: \.relations)
    Field.number("relationCount", "How many are listed", of: \.relations)
    Field.text("relationsNote", "How many are left out; empty where none are", \.relationsNote)
    Field.flag("isEmpty", "Whether nobody is known to have met or to be related") {
      $0.meetings.isEmpty && $0.ties.isEmpty && $0.relations.isEmpty
    }
  }
}

/// A network, drawn: all that stands in its SVG, in whole pixels.
struct NetworkChart: View {
  var width: Int
  var height: Int
  var columns: [Heading] = []
  var lines: [Line]
  var nodes: [Node]
  var sides: [Link]
  var hasMeetings = false
  var caption: String

  /// The heading of a column.
  struct Heading: View {
    var x: Int
    var text: String

    static let fields = Fields<Heading>("The heading of a column") {
      Field.number("x", "From the left, in pixels", \.x)
      Field.text("text", "Who stands there", \.text)
    }
  }

  /// A line between two nodes.
  struct Line: View {
    var title: String
    var href: String
    var stroke: NetworkGeometry.Stroke
    var width = 1
    var side = ""
    var isRelation = false

    static let fields = Fields<Line>("A line between two nodes") {
      Field.text("title", "What joins the two, in words", \.title)
      Field.url("href", "Where that is told: a meeting, or a row of the table", \.href)
      Field.number("x1", "Where it begins, from the left", \.stroke.x1)
      Field.number("y1", "Where it begins, from the top", \.stroke.y1)
      Field.number("x2", "Where it ends, from the left", \.stroke.x2)
      Field.number("y2", "Where it ends, from the top", \.stroke.y2)
      Field.optional("bend", "The control points of a curve; a straight line has none", of: NetworkGeometry.Bend.self, \.stroke.bend)
      Field.number("width", "How strong it is, 1 to 6", \.width)
      Field.text("side", "The class of the side of whom it leads to", \.side)
      Field.flag("isRelation", "Whether it is a relation, which has a direction, and no meeting", \.isRelation)
    }
  }

  /// A box with a name.
  struct Node: View {
    var title: String
    var href: String?
    var box: NetworkGeometry.Box
    var label: String
    var detail = ""
    var side = ""
    var isMeeting = false
    var isGuest = false

    /// Where the shape of the side stands, from the left; the first line of text is beside it.
    private var markX: Int { box.x + 14 }
    private var markY: Int { detail.isEmpty ? box.y + box.height / 2 : box.y + 17 }

    static let fields = Fields<Node>("A box with a name") {
      Field.text("title", "Who or what it is, in full", \.title)
      Field.optionalURL("href", "The page, where it has one", \.href)
      Field.number("x", "Its left edge", \.box.x)
      Field.number("y", "Its upper edge", \.box.y)
      Field.number("width", "Its width", \.box.width)
      Field.number("height", "Its height", \.box.height)
      Field.number("textX", "Where its text begins") { $0.side.isEmpty ? $0.box.x + 9 : $0.markX + 11 }
      Field.number("textY", "The foot of its first line") { $0.markY + 5 }
      Field.number("detailY", "The foot of its second line") { $0.markY + 21 }
      Field.text("label", "The name, cut where it is long", \.label)
      Field.text("detail", "A second line: an office, or when and where", \.detail)
      Field.text("side", "The classes of the colour and shape of its side", \.side)
      Field.object("mark", "The shape of its side", of: SideMark.self) { SideMark(x: $0.markX, y: $0.markY, style: $0.side) }
      Field.flag("isMeeting", "Whether it is a meeting", \.isMeeting)
      Field.flag("isGuest", "Whether it stands for somebody without a page", \.isGuest)
    }
  }

  static let fields = Fields<NetworkChart>("A network, drawn: numbers for its SVG, in pixels") {
    Field.number("width", "Its width", \.width)
    Field.number("height", "Its height", \.height)
    Field.list("columns", "The headings of its columns, where it has columns", of: Heading.self, \.columns)
    Field.list("lines", "The lines, below the nodes", of: Line.self, \.lines)
    Field.list("nodes", "The nodes", of: Node.self, \.nodes)
    Field.list("sides", "The sides that occur, for the legend", of: Link.self, \.sides)
    Field.flag("hasMeetings", "Whether meetings are nodes, and lines lead to those who took part", \.hasMeetings)
    Field.flag("hasGuests", "Whether somebody without a page is drawn") { $0.nodes.contains(where: \.isGuest) }
    Field.flag("hasRelations", "Whether relations are drawn") { $0.lines.contains(where: \.isRelation) }
    Field.text("caption", "What is left out, counted", \.caption)
  }
}

extension NetworkGeometry.Bend: View {
  static let fields = Fields<NetworkGeometry.Bend>("The control points of a curve") {
    Field.number("cx1", "The first, from the left", \.x1)
    Field.number("cy1", "The first, from the top", \.y1)
    Field.number("cx2", "The second, from the left", \.x2)
    Field.number("cy2", "The second, from the top", \.y2)
  }
}

/// The shape of a side, for those who do not see its colour: a circle, a square or a diamond.
struct SideMark: View {
  var x: Int
  var y: Int
  /// The classes of colour and shape; empty where there is no side.
  var style: String

  static let fields = Fields<SideMark>("The shape of a side in a drawing") {
    Field.text("style", "The classes of its colour and shape", \.style)
    Field.number("x", "Its middle, from the left", \.x)
    Field.number("y", "Its middle, from the top", \.y)
    Field.number("left", "Its left edge, where it is a square") { $0.x - 4 }
    Field.number("top", "Its upper edge, where it is a square; the tip of a diamond is one above") { $0.y - 4 }
    Field.number("tip", "The upper tip, where it is a diamond") { $0.y - 6 }
    Field.flag("isSquare", "Whether it is a square") { $0.style.hasSuffix("shape-1") }
    Field.flag("isDiamond", "Whether it is a diamond") { $0.style.hasSuffix("shape-2") }
  }
}
