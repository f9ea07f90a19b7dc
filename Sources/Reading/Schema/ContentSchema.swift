import Dossier
import Notation

/// A kind of file that authors write, whose keys editors can check and complete: what is declared here is what is read.
public enum ContentSchema: Sendable, Hashable {
  case sidecar, frontMatter, briefing
  /// The front matter of an entity's own file.
  case entity(EntityKind)

  public static let all: [ContentSchema] = [.sidecar, .frontMatter, .briefing] + EntityKind.allCases.map { .entity($0) }

  /// The word by which it is asked for; its file bears the same.
  public var name: String {
    switch self {
    case .sidecar: "sidecar"
    case .frontMatter: "front-matter"
    case .briefing: "briefing"
    case .entity(let kind): kind.rawValue
    }
  }

  public init?(named name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  /// The folder of a content folder that holds such files for editors.
  public static let folder = ".briefing-schema"

  /// The file's name in that folder.
  public var fileName: String { "\(name).json" }

  /// The JSON Schema (draft 7) of such files.
  public var json: [UInt8] { JSONSchemaWriter.schema(of: form, title: title).indented }

  private var title: String {
    switch self {
    case .sidecar: "What a document says: a sidecar of Briefing, or metadata without a document"
    case .frontMatter: "The front matter of a document of Briefing"
    case .briefing: "briefing.yml, the settings of a briefing"
    case .entity(let kind): "The front matter of the file of one \(kind.rawValue) of Briefing"
    }
  }

  private var form: Form {
    switch self {
    case .sidecar: SidecarSchema.form
    case .frontMatter: SidecarSchema.frontMatterForm
    case .briefing: .keys(ConfigurationSchema.configuration.keyList(requiring: ["title"]))
    case .entity(let kind): EntitySchemas.form(of: kind)
    }
  }
}
