import Output
import Pages
import Programs

/// Books as PDF, set by WeasyPrint: it counts pages before it writes the contents, which browsers do not.
public struct PDFPress: Sendable {
  private var program: InstalledProgram

  /// - Parameters:
  ///   - searchPath: Where WeasyPrint is looked for; `PATH` unless named.
  ///   - home: The folder of the user, in which there may be fonts.
  public init(searchPath: String? = nil, home: String?) {
    program = InstalledProgram("weasyprint", package: "weasyprint", searchPath: searchPath, timeLimit: .seconds(3 * 3600))
    program.environment = [
      // Sets of Python are ordered by a seed, and the order of some is seen in the files of fonts.
      ("PYTHONHASHSEED", "0"), ("PYTHONDONTWRITEBYTECODE", "1"), ("TZ", "UTC"),
      // What fonts are stamped with; any time will do.
      ("SOURCE_DATE_EPOCH", "315532800"),
    ]
    if let home { program.environment.append(("HOME", home)) }
  }

  public var isInstalled: Bool { program.isInstalled }

  public static let missing = BookFailure(
    .missingProgram, "weasyprint is not installed; it makes PDF files", help: "install it: apt install weasyprint")

  /// Writes a book into a folder, and has it set there.
  ///
  /// - Returns: The path of the PDF file.
  public func print(_ book: BoundBook, with renderer: BookRenderer, in folder: ScratchFolder) throws(BookFailure) -> String {
    try folder.filling { folder throws(OutputFailure) in
      try folder.write("book.html", renderer.document(of: book.book, body: book.body))
      try folder.write("book.css", book.book.style)
      try folder.write("book-print.css", book.book.printStyle)
      for picture in book.pictures.pictures { try folder.write(picture.place, picture.bytes) }
      try folder.write("guard/sitecustomize.py", Array(Self.guardian.utf8))
    }
    var program = program
    program.folder = folder.path
    program.environment += [("PYTHONPATH", "\(folder.path)/guard"), ("BRIEFING_BOOK", folder.path)]
    let outcome = try program.outcome(
      arguments: ["--custom-metadata", "--pdf-variant", "pdf/ua-1", "book.html", "book.pdf"], making: "the PDF")
    if let reason = outcome.reasonOfFailure { throw BookFailure(.program, "weasyprint could not make the PDF: \(reason)") }
    return "\(folder.path)/book.pdf"
  }

  /// Python runs this file before WeasyPrint and tells it what is asked for. A book asks for nothing but its own files; this
  /// is the second wall, for where something of the content or of an author's style sheet got past the first one.
  private static let guardian = """
    import os, sys
    from urllib.parse import unquote, urlsplit

    own = os.path.realpath(os.environ["BRIEFING_BOOK"]) + os.sep

    def guard(event, arguments):
        if event.startswith("socket."):
            raise PermissionError("a book asks no other computer for anything")
        if event == "urllib.Request":
            address = urlsplit(arguments[0])
            if address.scheme == "data":
                return
            if address.scheme != "file" or not os.path.realpath(unquote(address.path)).startswith(own):
                raise PermissionError("this is no file of the book")

    sys.addaudithook(guard)

    """
}

extension BoundBook {
  /// All pages as HTML that can stand in one file.
  fileprivate var body: [UInt8] {
    var body: [UInt8] = []
    for (place, page) in pages.enumerated() {
      body += "<div id=\"\(page.name)\" class=\"page page-\(page.page.role)\">\n".utf8
      body += bytes(of: place) { other, id in "#" + self.id(other, id) }
      body += "</div>\n".utf8
    }
    return body
  }
}

extension InstalledProgram {
  /// Runs the program, which is needed for a book.
  func outcome(arguments: [String], making what: String) throws(BookFailure) -> Outcome {
    do throws(Failure) {
      return try run(arguments: arguments)
    } catch {
      if error == .missing {
        throw BookFailure(.missingProgram, "\(name) is not installed; it makes \(what)", help: "install it: apt install \(package)")
      }
      throw BookFailure(.program, "\(name) could not make \(what): \(reason(of: error))")
    }
  }
}
