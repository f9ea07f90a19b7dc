import Diagnostics
import Dossier
import Markdown

/// What is wrong with metadata that was not written as YAML, by the same rules and with the places in the file that it comes from.
public enum MetadataCheck {
  /// - Parameter root: What a sidecar would hold.
  public static func faults(in root: YAMLNode, file: String, markings: MarkingScale) -> [Diagnostic] {
    var decoding = Decoding(file: file, source: 0, markings: markings, markdown: MarkdownParser())
    _ = SidecarSchema.read(root, &decoding)
    return decoding.diagnostics
  }

  /// Whether a text can be an id.
  public static func isID(_ text: String) -> Bool { Shapes.isID(text) }

  /// The id that comes nearest to a text; nil where none does.
  public static func id(from text: String) -> String? {
    let made = Shapes.madeID(from: String(text.prefix(80)))
    return Shapes.isID(made) ? made : nil
  }
}
