import HTMLTrees
import Pages
import Prose

/// A book whose pages are XHTML and know each other: every link leads to a place in the book, to the web, or nowhere.
public struct BoundBook: Sendable {
  let book: Book
  let pages: [BoundPage]
  let pictures: PictureShelf
  private let placeOfPath: [String: Int]
  /// The first page that has an id which is meant for the whole book: notes, and the places that they belong to.
  private let placeOfNote: [String: Int]

  struct BoundPage: Sendable {
    /// `c7`: the page's anchor, and what its ids begin with.
    var name: String
    var page: Book.Page
    var fragment: Fragment
  }

  /// - Throws: `BookFailure` where a page is too deeply tangled to be read.
  public init(_ book: Book, pictures: PictureShelf) throws(BookFailure) {
    self.book = book
    self.pictures = pictures
    var pages: [BoundPage] = []
    var placeOfPath: [String: Int] = [:]
    var placeOfNote: [String: Int] = [:]
    for (index, page) in book.pages.enumerated() {
      let name = "c\(index + 1)"
      let fragment = try Self.fragment(of: page, name: name, pictures)
      placeOfPath[page.path] = placeOfPath[page.path] ?? index
      for id in fragment.ids where Self.isForBook(id) { placeOfNote[id] = placeOfNote[id] ?? index }
      pages.append(BoundPage(name: name, page: page, fragment: fragment))
    }
    self.pages = pages
    self.placeOfPath = placeOfPath
    self.placeOfNote = placeOfNote
  }

  private static func fragment(of page: Book.Page, name: String, _ pictures: PictureShelf) throws(BookFailure) -> Fragment {
    do throws(HTMLTree.Excess) {
      return try page.html.withUnsafeBufferPointer { bytes throws(HTMLTree.Excess) in
        var writer = XHTMLWriter(idPrefix: "\(name)-", picture: { pictures.place(of: $0) })
        return writer.write(try HTMLTree(bytes))
      }
    } catch {
      throw BookFailure(
        .content, "the chapter “\(page.title)” cannot be read: too many elements have no end tags or stand across others",
        help: "mend the HTML in its Markdown, or leave it out with `markdown: {html: omit}`")
    }
  }

  private static func isForBook(_ id: String) -> Bool { id.hasPrefix("evidence-") || id.hasPrefix("ref-") }

  /// The bytes of a page, its links decided.
  ///
  /// - Parameter address: The address of a place in the book: of a page, and of an id on it.
  func bytes(of place: Int, address: (Int, String?) -> String) -> [UInt8] {
    pages[place].fragment.bytes { target in
      if target.hasPrefix("#") { return destination(ofFragment: String(target.dropFirst()), on: place, address) }
      return destination(of: target, address)
    }
  }

  private func destination(ofFragment encoded: String, on place: Int, _ address: (Int, String?) -> String) -> Fragment.Destination {
    let id = encoded.percentDecoded
    if pages[place].fragment.ids.contains(id), !Self.isForBook(id) { return .address(address(place, id)) }
    if let other = placeOfNote[id] { return .address(address(other, id)) }
    return .nowhere
  }

  private func destination(of target: String, _ address: (Int, String?) -> String) -> Fragment.Destination {
    guard !target.isEmpty, !target.hasPrefix("/"), isSafe(url: target) else { return .nowhere }
    if target.isOnWeb { return .address(target.asURI) }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let path = parts[0].percentDecoded
    if let place = placeOfPath[path] {
      let id = parts.count > 1 ? parts[1].percentDecoded : nil
      return .address(address(place, id.flatMap { pages[place].fragment.ids.contains($0) ? $0 : nil }))
    }
    // A relative address with a colon in its first part is one with a scheme that we do not know.
    guard let site = book.siteURL, !target.prefix(while: { $0 != "/" }).contains(":"), !path.hasPrefix("../") else { return .nowhere }
    return .address((site + target).asURI)
  }

  /// The id of a place as it stands in the bytes.
  func id(_ place: Int, _ id: String?) -> String {
    id.map { "\(pages[place].name)-\(XHTMLWriter.name(of: $0))" } ?? pages[place].name
  }
}

extension String {
  fileprivate var isOnWeb: Bool {
    let start = prefix(8).lowercased()
    return ["http://", "https://", "mailto:", "tel:", "urn:", "doi:"].contains { start.hasPrefix($0) }
  }

  /// The address with what no URI holds (RFC 3986) percent-encoded.
  fileprivate var asURI: String {
    let bytes = Array(utf8)
    var address = ""
    for (index, byte) in bytes.enumerated() {
      let isEscape =
        byte == UInt8(ascii: "%") && index + 2 < bytes.count
        && UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16) != nil
      // One `#` begins the fragment; more may not stand in it.
      let isFragment = byte == UInt8(ascii: "#") && !bytes[..<index].contains(byte)
      if Self.uriBytes.contains(byte) || isEscape || isFragment {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return address
  }

  private static let uriBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=".utf8)

  /// The text with `%41` and the like decoded.
  fileprivate var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    let bytes = Array(utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
