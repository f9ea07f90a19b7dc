import Templating

/// The file that a book is printed from.
struct BookDocument: Page {
  var frame: Frame
  /// The newest date in the content: `2023-07-06`, `2023-07` or `2023`.
  var date: String?
  var body: [UInt8]

  static let fields = Fields<BookDocument>("A book as one file, to print it from") {
    BookDocument.common(\.frame)
    Field.optionalText("date", "The newest date in the content, for programs", \.date)
    Field.html("body", "Its title page, contents, chapters and notes", \.body)
  }
}

struct BookTitle: Page {
  var frame: Frame
  var title: String
  var subtitle: String
  /// The briefing that the book is taken from, where it is only a part of it.
  var briefing: String
  /// The names of what was chosen, where it is only a part of it.
  var subjects: [String]

  static let fields = Fields<BookTitle>("The title page of a book") {
    BookTitle.common(\.frame)
    Field.text("title", "The title: the briefing’s, or the name of the one thing that was chosen", \.title)
    Field.text("subtitle", "The line below it", \.subtitle)
    Field.text("briefing", "The briefing that it is taken from, where it holds only what was chosen and has a title of its own") {
      $0.briefing
    }
    Field.texts("subjects", "What was chosen, where it is several things", \.subjects)
    Field.flag("hasSubjects", "Whether there are several", hasAny: \.subjects)
  }
}

struct BookContents: Page {
  var frame: Frame
  var parts: [Part]

  /// A part of a book with its chapters, or a chapter that stands for itself.
  struct Part: View {
    var link: Link
    var chapters: [Link]

    static let fields = Fields<Part>("A part of a book") {
      Field.object("link", "The part", of: Link.self, \.link)
      Field.list("chapters", "Its chapters", of: Link.self, \.chapters)
      Field.flag("hasChapters", "Whether it has any", hasAny: \.chapters)
    }
  }

  static let fields = Fields<BookContents>("The contents of a book") {
    BookContents.common(\.frame)
    Field.list("parts", "The parts, in their order", of: Part.self, \.parts)
  }
}

struct BookPart: Page {
  var frame: Frame
  var title: String
  var lede: String
  var matrix: MatrixView?

  static let fields = Fields<BookPart>("The beginning of a part of a book") {
    BookPart.common(\.frame)
    Field.text("title", "What the part is of: People", \.title)
    Field.text("lede", "How many there are", \.lede)
    Field.optional("matrix", "Who stands where, in the part on issues", of: MatrixView.self, \.matrix)
  }
}

struct BookNotes: Page {
  var frame: Frame

  static let fields = Fields<BookNotes>("The notes of a book") {
    BookNotes.common(\.frame)
  }
}
