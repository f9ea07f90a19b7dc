import Dossier
import Foundation
import Reading
import Testing

/// What other programs are told of dates is what is read.
@Suite struct PatternTests {
  private static let pattern: NSRegularExpression? = {
    let root = try? JSONSerialization.jsonObject(with: Data(ContentSchema.sidecar.json)) as? [String: Any]
    let person = (root?["definitions"] as? [String: Any])?["person"] as? [String: Any]
    let born = (person?["properties"] as? [String: Any])?["born"] as? [String: Any]
    return (born?["pattern"] as? String).flatMap { try? NSRegularExpression(pattern: $0) }
  }()

  private func matches(_ text: String) throws -> Bool {
    let pattern = try #require(Self.pattern)
    return pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  /// Dates and what is nearly one, made of pieces.
  private static let candidates: [String] = {
    let years = ["2023", "-0044", "196X", "20XX", "Y12345", "Y-99999", "23", "Y1", "-0000", "2O23"]
    let rests = [
      "", "-04", "-4", "-13", "-21", "-25", "-XX", "-04-05", "-04-31", "-04-32", "-04-XX", "-XX-XX", "-XX-05", "-04-05T12:00:00Z",
      "-04-05T25:00:00",
    ]
    let marks = ["", "?", "~", "%", "!"]
    let single = years.flatMap { year in rests.flatMap { rest in marks.map { year + rest + $0 } } }
    let ends = ["", "..", "2023-04~", "1999", "196X", "x"]
    return single + ends.flatMap { first in ends.map { "\(first)/\($0)" } }
  }()

  @Test func everyDateThatIsReadMatches() throws {
    let read = Self.candidates.filter { (try? EDTF(parsing: $0)) != nil }
    #expect(read.count > 80)
    for text in read { #expect(try matches(text), "\(text)") }
  }

  @Test func whatMatchesAndIsNotReadIsWrongInTheCalendarAlone() throws {
    for text in Self.candidates where try matches(text) && (try? EDTF(parsing: text)) == nil {
      let isOfCalendar = text.contains("-31") || text.contains("-0000") || text.contains("/")
      #expect(isOfCalendar, "\(text)")
    }
  }
}
