import Dossier
import Exchange

/// What the site holds for other programs, in the formats that briefing.yml names.
extension SiteRenderer {
  static let dataFolder = "data/"

  /// The files of an export and what is in them.
  public func exported(as format: ExchangeFormat) -> [(name: String, bytes: [UInt8])] {
    if format == .annotations { return [("annotations.jsonl", bytes(of: .annotations))] }
    return Exporter.files(of: format).map { ($0.name, exporter.bytes(of: $0)) }
  }

  /// The files of the site that briefing.yml asks for.
  var exports: [ExportFile] { site.contents.configuration.exports.uniqued { $0.rawValue }.flatMap(Exporter.files) }

  var exporter: Exporter {
    let site = site
    return Exporter(
      site.publication,
      addresses: SiteAddresses(
        areWhole: site.contents.configuration.url != nil, entity: { site.addressForData(of: site.address(of: $0)) },
        document: { site.addressForData(of: Addresses.source(site.contents.documents[$0].id)) }), dates: site.dates)
  }
}

extension Site {
  /// An address of the site as files below `data/` name it: whole where it is known where the site stands, else relative to that folder.
  func addressForData(of path: String) -> String { (contents.configuration.url ?? "../") + Addresses.encoded(path) }
}
