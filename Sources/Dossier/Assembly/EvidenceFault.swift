import Diagnostics

/// What to say of a passage that could not be found, or that stands more than once.
enum EvidenceFault {
  fileprivate static func shown(_ text: String, _ limit: Int = 160) -> String {
    let squeezed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return squeezed.count > limit ? squeezed.prefix(limit) + "…" : squeezed
  }

  static func notFound(_ nearest: NearestPassage?, in file: String) -> (message: String, help: String) {
    guard let nearest else {
      return ("the passage is not in \(file)", "copy the exact words of the document; what is not in it is no evidence")
    }
    return (
      "the passage is not in \(file)",
      "the nearest passage is “\(shown(nearest.difference.documentText(words: 6), 300))”, where [brackets] mark what differs"
    )
  }

  static func ambiguous(_ occurrences: [PassageOccurrence], count: Int, in file: String) -> (message: String, help: String) {
    let proposals = occurrences.prefix(2).compactMap { occurrence -> String? in
      guard let context = occurrence.context else { return nil }
      let parts = [context.prefix.map { "prefix: \"\(shown($0, 60))\"" }, context.suffix.map { "suffix: \"\(shown($0, 60))\"" }].compactMap(
        \.self)
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
    let help = proposals.isEmpty ? "quote more words" : "quote more words, or add \(proposals.joined(separator: " or "))"
    return ("the passage stands \(count) times in \(file)", help)
  }

  static func outOfContext(in file: String) -> (message: String, help: String) {
    ("the quote is in \(file), but not between this prefix and suffix", "copy prefix and suffix from directly before and after the quote")
  }
}

extension EvidenceFault {
  static func diagnostic(for match: PassageMatch, of quote: String, in file: String, at location: Location) -> Diagnostic {
    let (rule, words): (String, (message: String, help: String)) =
      switch match {
      case .ambiguous(let occurrences, let count): ("evidence-ambiguous", ambiguous(occurrences, count: count, in: file))
      case .outOfContext: ("evidence-context", outOfContext(in: file))
      case .notFound(let nearest): ("evidence-not-found", notFound(nearest, in: file))
      case .empty, .found: ("evidence-empty", ("the passage is empty", "quote the exact words of the document"))
      }
    var diagnostic = Diagnostic(.error, rule, words.message, at: location, help: words.help)
    if case .notFound(let nearest?) = match, let replacement = nearest.replacement {
      diagnostic.repair = Repair(before: quote.squeezedLine, after: replacement)
    }
    return diagnostic
  }
}
