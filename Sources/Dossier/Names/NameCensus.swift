import Digests

/// How often each entity is surely meant, by folder and in all: what is usual decides where a document does not tell.
///
/// Censuses are sums, so that the order in which they are merged does not matter.
public struct NameCensus: Sendable, Equatable {
  private var folders: [String: [Int32: Int]] = [:]
  private var whole: [Int32: Int] = [:]
  /// Who is named in full somewhere, or spoken of in metadata.
  private var introduced: Set<Int32> = []
  /// Of family names that one person bears: how often "Mrs." stands before them, and how often not.
  private var addresses: [String: [Int32: Addresses]] = [:]

  private struct Addresses: Sendable, Equatable {
    var asWoman = 0
    var otherwise = 0

    mutating func count(_ isWoman: Bool) {
      if isWoman { asWoman += 1 } else { otherwise += 1 }
    }
  }

  public init() {}

  /// Counts the names of a document that are sure by themselves, and those whom its metadata names.
  public mutating func add(_ sightings: NameSightings, context: DocumentContext, index: NameIndex) {
    for sighting in sightings.sightings {
      if sighting.form == .surname, sighting.candidates.count == 1, sighting.traits.isDisjoint(with: [.outsider, .foreignParticle]) {
        let isWoman = sighting.traits.contains(.womansTitle)
        addresses[context.folder, default: [:]][sighting.candidates[0], default: Addresses()].count(isWoman)
      }
      guard let entry = index.sureEntry(sighting) else { continue }
      count(entry, in: context.folder)
      if sighting.form != .surname { introduced.insert(entry) }
    }
    for id in context.participants + context.related {
      guard let entry = index.position[id] else { continue }
      count(Int32(entry), in: context.folder)
      introduced.insert(Int32(entry))
    }
  }

  public mutating func merge(_ other: NameCensus) {
    for (folder, counts) in other.folders { folders[folder, default: [:]].merge(counts, uniquingKeysWith: +) }
    whole.merge(other.whole, uniquingKeysWith: +)
    introduced.formUnion(other.introduced)
    for (folder, counts) in other.addresses {
      addresses[folder, default: [:]].merge(counts) { Addresses(asWoman: $0.asWoman + $1.asWoman, otherwise: $0.otherwise + $1.otherwise) }
    }
  }

  /// Another one where the census is.
  public var digest: Digest {
    var sum = Digest.zero
    func add(_ kind: Int, _ folder: String, _ numbers: Int...) {
      var digester = Digester()
      digester.add(kind)
      digester.add(folder)
      for number in numbers { digester.add(number) }
      sum += digester.digest
    }
    for (folder, counts) in folders { for (entry, count) in counts { add(0, folder, Int(entry), count) } }
    for (folder, counts) in addresses { for (entry, count) in counts { add(1, folder, Int(entry), count.asWoman, count.otherwise) } }
    for entry in introduced { add(2, "", Int(entry)) }
    return sum
  }

  func count(of entry: Int32, in folder: String) -> Int { folders[folder]?[entry] ?? 0 }

  func count(of entry: Int32) -> Int { whole[entry] ?? 0 }

  /// Whether any document names somebody in full, or its metadata speaks of them.
  func isIntroduced(_ entry: Int32) -> Bool { introduced.contains(entry) }

  /// Whether the folder mostly says "Mrs." where somebody's family name stands alone.
  func isMostlyWoman(_ entry: Int32, in folder: String) -> Bool {
    guard let addresses = addresses[folder]?[entry] else { return false }
    return addresses.asWoman >= Self.often && addresses.asWoman > addresses.otherwise
  }

  private static let often = 3

  private mutating func count(_ entry: Int32, in folder: String) {
    folders[folder, default: [:]][entry, default: 0] += 1
    whole[entry, default: 0] += 1
  }
}
