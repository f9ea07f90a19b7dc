/// What briefing.yml says.
public struct Configuration: Sendable, Equatable {
  public var title = ""
  public var subtitle: String?
  /// The bottom line, in Markdown.
  public var summary: Markup?
  public var language = "en"
  /// Where the site will stand, ending in `/`; feeds, the sitemap and canonical links need it.
  public var url: String?
  public var seeds = "seeds"
  public var output = "Site"
  public var templates = "Templates"
  public var defaultMarking = Marking(rank: 0)
  public var markings = MarkingScale.trafficLight
  public var editions: [Edition] = []
  public var evidence = EvidenceRule.optional
  public var brokenLinks = Severity.error
  public var html = HTMLRule.omit
  public var surnames = SurnameRule.unique
  public var stances = Configuration.usualStances
  public var sides: [Side] = []
  public var targets: [Target] = []
  /// What the site holds for other programs.
  public var exports: [ExchangeFormat] = []
  /// The former state, a folder or a revision, since which a page of the site says what changed.
  public var changesSince: String?
  /// The address that opens a file in an editor, with `{path}`, and `{line}` and `{column}` where it takes them.
  public var editor: String?
  /// The program that proposes what added documents name, and its arguments; empty where the built-in rules do.
  public var extractor: [String] = []
  /// Document keys for the documents of a sub-folder, the outermost folder first.
  public var defaults: [FolderDefaults] = []

  public init() {}

  /// Whether a text can be the address of an editor: a scheme that opens a program and runs nothing in the browser, and `{path}`.
  public static func isEditor(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    let scheme = text[..<colon].lowercased()
    let isScheme =
      scheme.utf8.first.map { (97...122).contains($0) } == true
      && scheme.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || "+-.".utf8.contains($0) }
    return isScheme && !["javascript", "data", "vbscript", "blob", "file"].contains(scheme) && text.contains("{path}")
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  public enum EvidenceRule: String, Sendable, CaseIterable { case optional, required }
  public enum HTMLRule: String, Sendable, CaseIterable { case omit, allow }
  public enum Severity: String, Sendable, CaseIterable { case error, warn }
  public enum SurnameRule: String, Sendable, CaseIterable {
    case unique, never
    case afterFullName = "after-full-name"
  }

  /// The scale of stances where briefing.yml names no other.
  public static let usualStances = [
    Stance(id: "in-favour", label: "In favour", tone: .positive),
    Stance(id: "conditional", label: "Conditional", tone: .conditional),
    Stance(id: "neutral", label: "Neutral", tone: .neutral),
    Stance(id: "unclear", label: "Unclear", tone: .neutral),
    Stance(id: "opposed", label: "Opposed", tone: .negative),
  ]
}

/// A party to the matter: an entity with a colour of its own.
public struct Side: Sendable, Equatable {
  public var entity: Reference
  public var label: String?
  /// One of the palette's names; nil takes the next.
  public var colour: String?

  public init(entity: Reference, label: String? = nil, colour: String? = nil) {
    self.entity = entity
    self.label = label
    self.colour = colour
  }
}

/// One audience's site: what it may see and where it is built.
public struct Edition: Sendable, Equatable {
  public var name: String
  /// The highest marking that it shows.
  public var ceiling: Marking
  public var output: String?
  /// Whether it has a page that says how well everything is supported; nil: where it shows more than everybody may see.
  public var report: Bool?

  public init(name: String, ceiling: Marking, output: String? = nil, report: Bool? = nil) {
    self.name = name
    self.ceiling = ceiling
    self.output = output
    self.report = report
  }
}

/// Keys that hold for all documents of a folder which do not say otherwise.
public struct FolderDefaults: Sendable, Equatable {
  /// The folder below that of the seeds, without slashes at its ends.
  public var folder: String
  public var keys: DocumentKeys

  public init(folder: String, keys: DocumentKeys) {
    self.folder = folder
    self.keys = keys
  }

  /// A folder as it was written, without slashes at its ends.
  public static func path(_ written: String) -> String { written.split(separator: "/").joined(separator: "/") }
}
