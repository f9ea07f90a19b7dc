import Dossier
import Prose

/// A file that is copied into the site as it is.
public struct FileCopy: Sendable, Hashable {
  /// Relative to the content folder.
  public var source: String
  /// Relative to the root of the site.
  public var address: String
}

extension Site {
  /// The files that pages of this edition refer to.
  func copies() -> [FileCopy] {
    let builder = PageBuilder(self, path: "index.html")
    var copies: Set<FileCopy> = []
    func take(_ path: String) { copies.insert(FileCopy(source: path, address: builder.mediaAddress(path))) }
    func take(_ prose: Prose, from file: String) {
      for element in prose.elements {
        switch element.kind {
        case .link(let destination, _, _, _), .image(let destination, _, _, _, _):
          if case .file(let path) = links.destination(of: destination, from: file) { take(path) }
        default: break
        }
      }
    }
    for document in contents.documents {
      if (document.keys.show ?? .full) != .none { take(document.prose, from: document.file) }
      if document.keys.original == true { copies.insert(FileCopy(source: document.file, address: builder.originalAddress(document))) }
    }
    contents.visitMarkup { markup in
      take(
        markup.prose,
        from: contents.sources.indices.contains(markup.origin.source) ? contents.sources[markup.origin.source].path : "briefing.yml")
    }
    if let summary = contents.configuration.summary { take(summary.prose, from: "briefing.yml") }
    for picture in contents.pictures { if let path = builder.mediaFile(picture) { take(path) } }
    return copies.sorted { $0.address < $1.address }
  }
}

extension Dossier {
  fileprivate var pictures: [Picture] {
    func pictures<Keys>(_ catalogue: Catalogue<Keys>) -> [Picture] {
      catalogue.entities.flatMap { $0.records.compactMap(\.keys.common.picture) }
    }
    return documents.compactMap(\.keys.picture) + pictures(people) + pictures(organisations) + pictures(places) + pictures(works)
      + pictures(meetings) + pictures(issues)
      + pictures(terms)
  }
}
