import HTMLTrees
import Pages

/// The pictures of a book, looked at before they are let in: the bytes of a raster picture say what it is, and an SVG is
/// written anew with what `Vocabulary` knows, so that nothing in it asks for anything outside of it.
public struct PictureShelf: Sendable {
  /// A picture of the book.
  struct Picture: Sendable {
    /// `pictures/1.png`
    var place: String
    var type: String
    var bytes: [UInt8]
  }

  private(set) var pictures: [Picture] = []
  private var placeOfAddress: [String: String] = [:]

  /// - Parameter read: Gives the bytes of a file of the content folder; nil where it cannot be read.
  public init(_ copies: [FileCopy], read: (String) -> [UInt8]?) {
    for copy in copies where Self.canBePicture(copy.source) {
      guard let bytes = read(copy.source), let (suffix, type, kept) = Self.recognised(bytes) else { continue }
      let place = "pictures/\(pictures.count + 1).\(suffix)"
      pictures.append(Picture(place: place, type: type, bytes: kept))
      placeOfAddress[Addresses.encoded(copy.address)] = place
    }
  }

  /// Where a picture of the site stands in the book.
  func place(of address: String) -> String? { placeOfAddress[address] }

  private static func canBePicture(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".png", ".jpg", ".jpeg", ".gif", ".svg"].contains { name.hasSuffix($0) }
  }

  private static func recognised(_ bytes: [UInt8]) -> (suffix: String, type: String, bytes: [UInt8])? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return ("png", "image/png", bytes) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return ("jpg", "image/jpeg", bytes) }
    if bytes.starts(with: "GIF8".utf8) { return ("gif", "image/gif", bytes) }
    return drawing(bytes).map { ("svg", "image/svg+xml", $0) }
  }

  private static func drawing(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count <= 16 << 20, String(validating: bytes, as: UTF8.self) != nil else { return nil }
    let fragment = bytes.withUnsafeBufferPointer { bytes -> Fragment? in
      guard let tree = try? HTMLTree(bytes) else { return nil }
      var writer = XHTMLWriter(idPrefix: "", picture: { _ in nil })
      return writer.write(tree, isPicture: true)
    }
    guard let fragment, fragment.hasSVG else { return nil }
    return Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8) + fragment.bytes { _ in .nowhere }
  }
}
