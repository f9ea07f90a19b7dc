import Diagnostics
import Dossier

/// Files that are read together.
enum Unit: Sendable, Hashable {
  /// A document, the sidecar beside it, and the text of a scan.
  case document(text: String, sidecar: String?, scan: String?)
  /// Metadata without a document.
  case loose(String)
  /// An entity's own file.
  case entity(String, kind: EntityKind)

  /// How many source files it speaks through: a document may have metadata of its own and a sidecar.
  var sources: Int {
    if case .document(_, .some, _) = self { 2 } else { 1 }
  }

  /// The files that it is read from.
  var files: [String] {
    switch self {
    case .document(let text, let sidecar, let scan): [text] + [sidecar, scan].compactMap(\.self)
    case .loose(let path), .entity(let path, _): [path]
    }
  }

  /// Puts the files of a listing together into units, in the order of their paths.
  static func units(of listing: FolderListing, seeds: String, _ diagnostics: inout [Diagnostic]) -> [Unit] {
    var entities: [(String, EntityKind)] = []
    var documents: [String: [String]] = [:]
    for path in listing.texts {
      if let kind = entityKind(ofFile: path, seeds: seeds) {
        entities.append((path, kind))
      } else {
        documents[path.withoutSuffix, default: []].append(path)
      }
    }
    let sidecars = Dictionary(listing.metadata.map { ($0.withoutSuffix, $0) }, uniquingKeysWith: { first, _ in first })
    var units: [(path: String, unit: Unit)] = entities.map { ($0, .entity($0, kind: $1)) }
    for (stem, paths) in documents {
      units += together(paths, sidecar: sidecars[stem], &diagnostics).map { (stem, $0) }
    }
    for path in listing.metadata {
      let stem = path.withoutSuffix
      if documents[stem] == nil {
        units.append((path, .loose(path)))
      } else if let other = sidecars[stem], other != path {
        diagnostics.append(
          Diagnostic(
            .error, "two-sidecars", "two sidecars of one document: \(other) and this", at: Location(file: path),
            help: "put what they say into one file"))
      }
    }
    return units.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.unit)
  }

  /// The kind of the entity of which a text is the own file, by where it stands; nil where it is none.
  static func entityKind(ofFile path: String, seeds: String) -> EntityKind? {
    guard ["md", "markdown"].contains(path.suffixOfFile.lowercased()) else { return nil }
    let inside = path.dropFirst(utf8: seeds.isEmpty ? 0 : seeds.utf8.count + 1).utf8
    guard let end = inside.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return EntityKind.allCases.first { inside[..<end].elementsEqual($0.section.utf8) }
  }

  /// The documents of one stem: one, or a PDF with the text of its scan; more are an error.
  private static func together(_ paths: [String], sidecar: String?, _ diagnostics: inout [Diagnostic]) -> [Unit] {
    let pdf = paths.first { $0.suffixOfFile.lowercased() == "pdf" }
    let text = paths.first { $0.suffixOfFile.lowercased() == "txt" }
    if paths.count == 2, let pdf, let text { return [.document(text: pdf, sidecar: sidecar, scan: text)] }
    return paths.enumerated().map { .document(text: $1, sidecar: $0 == 0 ? sidecar : nil, scan: nil) }
  }
}

extension String {
  func dropFirst(utf8 count: Int) -> Substring { self[utf8.index(startIndex, offsetBy: count)...] }
}
