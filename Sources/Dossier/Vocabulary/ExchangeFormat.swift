/// A form in which other programs take what a briefing holds.
public enum ExchangeFormat: String, Sendable, CaseIterable {
  /// Tables of comma-separated values (RFC 4180), one a file.
  case csv
  /// Entities of FollowTheMoney, one of JSON a line.
  case followthemoney
  /// Schema.org in JSON-LD.
  case jsonld
  /// The network of meetings and relations.
  case graphml
  /// The meetings (RFC 5545).
  case icalendar
  /// The evidence as W3C Web Annotations.
  case annotations
  /// Documents and works for reference managers.
  case ris
}
