import Diagnostics
import Digests
import Dossier
import Markdown

/// What tells whether a document is still the one that was described: `sha256-` and the digest of its bytes.
///
/// Of a Markdown document those behind its front matter count, in which the digest itself may stand; of Markdown and plain text
/// without a byte order mark and with LF, so that it does not matter how a file was copied. Else it is what `sha256sum` says.
public enum DocumentDigest {
  /// The digest of the file from which a document's text is read; nil where it cannot be read.
  ///
  /// - Parameter file: The path, relative to the content folder.
  public static func of(_ file: String, in root: String) -> String? {
    guard let bytes = try? FileAccess.bytes(ofFile: "\(root)/\(file)") else { return nil }
    switch file.suffixOfFile.lowercased() {
    case "md", "markdown":
      guard case .success(let text) = decodeUTF8(bytes, file: file) else { return nil }
      return of(Array(text[splitFrontMatter(text).bodyStart...]))
    case "txt":
      guard case .success(let text) = decodeUTF8(bytes, file: file) else { return nil }
      return of(text)
    default: return of(bytes)
    }
  }

  private static func of(_ bytes: [UInt8]) -> String { "sha256-" + SHA256.digest(of: bytes) }

  /// A digest as it is written in metadata.
  static let shape = Shapes.line.map("`sha256-` and 64 digits", .text("^sha256-[0-9a-f]{64}$")) { text, node, decoding -> RecordedDigest? in
    let digits = text.dropFirst("sha256-".count)
    if text.hasPrefix("sha256-"), digits.utf8.count == 64, digits.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) {
      return RecordedDigest(text: text, origin: decoding.origin(node))
    }
    decoding.error(
      "digest", "“\(text.prefix(80))” is no digest", at: node,
      help: "leave it out, or write sha256- and what `sha256sum` says of the file; `briefing check --digests` writes it for you")
    return nil
  }
}
