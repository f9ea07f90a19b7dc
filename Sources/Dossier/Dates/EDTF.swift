import Notation

/// A date, a time or an interval as people know it: vague, doubtful, open.
///
/// Levels 0 and 1 of the Extended Date/Time Format (ISO 8601-2:2019, Annex A; https://www.loc.gov/standards/datetime/),
/// with seasons and unspecified digits at the ends of intervals too.
public struct EDTF: Hashable, Sendable {
  /// Where an interval begins or ends.
  public enum End: Hashable, Sendable {
    case date(PartialDate)
    /// `..`: it has no beginning or no end, or goes on.
    case open
    /// Nothing written: there is one, but nobody knows when.
    case unknown

    public var date: PartialDate? {
      if case .date(let date) = self { date } else { nil }
    }
  }

  /// The date itself, or where the interval begins.
  public let start: End
  /// Where the interval ends; nil for a single date.
  public let end: End?

  /// One date.
  public init(_ date: PartialDate) {
    start = .date(date)
    end = nil
  }

  /// At least one of the ends must be a date.
  init(from start: End, to end: End) {
    self.start = start
    self.end = end
  }

  /// Reads EDTF strictly: nothing is guessed, but the error proposes what was probably meant.
  public init(parsing text: String) throws(EDTFError) {
    do {
      self = try EDTFParser.parse(text)
    } catch {
      throw EDTFError(text: text, fault: error)
    }
  }

  public var isInterval: Bool { end != nil }

  /// Where the date or interval ends as far as it is known; of a single date the date itself.
  public var endDate: PartialDate? { (end ?? start).date }

  /// The known dates in their order, one or two.
  var dates: [PartialDate] { [start.date, end?.date].compactMap(\.self) }

  /// The precision of the vaguest known date.
  public var precision: PartialDate.Precision {
    switch (start.date?.precision, end?.date?.precision) {
    case (let first?, let last?): min(first, last)
    case (let only?, nil), (nil, let only?): only
    case (nil, nil): .century
    }
  }

  /// Whether a known date is marked as in doubt (`?` or `%`).
  public var isUncertain: Bool { dates.contains(where: \.isUncertain) }

  /// Whether a known date is marked as an estimate (`~` or `%`).
  public var isApproximate: Bool { dates.contains(where: \.isApproximate) }

  /// The value for the `datetime` attribute of HTML's `time` element, nil where HTML has none: intervals, seasons,
  /// decades, years before 1, and what is uncertain or approximate, since a program would take it for certain.
  public var htmlDateTime: String? {
    guard end == nil, let date = start.date, date.isCertain, date.year > 0 else { return nil }
    var text = padded(date.year, to: 4)
    switch date.precision {
    case .century, .decade, .season: return nil
    case .year, .month, .day, .second:
      func add(_ part: Int?) {
        guard let part else { return }
        text += "-"
        text += padded(part, to: 2)
      }
      add(date.month)
      add(date.day)
      if let time = date.time { text += "T\(time)" }
      return text
    }
  }
}

extension EDTF: CustomStringConvertible {
  /// The canonical EDTF: years beyond four digits alone with `Y`, offsets as `Z` or `±hh:mm`.
  public var description: String {
    guard let end else { return "\(start)" }
    return "\(start)/\(end)"
  }
}

extension EDTF.End: CustomStringConvertible {
  public var description: String {
    switch self {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
    }
  }
}
