import Dossier
import Watching

extension WatchScope {
  /// What of a content folder its site is made from.
  init(of configuration: Configuration) {
    self.init(
      folders: [configuration.seeds, configuration.templates], files: ["briefing.yml", "briefing.yaml"],
      excluding: Set([configuration.output] + configuration.editions.compactMap(\.output) + configuration.targets.compactMap(\.folder)))
  }
}

extension Configuration {
  /// The editions of briefing.yml, or the one that there is without any.
  var publishedEditions: [Edition] { editions.isEmpty ? [Edition(name: "public", ceiling: markings.lowest)] : editions }

  /// The folder that holds the site of an edition as its readers have it: what `publish` put into a folder, or else what `build` wrote.
  ///
  /// - Parameter root: The content folder.
  func lastPublication(of edition: Edition, in root: String) -> String {
    let usual = publishedEditions.first?.name
    let target = targets.first { $0.folder != nil && ($0.edition ?? usual) == edition.name }
    let path = target?.folder ?? edition.output ?? output
    return path.hasPrefix("/") ? path : "\(root)/\(path)"
  }
}
