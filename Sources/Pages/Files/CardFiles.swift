import Dossier
import Notation
import Templating

/// The preview cards of people, organisations and meetings, in script files of which a page loads what a reader points at.
///
/// Scripts, because a page that was opened from a folder may load nothing else. A card is in the file that the hash of its page's
/// address names (FNV-1a, 32 bits), so that `site.js` finds it without a list.
enum CardFiles {
  private static let kinds: [IndexKind] = [.people, .organisations, .meetings]
  /// How many cards a file holds, about: some 15 KB.
  private static let cardsPerFile = 120

  static func count(_ site: Site) -> Int {
    let cards = site.counts.people + site.counts.organisations + site.counts.meetings
    return (cards + cardsPerFile - 1) / cardsPerFile
  }

  /// By number.
  static func files(_ site: Site) -> [[UInt8]] {
    let count = count(site)
    guard count > 0 else { return [] }
    var entries = [[(String, JSON?)]](repeating: [], count: count)
    let builder = PageBuilder(site, path: "index.html")
    for kind in kinds {
      for index in site.indexOrder(kind) {
        guard let card = builder.card(kind, index) else { continue }
        let address = Addresses.encoded(site.address(of: EntityKey(kind.entityKind!, index)))
        entries[Int(hash(address)) % count].append((address, .list(card.map(JSON.text))))
      }
    }
    return entries.map { entries in
      var script = Array("briefingCards(".utf8)
      script.append(json: JSON.object(entries).bytes)
      script += ");\n".utf8
      return script
    }
  }

  private static func hash(_ address: String) -> UInt32 {
    address.utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

extension PageBuilder {
  /// Name, what is to be known in a line, and how much there is; nothing where only the name is known.
  fileprivate func card(_ kind: IndexKind, _ index: Int) -> [String]? {
    let entry = indexEntry(kind, index)
    let line = [entry.date?.text ?? "", entry.detail].filter { !$0.isEmpty }.joined(separator: " · ")
    return line.isEmpty && entry.counts.isEmpty ? nil : [entry.link.name, line, entry.counts]
  }
}
