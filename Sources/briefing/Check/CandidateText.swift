import Diagnostics
import Dossier
import Notation
import Pages

/// Names that recur and that no file describes, for people and for programs.
enum CandidateText {
  static func text(_ candidates: [NameCandidate]) -> String {
    guard let first = candidates.first else { return "nobody who is not described is named three times or more\n" }
    let width = candidates.map(\.name.count).max() ?? 0
    let lines = candidates.map { candidate in
      let documents = candidate.documents == 1 ? "1 document" : "\(candidate.documents) documents"
      let space = String(repeating: " ", count: width - candidate.name.count)
      return printable("\(candidate.name)\(space)  \(candidate.count) times in \(documents), first \(shown(candidate.location))") + "\n"
    }
    return lines.joined() + "\nDescribe whom readers should find, in any metadata file:\n\n  people:\n    \(id(first.name)):\n"
      + "      name: \(printable(first.name))\n"
  }

  static func json(_ candidates: [NameCandidate]) -> String {
    let entries = candidates.map { candidate in
      JSON.object([
        ("name", .text(candidate.name)), ("count", .number(candidate.count)), ("documents", .number(candidate.documents)),
        ("file", .text(candidate.location.file)), ("line", .number(candidate.location.line)),
        ("column", .number(candidate.location.column)),
      ])
    }
    return String(decoding: JSON.entries(entries).bytes, as: UTF8.self) + "\n"
  }

  private static func shown(_ location: Location) -> String { "\(location.file):\(location.line)" }

  /// An id made of the letters of a name.
  private static func id(_ name: String) -> String {
    name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
  }
}
