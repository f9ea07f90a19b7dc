import Output
import Pages
import Programs

/// Books as EPUB 3.2.
public struct EPUBPress: Sendable {
  private var program: InstalledProgram

  public init(searchPath: String? = nil) {
    program = InstalledProgram("zip", package: "zip", searchPath: searchPath, timeLimit: .seconds(600))
    // Files of a ZIP archive bear local times.
    program.environment = [("TZ", "UTC")]
  }

  /// Writes a book's files into a folder and packs them.
  ///
  /// - Returns: The path of the EPUB file.
  public func pack(_ book: BoundBook, in folder: ScratchFolder) throws(BookFailure) -> String {
    let package = EPUBPackage(book)
    let files = package.files
    try folder.filling { folder throws(OutputFailure) in
      for file in files { try folder.write("epub/\(file.name)", file.bytes) }
    }
    var program = program
    program.folder = "\(folder.path)/epub"
    // The standard wants this file first and uncompressed. `-X` leaves out users and finer times.
    try run(program, ["-X", "-q", "-0", "../book.epub", "mimetype"])
    // So many at a time that the command line does not grow too long.
    var rest = files.dropFirst().map(\.name)[...]
    while !rest.isEmpty {
      try run(program, ["-X", "-q", "-9", "-D", "../book.epub"] + rest.prefix(2_000))
      rest = rest.dropFirst(2_000)
    }
    return "\(folder.path)/book.epub"
  }

  private func run(_ program: InstalledProgram, _ arguments: [String]) throws(BookFailure) {
    let outcome = try program.outcome(arguments: arguments, making: "the EPUB")
    if let reason = outcome.reasonOfFailure { throw BookFailure(.program, "zip could not make the EPUB: \(reason)") }
  }
}

/// The files of an EPUB.
struct EPUBPackage {
  private let book: BoundBook

  init(_ book: BoundBook) { self.book = book }

  /// All files in the order in which they are packed, `mimetype` first.
  var files: [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = [
      ("mimetype", Array("application/epub+zip".utf8)), ("META-INF/container.xml", Array(Self.container.utf8)),
      ("EPUB/package.opf", Array(description.utf8)),
    ]
    for place in book.pages.indices { files.append(("EPUB/\(file(of: place))", page(place))) }
    files.append(("EPUB/book.css", book.book.style))
    files += book.pictures.pictures.map { ("EPUB/\($0.place)", $0.bytes) }
    return files
  }

  private static let container = """
    <?xml version="1.0" encoding="utf-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>

    """

  /// The tag of the book's language; “undetermined” where briefing.yml names none that is one.
  private var language: String { Vocabulary.isLanguage(book.book.language) ? book.book.language : "und" }

  private func file(of place: Int) -> String {
    book.pages[place].page.role == .contents ? "contents.xhtml" : "\(book.pages[place].name).xhtml"
  }

  private func page(_ place: Int) -> [UInt8] {
    let information = book.book
    let page = book.pages[place].page
    var bytes: [UInt8] = []
    bytes.append(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="\(language)" xml:lang="\(language)" \
      dir="\(information.direction)">
      <head>
      <title>\(xml(page.title))</title>
      <link rel="stylesheet" type="text/css" href="book.css"/>
      </head>
      <body class="page-\(page.role)">

      """)
    if page.role != .title { bytes.append("<p class=\"marking\">\(xml(information.marking))</p>\n") }
    bytes += book.bytes(of: place) { other, id in
      if other == place, let id { return "#" + book.id(other, id) }
      return file(of: other) + (id.map { "#" + book.id(other, $0) } ?? "")
    }
    bytes.append("</body>\n</html>\n")
    return bytes
  }

  // MARK: The package document

  private var description: String {
    let information = book.book
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="\(language)">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:identifier id="id">urn:uuid:\(UUID(hashOf: information.identity))</dc:identifier>
      <dc:title>\(xml(information.title))</dc:title>
      <dc:language>\(language)</dc:language>
      \(information.subtitle.isEmpty ? "" : "<dc:description>\(xml(information.subtitle))</dc:description>\n")\
      \(information.date.map { "<dc:date>\($0)</dc:date>\n" } ?? "")\
      <dc:rights>\(xml(information.marking))</dc:rights>
      <meta property="dcterms:modified">\(modified)</meta>
      \(accessibility)
      </metadata>
      <manifest>
      \(manifest.joined(separator: "\n"))
      </manifest>
      <spine\(information.direction == "rtl" ? " page-progression-direction=\"rtl\"" : "")>
      \(book.pages.map { "<itemref idref=\"\($0.name)\"/>" }.joined(separator: "\n"))
      </spine>
      </package>

      """
  }

  private var modified: String {
    guard let date = book.book.date else { return "1980-01-01T00:00:00Z" }
    let missing = ["": "-01-01", "-": "-01"][date.filter { $0 == "-" }] ?? ""
    return "\(date)\(missing)T00:00:00Z"
  }

  private var accessibility: String {
    let pictures = !book.pictures.pictures.isEmpty || book.pages.contains { $0.fragment.hasSVG }
    let modes = pictures ? ["textual", "visual"] : ["textual"]
    let features = ["tableOfContents", "structuralNavigation", "readingOrder"] + (pictures ? ["alternativeText"] : [])
    return
      (modes.map { "<meta property=\"schema:accessMode\">\($0)</meta>" } + ["<meta property=\"schema:accessModeSufficient\">textual</meta>"]
      + features.map { "<meta property=\"schema:accessibilityFeature\">\($0)</meta>" }
      + ["<meta property=\"schema:accessibilityHazard\">none</meta>"]).joined(separator: "\n")
  }

  private var manifest: [String] {
    let pages = book.pages.indices.map { place in
      let properties = [book.pages[place].page.role == .contents ? "nav" : nil, book.pages[place].fragment.hasSVG ? "svg" : nil]
        .compactMap(\.self).joined(separator: " ")
      let attribute = properties.isEmpty ? "" : " properties=\"\(properties)\""
      return "<item id=\"\(book.pages[place].name)\" href=\"\(file(of: place))\" media-type=\"application/xhtml+xml\"\(attribute)/>"
    }
    let pictures = book.pictures.pictures.enumerated().map { index, picture in
      "<item id=\"p\(index + 1)\" href=\"\(picture.place)\" media-type=\"\(picture.type)\"/>"
    }
    return pages + ["<item id=\"style\" href=\"book.css\" media-type=\"text/css\"/>"] + pictures
  }
}

/// A UUID of version 8 (RFC 9562), whose bits are what one likes: here a hash, so that the same text has the same one.
struct UUID: CustomStringConvertible {
  private let halves: (UInt64, UInt64)

  init(hashOf text: String) {
    /// FNV-1a of 64 bits.
    func hash(_ start: UInt64) -> UInt64 { text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } }
    let (first, second) = (hash(14_695_981_039_346_656_037), hash(0x9E37_79B9_7F4A_7C15))
    halves = (first & ~0xF000 | 0x8000, second & ~(0b11 << 62) | 0b10 << 62)
  }

  var description: String {
    func hex(_ value: UInt64) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    let digits = Array(hex(halves.0) + hex(halves.1))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }
}
