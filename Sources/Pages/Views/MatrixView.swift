import Templating

/// A stance in the matrix of actors and issues.
struct MatrixView: View {
  var issues: [Link]
  var groups: [Group]
  var caption: String

  struct Group: View {
    var side: Link?
    var rows: [Row]

    static let fields = Fields<Group>("The actors of one side") {
      Field.optional("side", "The side", of: Link.self) { $0.side }
      Field.list("rows", "The actors", of: Row.self) { $0.rows }
    }
  }

  struct Row: View {
    var actor: Link
    var cells: [Cell]

    static let fields = Fields<Row>("An actor") {
      Field.object("actor", "Who", of: Link.self) { $0.actor }
      Field.list("cells", "Their stances, in the order of the issues", of: Cell.self) { $0.cells }
    }
  }

  struct Cell: View {
    var stance = ""
    var tone = ""
    var date: DateView?
    var standing = Standing()

    static let fields = Fields<Cell>("What an actor holds on an issue") {
      Field.text("stance", "The stance in words; empty where there is no evidence") { $0.stance }
      Field.text("tone", "positive, conditional, neutral, negative, or nothing") { $0.tone }
      Field.optional("date", "When it was stated", of: DateView.self) { $0.date }
      Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
    }
  }

  static let fields = Fields<MatrixView>("Actors and issues") {
    Field.list("issues", "The issues, a column each", of: Link.self) { $0.issues }
    Field.number("columns", "How many columns there are, the actors' included") { $0.issues.count + 1 }
    Field.list("groups", "The actors by side", of: Group.self) { $0.groups }
    Field.text("caption", "What the matrix shows and what it leaves out") { $0.caption }
  }
}
