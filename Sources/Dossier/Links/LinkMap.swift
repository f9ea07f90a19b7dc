import Diagnostics

/// Where the address of a link in a file leads.
public enum LinkDestination: Sendable, Equatable {
  /// Somewhere on the web, as it is written.
  case web(String)
  /// A document of the briefing, by its index, and a place in it.
  case document(Int, fragment: String?)
  /// An entity's page.
  case entity(EntityKey, fragment: String?)
  /// Another file of the folder, which is copied.
  case file(String)
  /// A place in the same text.
  case here(fragment: String)
  /// Nowhere.
  case nothing
}

/// The files of a content folder, by the paths that relative links name them with.
public struct LinkMap: Sendable {
  private var documents: [String: Int] = [:]
  private var entities: [String: EntityKey] = [:]
  private var files: Set<String>

  /// - Parameter files: The files that are no documents, relative to the content folder.
  public init(_ dossier: Dossier, files: [String]) {
    self.files = Set(files)
    for (index, document) in dossier.documents.enumerated() { documents[document.file] = index }
    func take<Keys>(_ catalogue: Catalogue<Keys>) {
      for (index, entity) in catalogue.entities.enumerated() {
        for record in entity.records {
          let source = dossier.sources[record.provenance.origin.source]
          if case .entity = source.role, !source.path.isEmpty { entities[source.path] = EntityKey(Keys.kind, index) }
        }
      }
    }
    take(dossier.people)
    take(dossier.organisations)
    take(dossier.places)
    take(dossier.works)
    take(dossier.meetings)
    take(dossier.issues)
    take(dossier.terms)
  }

  /// Where a link of a file leads.
  public func destination(of address: String, from file: String) -> LinkDestination {
    if address.isEmpty { return .nothing }
    if address.hasPrefix("#") { return .here(fragment: decoded(address.dropFirst())) }
    if hasScheme(address) || address.hasPrefix("//") { return .web(address) }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts[0].prefix { $0 != "?" }
    let fragment = parts.count > 1 && !parts[1].isEmpty ? decoded(parts[1]) : nil
    guard let target = path(from: file, to: decoded(written)) else { return .nothing }
    if let document = documents[target] { return .document(document, fragment: fragment) }
    if let entity = entities[target] { return .entity(entity, fragment: fragment) }
    // As the file's own name spells it, be its accents written as the link's or not.
    return files.firstIndex(of: target).map { .file(files[$0]) } ?? .nothing
  }

  /// The address that was probably meant by one that leads nowhere: of a file in the same folder.
  func nearest(to address: String, from file: String) -> String? {
    if hasScheme(address) { return nil }
    let written = address.prefix { $0 != "?" && $0 != "#" }
    guard let target = path(from: file, to: decoded(written)) else { return nil }
    func parts(_ path: String) -> (folder: Substring, name: String) {
      let slash = path.lastIndex(of: "/")
      return (slash.map { path[..<$0] } ?? "", slash.map { String(path[path.index(after: $0)...]) } ?? path)
    }
    let (folder, name) = parts(target)
    let all = [Array(documents.keys), Array(entities.keys), Array(files)].joined()
    let near = nearestName(to: name, among: all.lazy.map(parts).filter { $0.folder == folder }.map(\.name))
    return near.map { (written.lastIndex(of: "/").map { String(written[...$0]) } ?? "") + $0 }
  }

  /// The path relative to the content folder; nil where it leads out of it.
  private func path(from file: String, to relative: String) -> String? {
    guard !relative.hasPrefix("/") else { return nil }
    var parts = file.split(separator: "/").dropLast()
    for part in relative.split(separator: "/") {
      switch part {
      case ".": break
      case "..":
        if parts.isEmpty { return nil }
        parts.removeLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private func hasScheme(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: 0x3A) else { return false }
    let scheme = address.utf8[..<colon]
    guard let first = scheme.first, (97...122).contains(first | 0x20) else { return false }
    return scheme.allSatisfy { (97...122).contains($0 | 0x20) || (48...57).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
  }

  private func decoded(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(0x25) else { return String(text) }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x25, index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2]) {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
