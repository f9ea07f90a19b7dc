import Templating

/// Who stands where: actors and issues, in one table or, where they are many, in one for each group of actors.
struct MatrixView: View {
  var sections: [Section]
  /// How the statements stand that the tables show, in words.
  var kinds: [Kind]
  var count: String

  /// The actors of one group, where each has tables of its own.
  struct Section: View {
    var title: Link?
    var tables: [Table]

    static let fields = Fields<Section>("The tables of a group of actors") {
      Field.optional("title", "The group, where there are several", of: Link.self, \.title)
      Field.list("tables", "The actors with most positions, and then the others", of: Table.self, \.tables)
    }
  }

  struct Table: View {
    var caption: String
    var issues: [Link]
    var groups: [Group]
    /// What opens it, where it is not the first of its section.
    var summary = ""

    static let fields = Fields<Table>("Actors and issues") {
      Field.text("caption", "What it shows and what it leaves out, where no table before it says so", \.caption)
      Field.list("issues", "The issues, a column each", of: Link.self, \.issues)
      Field.number("columns", "How many columns there are, the actors' included") { $0.issues.count + 1 }
      Field.list("groups", "The actors by side", of: Group.self, \.groups)
      Field.text("summary", "What opens it, where it is not the first of its group: Show the other 12", \.summary)
    }
  }

  struct Group: View {
    var side: Link?
    var rows: [Row]

    static let fields = Fields<Group>("The actors of one side") {
      Field.optional("side", "The side", of: Link.self, \.side)
      Field.list("rows", "The actors by name", of: Row.self, \.rows)
    }
  }

  struct Row: View {
    var actor: Link
    var place: Int
    var cells: [Cell]

    static let fields = Fields<Row>("An actor") {
      Field.object("actor", "Who", of: Link.self, \.actor)
      Field.number("place", "The place among the actors by name", \.place)
      Field.list("cells", "Their stances, in the order of the issues", of: Cell.self, \.cells)
    }
  }

  struct Cell: View {
    var stance = ""
    var tone = ""
    var href = ""
    var words = ""
    var place = 0
    var date: DateView?
    var standing = Standing()

    static let fields = Fields<Cell>("What an actor holds on an issue") {
      Field.text("stance", "The stance in words; empty where there is no evidence", \.stance)
      Field.text("tone", "positive, conditional, neutral, unclear, negative, or nothing", \.tone)
      Field.url("href", "The position on the issue's page", \.href)
      Field.text("words", "Its words, who holds it, since when, and how it stands", \.words)
      Field.number("place", "The place among the stances by the scale, of the same ones the newest first", \.place)
      Field.optional("date", "When it was stated", of: DateView.self, \.date)
      Field.object("standing", "How it stands", of: Standing.self, \.standing)
    }
  }

  struct Kind: View {
    var name: String
    var style: String

    static let fields = Fields<Kind>("How a statement can stand") {
      Field.text("name", "In whose words, or according to whom", \.name)
      Field.text("style", "asserted, attributed, reported …", \.style)
    }
  }

  static let fields = Fields<MatrixView>("Actors and issues") {
    Field.list("sections", "The tables: one, or some for each group of actors", of: Section.self, \.sections)
    Field.list("kinds", "How the statements stand that it shows", of: Kind.self, \.kinds)
    Field.text("count", "How many actors there are, and how many issues", \.count)
  }
}
