import Dossier
import Notation

/// The meetings as a calendar (RFC 5545).
///
/// A calendar knows days and no doubts. What is vaguer than a day is a stretch of whole days over which it may lie, tentative and not busy, with
/// its date in words behind the title and in EDTF beside it; what began or ends nobody knows when stands on the day that is known.
extension Contents {
  var calendar: [UInt8] {
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//Briefing//Briefing//EN")
    lines.add("X-WR-CALNAME", text: dossier.configuration.title)
    for meeting in dossier.meetings.entities { add(meeting, to: &lines) }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }

  private func add(_ meeting: Entity<Meeting>, to lines: inout ContentLines) {
    guard let date = meeting.date, let days = days(of: date) else { return }
    let isExact = date.certainDate?.utf8.count == 10
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", text: "\(meeting.id)@\(host)")
    lines.add("DTSTAMP", Self.basic(newestDay ?? 0) + "T000000Z")
    if isExact, let start = date.start.date, let time = start.time {
      lines.add("DTSTART", Self.moment(start.earliestDay, time))
    } else {
      lines.add("DTSTART;VALUE=DATE", Self.basic(days.lowerBound))
      lines.add("DTEND;VALUE=DATE", Self.basic(days.upperBound + 1))
    }
    let isKnown = isExact || date.isKnownInterval
    lines.add("SUMMARY", text: isKnown ? meeting.name : "\(meeting.name) (\(dates.text(date)))")
    lines.add("STATUS", isKnown ? "CONFIRMED" : "TENTATIVE")
    lines.add("TRANSP", "TRANSPARENT")
    lines.add("X-BRIEFING-EDTF", text: date.description)
    let place = meeting.first(\.place)
    lines.add("LOCATION", text: [meeting.first(\.venue), place.map(name)].compactMap(\.self).joined(separator: ", "))
    if let key = entity(place), key.kind == .place, let point = dossier.places[key.index].first(\.coordinates) {
      lines.add("GEO", "\(point.latitude);\(point.longitude)")
    }
    if let kind = meeting.first(\.kindOf) { lines.add("CATEGORIES", text: kind) }
    lines.add("DESCRIPTION", text: description(of: meeting))
    if addresses.areWhole, let key = dossier.entity(meeting.id) { lines.add("URL;VALUE=URI", address(of: key)) }
    lines.add("END", "VEVENT")
  }

  /// The days over which a meeting may lie; nil where a calendar cannot write them, which has four digits for a year.
  private func days(of date: EDTF) -> ClosedRange<Int>? {
    guard let first = date.earliestDay ?? date.latestDay, let last = date.latestDay ?? date.earliestDay, first <= last else { return nil }
    let years = (GregorianCalendar.date(ofDay: first).year, GregorianCalendar.date(ofDay: last + 1).year)
    return years.0 >= 1 && years.1 <= 9999 ? first...last : nil
  }

  private static func basic(_ day: Int) -> String {
    let date = GregorianCalendar.date(ofDay: day)
    return padded(date.year, to: 4) + padded(date.month, to: 2) + padded(date.day, to: 2)
  }

  /// A time as it is written, in UTC where its zone is known.
  private static func moment(_ day: Int, _ time: PartialDate.Time) -> String {
    var seconds = (time.hour * 60 + time.minute) * 60 + time.second
    var day = day
    if let offset = time.offset {
      seconds -= offset * 60
      day += Int((Double(seconds) / 86_400).rounded(.down))
      seconds = (seconds % 86_400 + 86_400) % 86_400
    }
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }.joined()
    return basic(day) + "T" + clock + (time.offset == nil ? "" : "Z")
  }

  private func description(of meeting: Entity<Meeting>) -> String {
    let participants = meeting.participants(in: dossier).filter(\.wasPresent).map { participant in
      switch participant.who {
      case .person(let reference), .organisation(let reference): name(of: reference)
      case .name(let name), .group(let name), .unnamed(let name, _): name
      }
    }
    return [
      text(meeting.first(\.common.description)), meeting.first(\.purpose),
      participants.isEmpty ? nil : participants.joined(separator: ", "),
    ].compactMap(\.self).joined(separator: "\n\n")
  }

  /// The host of the site, which makes ids of events unique over all calendars.
  private var host: String {
    guard let url = dossier.configuration.url, let scheme = url.firstRange(of: "://") else { return "briefing.invalid" }
    return String(url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" })
  }
}

extension EDTF {
  /// Whether it is an interval of which both days are known and certain.
  fileprivate var isKnownInterval: Bool {
    guard isInterval, let first = start.date, let last = endDate else { return false }
    return first.isCertain && last.isCertain && first.precision == .day && last.precision == .day
  }
}

/// The lines of a calendar: escaped, and folded where they are longer than 75 octets.
struct ContentLines {
  private(set) var bytes: [UInt8] = []

  /// A line with a text (RFC 5545, 3.3.11); none where the text is empty.
  mutating func add(_ name: String, text: String) {
    if text.isEmpty { return }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped.unicodeScalars += ["\\", scalar]
      case "\n": escaped += "\\n"
      case "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    add(name, escaped)
  }

  /// A line with a value that is written as it is.
  mutating func add(_ name: String, _ value: String) {
    var room = 75
    for scalar in "\(name):\(value)".unicodeScalars where scalar != "\r" && scalar != "\n" {
      let size = UTF8.width(scalar)
      if size > room {
        bytes += "\r\n ".utf8
        room = 74
      }
      bytes += UTF8.encode(scalar)!
      room -= size
    }
    bytes += "\r\n".utf8
  }
}
