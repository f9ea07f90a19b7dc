import Diagnostics
import Parallel
import Prose

/// Somebody who is named again and again and whom no file describes.
public struct NameCandidate: Sendable, Equatable {
  /// The form that is written most often, with given names where any is.
  public var name: String
  /// How often it stands in documents, in all its forms, and in how many of them.
  public var count: Int
  public var documents: Int
  /// Where it stands first.
  public var location: Location
}

extension Dossier {
  /// The unknown names of people that stand in the documents at least so many times, those that stand most often first.
  public func nameCandidates(atLeast least: Int = 3, jobs: Int) async -> [NameCandidate] {
    guard let book = nameBook else { return [] }
    let decided = mentions.isEmpty ? documents.map { _ in [] } : mentions
    let found = await concurrentMap(Array(zip(documents, decided)), jobs: jobs) { document, mentions in
      let skipping = document.prose.namelessRanges
      let index = book.index
      // Those that are in doubt are reported as such.
      let known = mentions.map(\.range) + index.mentions(in: document.prose.text, skipping: skipping).undecided.map(\.range)
      return index.unknownNames(
        in: document.prose.text, skipping: skipping, known: known.sorted { $0.lowerBound < $1.lowerBound })
    }
    var groups: [[UInt64]: Group] = [:]
    for (document, names) in found.enumerated() {
      for name in names {
        let words = documents[document].prose.text(in: name.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        groups[name.family, default: Group(document: document, offset: name.range.lowerBound)].add(words, isFull: name.isFull, in: document)
      }
    }
    return groups.values.filter { $0.count >= least }.map { group in
      NameCandidate(
        name: group.name, count: group.count, documents: group.documents,
        location: location(of: group.offset, in: documents[group.document]))
    }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private struct Group {
    var document: Int
    var offset: Int
    var count = 0
    var documents = 0
    private var last: Int?
    private var forms: [String: Int] = [:]
    private var full: [String: Int] = [:]

    init(document: Int, offset: Int) {
      self.document = document
      self.offset = offset
    }

    mutating func add(_ words: String, isFull: Bool, in document: Int) {
      count += 1
      if last != document { documents += 1 }
      last = document
      if isFull { full[words, default: 0] += 1 } else { forms[words, default: 0] += 1 }
    }

    var name: String {
      (full.isEmpty ? forms : full).max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
  }
}
