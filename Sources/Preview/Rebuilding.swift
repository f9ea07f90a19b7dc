import Diagnostics
import Watching

/// A way to bring a site up to date with its content.
///
/// The preview asks for one build at a time, and hands in all that changed since it asked last.
public protocol Rebuilding: Sendable {
  /// Builds what the changes touch.
  ///
  /// - Parameters:
  ///   - changes: What changed since the last call; everything in the first.
  ///   - editions: Those that are wanted beside the usual one. One may be unknown.
  mutating func rebuild(after changes: Changes, editions: Set<String>) async -> Outcome
}

/// What a build came to.
public struct Outcome: Sendable {
  /// The editions there are, in the order of briefing.yml.
  public var editions: [EditionSummary]
  /// The name of the edition that stands at the root of the preview.
  public var usual: String
  /// The sites of the editions that were asked for; empty where the content has errors, which leaves what was there.
  public var sites: [String: any PreviewSite]
  /// What is wrong with the content.
  public var diagnostics: [Diagnostic]
  /// What of the content folder matters to the site.
  public var scope: WatchScope
  /// The address that opens a file in an editor, where briefing.yml names one.
  public var editor: String?
  /// How long it took.
  public var time: Duration

  public init(
    editions: [EditionSummary], usual: String, sites: [String: any PreviewSite], diagnostics: [Diagnostic], scope: WatchScope,
    editor: String?, time: Duration
  ) {
    (self.editions, self.usual, self.sites) = (editions, usual, sites)
    (self.diagnostics, self.scope, self.editor, self.time) = (diagnostics, scope, editor, time)
  }

  public var isBroken: Bool { sites.isEmpty }
}

/// What the preview says of an edition.
public struct EditionSummary: Sendable, Equatable {
  public var name: String
  /// The highest marking that it shows, in words.
  public var ceiling: String
  /// Where its site was last published: a folder.
  public var published: String

  public init(name: String, ceiling: String, published: String) {
    (self.name, self.ceiling, self.published) = (name, ceiling, published)
  }
}
