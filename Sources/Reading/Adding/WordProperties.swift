import CGumbo
import Diagnostics
import HTMLTrees
import Programs

/// What a Word document says of itself: `docProps/core.xml` (ECMA-376, part 2).
enum WordProperties {
  static let reader = Converter(program: InstalledProgram("unzip", package: "unzip"), reads: "the properties of Word documents")

  /// - Returns: nothing where the document has no properties or they cannot be read: they are not worth a complaint.
  static func read(_ path: String, file: String, converter: Converter = reader) -> SourceProperties {
    var properties = SourceProperties()
    guard let xml = try? converter.output(arguments: ["-p", InstalledProgram.argument(forPath: path), "docProps/core.xml"], file: file)
    else {
      return properties
    }
    // The names are plain, so a reader of HTML finds them: "dc:title".
    let text = Array(String(decoding: xml, as: UTF8.self).utf8)
    text.withUnsafeBufferPointer { bytes in
      guard let tree = try? HTMLTree(bytes) else { return }
      tree.document.walk { node in
        guard node.isElement else { return .descend }
        let value = node.children.compactMap(\.text).map { String(decoding: $0, as: UTF8.self) }.joined()
        let words = InstalledProgram.printable(value)
        guard !words.isEmpty else { return .descend }
        let original = node.pointee.v.element.original_tag
        let tag = UnsafeRawBufferPointer(start: original.data, count: original.length)
        if tag.starts(with: "<dc:title".utf8) { properties.title = words }
        if tag.starts(with: "<dc:creator".utf8) { properties.authors = words.split(separator: ";").map { $0.trimmedSpaces } }
        if tag.starts(with: "<dc:language".utf8) { properties.language = words }
        if tag.starts(with: "<dcterms:created".utf8) { properties.created = isoDate(in: words) }
        return .descend
      }
    }
    return properties
  }
}

extension Substring {
  fileprivate var trimmedSpaces: String { split(separator: " ").joined(separator: " ") }
}
