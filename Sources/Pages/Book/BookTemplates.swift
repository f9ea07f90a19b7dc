import Diagnostics
import Templates
import Templating

/// The templates of a book, compiled against what each chapter offers.
///
/// Chapters are made with the templates of the site's pages. Where there is a `book-NAME.html` it stands for `NAME.html`:
/// `book-layout.html` for what is around a page, `book-front.html` for the front page, `book-marks.html` for the markers.
public struct BookTemplates: Sendable {
  let document: Template<BookDocument>
  let title: Template<BookTitle>
  let contents: Template<BookContents>
  let part: Template<BookPart>
  let notes: Template<BookNotes>
  let pages: PageTemplates
  /// The style of all books, and what only paper needs.
  let style: [UInt8]
  let printStyle: [UInt8]

  /// - Throws: All that is wrong with the templates.
  public init(overrides: [SiteTemplates.Override] = []) throws(TemplateFailure) {
    let files = SiteTemplates.files(overrides)
    var compilation = TemplateCompilation(of: Self.set(of: files), isSound: overrides.isEmpty)
    document = compilation.template("book.html")
    title = compilation.template("book-title.html")
    contents = compilation.template("book-contents.html")
    part = compilation.template("book-part.html")
    notes = compilation.template("book-notes.html")
    pages = PageTemplates(&compilation)
    style = files["book.css"]?.bytes ?? []
    printStyle = files["book-print.css"]?.bytes ?? []
    try compilation.finish()
  }

  private static func set(of files: [String: (file: String, bytes: [UInt8])]) -> TemplateSet {
    var named = files.filter { SiteTemplates.isTemplate($0.key) }
    for (name, file) in named where name.hasPrefix("book-") {
      let replaced = String(name.dropFirst("book-".count))
      if files[replaced] != nil { named[replaced] = file }
    }
    return TemplateSet(
      sources: named.sorted { $0.key < $1.key }.map { TemplateSource(name: $0.key, file: $0.value.file, text: $0.value.bytes) })
  }
}
