import Dossier
import Prose

/// Where pages stand, relative to the root of the site.
public enum Addresses {
  static func folder(_ kind: EntityKind) -> String {
    kind == .issue ? "positions" : kind.section
  }

  static func page(_ kind: EntityKind, id: String) -> String {
    kind == .term ? "glossary.html#\(id)" : "\(folder(kind))/\(id).html"
  }

  static func source(_ id: String) -> String { "sources/\(id).html" }

  static func index(_ folder: String, page: Int = 0) -> String { "\(folder)/" + numbered("index", page: page) }

  /// Where a page of a list stands that is split.
  ///
  /// - Parameter page: Counted from 0.
  static func numbered(_ name: String, page: Int) -> String { page == 0 ? "\(name).html" : "\(name)-\(page + 1).html" }

  static func media(_ path: String) -> String { "media/\(path)" }

  /// The path with what an address may not hold percent-encoded.
  public static func encoded(_ path: String) -> String {
    let plain = Self.plain
    if path.utf8.allSatisfy({ plain[Int($0)] }) { return path }
    var encoded = ""
    for byte in path.utf8 {
      if plain[Int(byte)] {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  private static let plain: [Bool] = (0..<256).map { byte in
    guard byte < 128 else { return false }
    let scalar = Unicode.Scalar(UInt8(byte))
    return scalar.properties.isAlphabetic || (48...57).contains(byte) || "-._~/#".unicodeScalars.contains(scalar)
  }
}
