import Dossier
import Notation

/// Writes what an edition shows in forms that other programs read.
///
/// It is made of a publication, so that what the edition withholds is not there to be written.
public struct Exporter: Sendable {
  private let contents: Contents

  public init(_ publication: Publication, addresses: SiteAddresses, dates: DateWords) {
    contents = Contents(publication.contents, addresses: addresses, dates: dates)
  }

  /// The files of a format, by their names; none for annotations, which are a file of every site.
  public static func files(of format: ExchangeFormat) -> [ExportFile] {
    let names: [String] =
      switch format {
      case .csv: Table.Name.allCases.map { "csv/\($0.rawValue).csv" }
      case .followthemoney: ["followthemoney.jsonl"]
      case .jsonld: ["briefing.jsonld"]
      case .graphml: ["network.graphml"]
      case .icalendar: ["meetings.ics"]
      case .ris: ["sources.ris"]
      case .annotations: []
      }
    return names.map { ExportFile(format: format, name: $0) }
  }

  public func bytes(of file: ExportFile) -> [UInt8] {
    switch file.format {
    case .csv:
      let table = file.name.dropFirst("csv/".count).dropLast(".csv".count)
      return Table.Name(rawValue: String(table)).map { contents.table($0).csv } ?? []
    case .followthemoney: return contents.followTheMoney
    case .jsonld: return contents.linkedData
    case .graphml: return contents.graphML
    case .icalendar: return contents.calendar
    case .ris: return contents.bibliography
    case .annotations: return []
    }
  }
}

/// A file of an export.
public struct ExportFile: Sendable, Hashable {
  public let format: ExchangeFormat
  /// Its path below the folder of exports.
  public let name: String
}
