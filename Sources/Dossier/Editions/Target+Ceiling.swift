import Diagnostics

extension Target {
  /// Why an edition may not be published here: it shows what is marked above the target's ceiling. Nil where it may.
  ///
  /// A target without a ceiling takes nothing above the lowest marking: who forgets the key publishes too little, not too much.
  public func fault(publishing edition: Edition, markings: MarkingScale) -> Diagnostic? {
    let highest = ceiling ?? markings.lowest
    guard edition.ceiling > highest else { return nil }
    let shown = markings.name(of: edition.ceiling)
    let limit = ceiling == nil ? "\(markings.name(of: highest)), since it names none" : markings.name(of: highest)
    return Diagnostic(
      .error, "target-ceiling",
      "the edition `\(edition.name)` shows up to \(shown), above the ceiling of the target `\(name)`: \(limit)", at: place,
      help: "publish an edition that shows less, or write ceiling: \"\(shown)\" where the readers of this target may see that")
  }
}
