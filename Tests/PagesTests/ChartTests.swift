import Dossier
import Testing

@testable import Pages

/// The geometry of charts along time.
@Suite struct ChartTests {
  private func date(_ text: String) throws -> EDTF { try EDTF(parsing: text) }

  private func day(_ text: String) throws -> Int { try #require(try date(text).earliestDay) }

  @Test(arguments: [("2023-01-01", "2023-01-31", 5), ("2023-01-01", "2023-12-31", 12), ("2021-01-01", "2023-12-31", 12)])
  func ticksOfDaysAndMonths(_ first: String, _ last: String, _ count: Int) throws {
    let axis = TimeAxis(days: try day(first)..<day(last) + 1)
    #expect(axis.ticks(most: 12).count == count)
  }

  @Test(arguments: [(1861, 2020), (-500, 2023), (-44, -44), (1, 170_000), (2015, 2023)])
  func ticksAreFewInOrderAndOnTheAxis(_ first: Int, _ last: Int) {
    let axis = TimeAxis(
      days: GregorianCalendar.dayNumber(year: first, month: 1, day: 1)..<GregorianCalendar.dayNumber(year: last + 1, month: 1, day: 1))
    let days = axis.ticks(most: 12).map(\.day)
    #expect(!days.isEmpty && days.count <= 12)
    #expect(days == days.sorted() && Set(days).count == days.count)
    #expect(days.allSatisfy(axis.days.contains))
  }

  @Test func daysAndDatesAreInverse() {
    for day in stride(from: -1_000_000, to: 1_000_000, by: 317) {
      let date = GregorianCalendar.date(ofDay: day)
      #expect(GregorianCalendar.dayNumber(year: date.year, month: date.month, day: date.day) == day)
    }
  }

  @Test func packedMarksNeverOverlap() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let extents = (0..<60).map { _ in
        let start = Int.random(in: 0...700, using: &random)
        return start...(start + Int.random(in: 0...200, using: &random))
      }.sorted { $0.lowerBound < $1.lowerBound }
      var packing = LanePacking(gap: 6)
      var rows: [Int: [ClosedRange<Int>]] = [:]
      for extent in extents { rows[packing.row(for: extent)!, default: []].append(extent) }
      for row in rows.values {
        #expect(zip(row, row.dropFirst()).allSatisfy { $0.upperBound + 6 <= $1.lowerBound })
      }
      let deepest = extents.map { extent in extents.count { $0.lowerBound <= extent.lowerBound && extent.lowerBound < $0.upperBound + 6 } }
        .max()
      #expect(packing.rows == deepest)
    }
  }

  @Test func packingStopsAtItsLimit() {
    var packing = LanePacking(gap: 0, limit: 1)
    #expect(packing.row(for: 0...10) == 0)
    #expect(packing.row(for: 5...6) == nil)
    #expect(packing.row(for: 10...20) == 0)
  }

  @Test(arguments: [
    ("2023-04-05", "point", "", ""), ("2023-04-05~", "about point", "", ""), ("2023-04", "within 30", "", ""),
    ("2023~", "about 365", "", ""), ("2023-04-01/2023-04-03", "lasting 3", "", ""),
    ("2023-04/2023-06", "within 30, lasting 31, within 30", "", ""), ("../2023-07", "within 31", "open", ""),
    ("2023-07-01/", "point", "", "unknown"), ("2023-04?/2023-06-02", "about 30, lasting 33", "", ""),
  ])
  func uncertainDatesAreDrawnAsSuch(_ text: String, _ pieces: String, _ before: String, _ after: String) throws {
    let shape = DateShape(try date(text))
    let drawn =
      shape.point.map { $0.isAbout ? "about point" : "point" }
      ?? shape.pieces.map { "\($0.style) \($0.days.count)" }.joined(separator: ", ")
    #expect(drawn == pieces)
    #expect(shape.before.map { "\($0)" } ?? "" == before)
    #expect(shape.after.map { "\($0)" } ?? "" == after)
  }

  @Test(arguments: [(0, "0"), (5, "0.05"), (1250, "12.5"), (10_000, "100"), (-140, "-1.4")])
  func percentages(_ hundredths: Int, _ text: String) {
    #expect(Percent(hundredths: hundredths).description == text)
  }

  @Test(arguments: [1, 30, 400, 3000]) func everyEventStandsOnOnePageOnce(_ count: Int) throws {
    let events = try (0..<count).map { index in
      Event(date: try #require(EDTF(year: 1900 + index * 100 / count, month: index % 12 + 1)), what: .fact(index))
    }.sorted { $0.date < $1.date }
    let plan = TimelinePlan(events)
    #expect(plan.pages.flatMap { $0.flatMap { Array(plan.blocks[$0].own) } } == Array(0..<count))
    #expect(plan.pages.allSatisfy { $0.reduce(0) { $0 + plan.blocks[$1].own.count } <= TimelinePlan.longestPage })
  }
}
