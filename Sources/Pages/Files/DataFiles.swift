import Dossier
import Notation
import Prose

/// What the site holds for programs: the texts of documents, and the names in them.
enum DataFiles {
  /// Whether the site republishes the text of a document.
  static func hasText(_ document: Document) -> Bool { (document.keys.show ?? .full) == .full }

  /// The plain text of a document.
  static func text(of document: Document) -> [UInt8] { Array(document.prose.text.utf8) }

  static func textAddress(of document: Document) -> String { "data/documents/\(document.id).txt" }

  /// A line of `mentions.jsonl` for each name in a document's text.
  static func mentions(of index: Int, in site: Site, into output: inout [UInt8]) {
    let document = site.contents.documents[index]
    let mentions = site.mentions(inDocument: index)
    guard !mentions.isEmpty, hasText(document) else { return }
    // Written by hand: a large briefing has a million of these lines.
    var head = Array("{\"document\":".utf8)
    JSON.write(document.id, to: &head)
    head += ",\"start\":".utf8
    var text = document.prose.text
    text.withUTF8 { bytes in
      var scalars = 0
      var position = 0
      /// Offsets are asked for in rising order.
      func scalarOffset(_ offset: Int) -> Int {
        while position < offset {
          if bytes[position] & 0xC0 != 0x80 { scalars += 1 }
          position += 1
        }
        return scalars
      }
      for mention in mentions {
        let start = scalarOffset(mention.range.lowerBound)
        let end = scalarOffset(mention.range.upperBound)
        output += head
        output.append(decimal: start)
        output += ",\"end\":".utf8
        output.append(decimal: end)
        output += ",\"id\":".utf8
        JSON.write(site.contents.id(of: mention.entity), to: &output)
        output += ",\"text\":".utf8
        JSON.write(String(decoding: bytes[mention.range], as: UTF8.self), to: &output)
        output.append(UInt8(ascii: "}"))
        output.append(UInt8(ascii: "\n"))
      }
    }
  }
}
