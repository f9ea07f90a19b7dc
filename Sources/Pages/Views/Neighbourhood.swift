import Templating

/// Who stands around a person, an organisation or a meeting, and how they are tied among themselves.
struct Neighbourhood: View {
  var height: Int
  /// The page's subject in the middle; a meeting needs none, for all around it took part.
  var middle: SideMark?
  var members: [Member]
  var ties: [Chord]
  var relations: [Chord]
  var caption: String
  var pairs: [String]
  var more: String

  /// One of those around.
  struct Member: View {
    var title: String
    var href: String
    var label: String
    var labelX: Int
    var place: RingGeometry.Place
    var side: String
    /// From the middle; nothing where there is no middle.
    var spoke: Chord?
    var strength: Int

    static let fields = Fields<Member>("Somebody near the page's subject") {
      Field.text("title", "The name in full, and how often they met", \.title)
      Field.url("href", "The page", \.href)
      Field.text("label", "The name, shortened where it is long", \.label)
      Field.number("labelX", "Where the label begins; on the left side, where it ends", \.labelX)
      Field.number("labelY", "The foot of the label") { $0.place.y + 5 }
      Field.flag("isLeft", "Whether the label stands on the left", \.place.isLeft)
      Field.text("side", "The classes of the colour and shape of its side", \.side)
      Field.object("mark", "The shape of its side", of: SideMark.self) { SideMark(x: $0.place.x, y: $0.place.y, style: $0.side) }
      Field.optional("spoke", "The line from the middle", of: Chord.self, \.spoke)
      Field.number("strength", "How wide that line is, 1 to 6", \.strength)
    }
  }

  /// A straight line.
  struct Chord: View, Equatable {
    var x1: Int
    var y1: Int
    var x2: Int
    var y2: Int

    static let fields = Fields<Chord>("A straight line") {
      Field.number("x1", "Where it begins, from the left", \.x1)
      Field.number("y1", "Where it begins, from the top", \.y1)
      Field.number("x2", "Where it ends, from the left", \.x2)
      Field.number("y2", "Where it ends, from the top", \.y2)
    }
  }

  static let fields = Fields<Neighbourhood>("Who stands around the page's subject, and how they are tied among themselves") {
    Field.number("width", "Its width") { _ in RingGeometry.width }
    Field.number("height", "Its height", \.height)
    Field.optional("middle", "The page's subject, where it is drawn", of: SideMark.self, \.middle)
    Field.list("members", "Those around", of: Member.self, \.members)
    Field.list("chords", "Lines between those who met elsewhere too", of: Chord.self, \.ties)
    Field.flag("hasChords", "Whether there are any", hasAny: \.ties)
    Field.list("relations", "Lines between those who are related", of: Chord.self, \.relations)
    Field.flag("hasRelations", "Whether there are any", hasAny: \.relations)
    Field.text("caption", "What the lines mean", \.caption)
    Field.texts("pairs", "The same in words: A and B: 3 meetings", \.pairs)
    Field.text("more", "How many pairs are left out; empty where none are", \.more)
  }
}
