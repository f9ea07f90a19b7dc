import Digests
import Notation

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

  fileprivate struct Addresses: Sendable, Equatable {
    var asWoman = 0
    var otherwise = 0

    mutating func count(_ isWoman: Bool) {
      if isWoman { asWoman += 1 } else { otherwise += 1 }
    }
  }

  public init() {}

  /// Counts the names of a document that are sure by themselves, and those whom its metadata names.
  public mutating func add(_ sightings: NameSightings, context: DocumentContext, index: NameIndex) {
    Self.forEach(toldBy: sightings, context, index) { told in
      switch told {
      case .address(let entry, let isWoman):
        addresses[context.folder, default: [:]][entry, default: Addresses()].count(isWoman)
      case .meant(let entry, let introduces):
        folders[context.folder, default: [:]][entry, default: 0] += 1
        whole[entry, default: 0] += 1
        if introduces { introduced.insert(entry) }
      }
    }
  }

  /// What `add` would count for a document, as a digest: where it is the same, so is the census.
  static func told(by sightings: NameSightings, _ context: DocumentContext, _ index: NameIndex) -> Digest {
    var sum = Digest(of: [context.folder])
    forEach(toldBy: sightings, context, index) { told in
      var digester = Digester()
      switch told {
      case .address(let entry, let isWoman): for number in [0, Int(entry), isWoman ? 1 : 0] { digester.add(number) }
      case .meant(let entry, let introduces): for number in [1, Int(entry), introduces ? 1 : 0] { digester.add(number) }
      }
      sum += digester.digest
    }
    return sum
  }

  /// What a document tells that others can learn from.
  private enum Told {
    case address(entry: Int32, isWoman: Bool)
    case meant(entry: Int32, introduces: Bool)
  }

  @inline(__always)
  private static func forEach(
    toldBy sightings: NameSightings, _ context: DocumentContext, _ index: NameIndex, _ body: (Told) -> Void
  ) {
    for sighting in sightings.sightings {
      if sighting.form == .surname, sighting.candidates.count == 1, sighting.traits.isDisjoint(with: [.outsider, .foreignParticle]) {
        body(.address(entry: sighting.candidates[0], isWoman: sighting.traits.contains(.womansTitle)))
      }
      if let entry = index.sureEntry(sighting) { body(.meant(entry: entry, introduces: sighting.form != .surname)) }
    }
    for id in context.participants + context.related {
      if let entry = index.position[id] { body(.meant(entry: Int32(entry), introduces: true)) }
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
}

extension NameCensus {
  func write(to writer: inout ByteWriter) {
    writer.write(folders.count)
    for (folder, counts) in folders {
      writer.write(folder)
      writer.write(counts.count)
      for (entry, count) in counts {
        writer.write(Int(entry))
        writer.write(count)
      }
    }
    writer.write(introduced.count)
    for entry in introduced { writer.write(Int(entry)) }
    writer.write(addresses.count)
    for (folder, counts) in addresses {
      writer.write(folder)
      writer.write(counts.count)
      for (entry, count) in counts { for number in [Int(entry), count.asWoman, count.otherwise] { writer.write(number) } }
    }
  }

  init(from reader: inout ByteReader) throws(ByteReader.Fault) {
    for _ in 0..<(try reader.count()) {
      let folder = try reader.text()
      for _ in 0..<(try reader.count()) {
        let (entry, count) = (try reader.number32(), Int(try reader.number32()))
        guard folders[folder, default: [:]].updateValue(count, forKey: entry) == nil else { throw ByteReader.Fault() }
        whole[entry, default: 0] += count
      }
    }
    for _ in 0..<(try reader.count()) { introduced.insert(try reader.number32()) }
    for _ in 0..<(try reader.count()) {
      let folder = try reader.text()
      for _ in 0..<(try reader.count()) {
        let entry = try reader.number32()
        addresses[folder, default: [:]][entry] = Addresses(asWoman: try reader.number(), otherwise: try reader.number())
      }
    }
  }
}
