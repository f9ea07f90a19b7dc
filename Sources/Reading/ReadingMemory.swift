import Dossier

/// The files of a content folder as they were last read; those that did not change need not be read again.
///
/// What is read is the same with it and without it.
public struct ReadingMemory: Sendable {
  private struct Known {
    var firstSource: Int
    var reading: UnitReading
  }

  private var known: [Unit: Known] = [:]
  private var refused: Set<String> = []

  public init() {}

  /// Forgets what may be otherwise now.
  ///
  /// - Parameter isChanged: Whether a file, by its path relative to the content folder, may have changed since it was read.
  public mutating func forget(where isChanged: (String) -> Bool) {
    if isChanged(ContentFolder.configurationFile) {
      known = [:]
    } else {
      known = known.filter { unit, _ in !unit.files.contains(where: isChanged) }
    }
  }

  /// The reading of a unit; nil where it has to be read.
  func reading(of unit: Unit, firstSource: Int, refused: Set<String>) -> UnitReading? {
    guard refused == self.refused, let known = known[unit], known.firstSource == firstSource else { return nil }
    return known.reading
  }

  /// Keeps what was read, and nothing else. What is broken is read again: a program may be missing that is there next time.
  mutating func keep(_ readings: [(unit: Unit, firstSource: Int, reading: UnitReading)], refused: Set<String>) {
    self.refused = refused
    known = [:]
    for (unit, firstSource, reading) in readings where !reading.diagnostics.contains(where: { $0.severity == .error }) {
      known[unit] = Known(firstSource: firstSource, reading: reading)
    }
  }
}
