import Testing

@testable import Watching

/// When changes have come to rest, by a clock of the tests' own.
@Suite struct SettlingTests {
  private let start = ContinuousClock.now
  private var settling = Settling()

  private func time(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

  @Test mutating func answersASaveAtOnce() {
    settling.note("a.md", .open, at: time(0))
    settling.note("a.md", .written, at: time(1))
    #expect(settling.take(at: time(8)) == nil)
    #expect(settling.take(at: time(9)) == Changes(paths: ["a.md"]))
    #expect(settling.take(at: time(1000)) == nil)
  }

  @Test mutating func waitsForWhatIsOpen() {
    settling.note("a.md", .open, at: time(0))
    #expect(settling.take(at: time(199)) == nil)
    settling.note("a.md", .open, at: time(199))
    #expect(settling.take(at: time(398)) == nil)
    settling.note("a.md", .written, at: time(398))
    #expect(settling.take(at: time(406)) == Changes(paths: ["a.md"]))
  }

  @Test mutating func waitsForWhatIsGoneAndComesBack() {
    settling.note("a.md", .gone, at: time(0))
    #expect(settling.take(at: time(39)) == nil)
    settling.note("a.md", .written, at: time(39))
    #expect(settling.take(at: time(47)) == Changes(paths: ["a.md"]))
    settling.note("a.md", .gone, at: time(100))
    #expect(settling.take(at: time(140)) == Changes(paths: ["a.md"]))
  }

  @Test mutating func takesABurstAsOne() {
    // A checkout of 5,000 files, with pauses of a fifth of a second in it.
    var now = 0
    for number in 0..<5000 {
      settling.note("\(number).md", .written, at: time(now))
      now += number % 1000 == 999 ? 200 : 1
      if number > 1000 { #expect(settling.take(at: time(now)) == nil) }
    }
    #expect(settling.take(at: time(now + 2000))?.paths.count == 5000)
  }

  @Test mutating func losesNothingWhereTheSystemLostCount() {
    settling.note("a.md", .written, at: time(0))
    settling.noteEverything(at: time(1))
    #expect(settling.take(at: time(100)) == nil)
    #expect(settling.take(at: time(151)) == .everything)
  }
}
