import Diagnostics
import HTMLTrees
import Prose

/// Source documents in HTML: saved from the web or written by hand.
enum HTMLDocument {
  /// How long a document may be, in bytes.
  static let maximumSize = 16 << 20

  /// Reads a document as prose.
  ///
  /// The text is parsed as the HTML standard says, so every document has a meaning, well formed or not. What comes out
  /// is made of the kinds of `Prose` alone; no markup passes through. Left out are
  /// - what is no text of the document: `head`, `nav`, `script`, `style`, `template`, `noscript`, comments;
  /// - the controls of forms with their labels: `input`, `select`, `textarea`, `button`, `label`, `legend` … (not a `form`
  ///   as a whole, for some programs put all of a page into one);
  /// - what is embedded: `iframe`, `object`, `audio`, `video`, `canvas`, `svg` …, and pictures of one pixel;
  /// - what browsers hide: the attribute `hidden`, the style `display: none`, a `dialog`, the readings of `ruby`;
  /// - links that lead back from a note, and those to a place in the document itself that is no heading (their text stays).
  ///
  /// `div`, `section` and their like only part paragraphs. White space is squeezed as browsers do, save in `pre`, which
  /// becomes a code block. Two line breaks (`<br><br>`) part paragraphs. A table that lays out a page rather than data
  /// becomes what its cells hold; one of data is squared: empty cells stand where others reach over columns or rows.
  ///
  /// - Parameters:
  ///   - file: the document's path as it is shown in messages.
  ///   - keepsImages: whether pictures become elements; where not, they are left out.
  ///   - readsLinkedData: whether the properties hold the page's JSON-LD, which no build asks for.
  /// - Returns: empty prose and an error where the document is too long, not in UTF-8 or far too deeply nested.
  static func read(
    _ bytes: some Collection<UInt8>, file: String, keepsImages: Bool = true, readsLinkedData: Bool = false
  ) -> (Prose, HTMLProperties, [Diagnostic]) {
    do throws(Diagnostic) {
      guard bytes.count <= maximumSize else {
        throw HTMLGuard.limit("this document is longer than \(maximumSize >> 20) MB", at: Location(file: file))
      }
      let source = Array(bytes)
      let start = try source.withUnsafeBufferPointer { buffer throws(Diagnostic) in try HTMLEncoding.check(buffer, file: file) }
      // gumbo would make replacement characters of stray control characters, which browsers do not show either.
      let text = HTMLForeignContent.removed(from: source[start...].filter { !isStray($0) })
      return try text.withUnsafeBufferPointer { buffer throws(Diagnostic) in
        try HTMLGuard.check(buffer, file: file)
        let tree = try tree(of: buffer, file: file)
        var properties = HTMLProperties(tree.document)
        if readsLinkedData { properties.readLinkedData(of: tree.document) }
        var reader = HTMLProseReader(tree.root, keepsImages: keepsImages)
        return (reader.read(), properties, [])
      }
    } catch {
      return (Prose(), HTMLProperties(), [error])
    }
  }

  private static func tree(of text: UnsafeBufferPointer<UInt8>, file: String) throws(Diagnostic) -> HTMLTree {
    do throws(HTMLTree.Excess) {
      return try HTMLTree(text)
    } catch {
      throw HTMLGuard.limit("too many elements have no end tags or stand across others", at: Location(file: file))
    }
  }

  private static func isStray(_ byte: UInt8) -> Bool { isControl(byte) && !(0x09...0x0D).contains(byte) }
}
