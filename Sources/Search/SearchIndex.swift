import Parallel

/// The index of a site's search: small script files, which the search page loads as it needs them.
///
/// - `terms/`: words and beginnings of words with the units in which they stand, in the order of the words;
/// - `names/`, `names-back/`: the words of names by their beginnings and by their ends;
/// - `records/`: what the results show, some records a file;
/// - `texts/`: the sections of the texts, from which snippets are cut, some sections a file;
/// - `columns.js`: dates and sides of all records, for the filters;
/// - `manifest.js`: how all this is split.
public struct SearchIndex: Sendable {
  private let records: [SearchRecord]
  private let index: InvertedIndex
  private let terms: Shards
  private let names: Shards
  private let namesBack: Shards
  private let recordsPerFile: Int
  private let sectionsPerFile: Int

  /// About how long a file of texts is, in bytes.
  private static let textLength = 9900

  /// A file of the index.
  public enum File: Sendable {
    case terms(Int)
    case names(Int)
    case namesBack(Int)
    case records(Int)
    case texts(Int)
    case columns
  }

  /// - Parameters:
  ///   - records: ordered by kind; within a kind the weightier first, or by date.
  ///   - jobs: how many tasks may run at a time. The index does not depend on it.
  public static func make(_ records: [SearchRecord], jobs: Int) async -> SearchIndex {
    let index = await InvertedIndex.make(records, jobs: jobs)
    return SearchIndex(records, index, entries: await WordEntries.make(index, jobs: jobs))
  }

  private init(_ records: [SearchRecord], _ index: InvertedIndex, entries: [[UInt8]]) {
    self.records = records
    self.index = index
    terms = Shards(entries, length: 6000)
    let spelling = Spelling.entries(index)
    names = Shards(spelling.forward, length: 3000)
    namesBack = Shards(spelling.backward, length: 3000)
    // A small site is to load few files, a large one little of what it does not show.
    recordsPerFile = records.count <= 300 ? 64 : records.count <= 2000 ? 16 : 5
    let length = index.sections.reduce(0) { sum, section in sum + section.ranges.reduce(0) { $0 + $1.count } }
    sectionsPerFile = max(4, min(32, Self.textLength * index.sections.count / max(1, length)))
  }

  private static let columns = "columns"

  /// All files but the manifest.
  public var files: [File] {
    terms.indices.map(File.terms) + names.indices.map(File.names) + namesBack.indices.map(File.namesBack)
      + Self.places(records.count, recordsPerFile).map(File.records) + Self.places(index.sections.count, sectionsPerFile).map(File.texts)
      + [.columns]
  }

  private static func places(_ count: Int, _ size: Int) -> Range<Int> { 0..<(count + size - 1) / size }

  /// The file of a path relative to the folder of the index; nil where there is none, and of the manifest.
  public func file(_ path: String) -> File? {
    guard path.hasSuffix(".js") else { return nil }
    let name = path.dropLast(3)
    if name == Self.columns { return .columns }
    guard let slash = name.firstIndex(of: "/"), let number = Int(name[name.index(after: slash)...]), "\(name[..<slash])/\(number)" == name
    else { return nil }
    let (file, indices): (File, Range<Int>)
    switch name[..<slash] {
    case "terms": (file, indices) = (.terms(number), terms.indices)
    case "names": (file, indices) = (.names(number), names.indices)
    case "names-back": (file, indices) = (.namesBack(number), namesBack.indices)
    case "records": (file, indices) = (.records(number), Self.places(records.count, recordsPerFile))
    case "texts": (file, indices) = (.texts(number), Self.places(index.sections.count, sectionsPerFile))
    default: return nil
    }
    return indices.contains(number) ? file : nil
  }

  /// The path of a file, relative to the folder of the index, and its bytes.
  public func bytes(of file: File) -> (path: String, bytes: [UInt8]) {
    let (name, bytes): (String, [UInt8]) =
      switch file {
      case .terms(let number): terms.file("terms/\(number)", number)
      case .names(let number): names.file("names/\(number)", number)
      case .namesBack(let number): namesBack.file("names-back/\(number)", number)
      case .records(let number): ("records/\(number)", Script.file("records/\(number)") { writeRecords(number, to: &$0) })
      case .texts(let number): ("texts/\(number)", Script.file("texts/\(number)") { writeTexts(number, to: &$0) })
      case .columns: (Self.columns, Script.file(Self.columns) { writeColumns(to: &$0) })
      }
    return (name + ".js", bytes)
  }

  // MARK: Records

  private func writeRecords(_ number: Int, to output: inout [UInt8]) {
    let run = (number * recordsPerFile)..<min(records.count, (number + 1) * recordsPerFile)
    Script.appendList(records[run], to: &output) { record, output in
      var fields = [record.title, record.address, record.detail, record.date, record.note]
      while fields.last?.isEmpty == true { fields.removeLast() }
      Script.appendList(fields, to: &output, Script.appendString)
    }
  }

  // MARK: Texts

  private func writeTexts(_ number: Int, to output: inout [UInt8]) {
    let run = (number * sectionsPerFile)..<min(index.sections.count, (number + 1) * sectionsPerFile)
    Script.appendList(index.sections[run], to: &output) { section, output in
      output += "[\"".utf8
      let anchors = write(section, to: &output)
      output.append(UInt8(ascii: "\""))
      for (offset, id) in anchors {
        output += ",\(offset),".utf8
        Script.appendString(id, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    }
  }

  /// Writes a section's text; returns its anchors with their offsets in what was written.
  private func write(_ section: Section, to output: inout [UInt8]) -> [(Int, String)] {
    let text = records[section.record].texts[section.text]
    var string = text.text
    var anchors: [(Int, String)] = []
    var writer = Script.Text()
    let start = section.ranges.first?.lowerBound ?? 0
    var next = text.anchors.firstIndex { $0.offset > start } ?? text.anchors.count
    if next > 0, !text.anchors[next - 1].id.isEmpty { anchors.append((0, text.anchors[next - 1].id)) }
    string.withUTF8 { bytes in
      for (place, range) in section.ranges.enumerated() {
        if place > 0 { Array(" … ".utf8).withUnsafeBufferPointer { writer.append($0, to: &output) } }
        var position = range.lowerBound
        while next < text.anchors.count, text.anchors[next].offset < range.upperBound {
          let offset = max(position, text.anchors[next].offset)
          writer.append(UnsafeBufferPointer(rebasing: bytes[position..<offset]), to: &output)
          anchors.append((writer.length, text.anchors[next].id))
          position = offset
          next += 1
        }
        writer.append(UnsafeBufferPointer(rebasing: bytes[position..<range.upperBound]), to: &output)
      }
    }
    return anchors
  }

  // MARK: Columns and manifest

  /// For each record the days as the first's distance from the last record's and the length, or zero; then for each side its records.
  private func writeColumns(to output: inout [UInt8]) {
    var days: [UInt8] = []
    var last = 0
    for record in records {
      guard let range = record.days else {
        Packing.append(0, to: &days)
        continue
      }
      let distance = range.lowerBound - last
      Packing.append(1 + (distance >= 0 ? 2 * distance : -2 * distance - 1), to: &days)
      Packing.append(range.upperBound - range.lowerBound, to: &days)
      last = range.lowerBound
    }
    output += "[\"".utf8 + days + "\",[".utf8
    for side in 0...(records.lazy.flatMap(\.sides).max() ?? 0) {
      output += "\(side == 0 ? "" : ",")\"".utf8
      Packing.appendGaps(records.indices.lazy.filter { records[$0].sides.contains(side) }.map { UInt32($0) }, to: &output)
      output.append(UInt8(ascii: "\""))
    }
    output += "]]".utf8
  }

  /// The manifest, which names the version of the other files so that none of an older site is taken for one of this.
  ///
  /// - Parameter version: A fingerprint of all other files.
  public func manifest(version: UInt64) -> (path: String, bytes: [UInt8]) {
    var kinds: [Int] = []
    for record in records {
      while kinds.count <= record.kind { kinds.append(0) }
      kinds[record.kind] += 1
    }
    var sections = [Int](repeating: 0, count: records.count)
    for section in index.sections { sections[section.record] += 1 }
    let bytes = Script.file("manifest") { output in
      output += "{\"version\":\"\(String(version, radix: 36))\",\"kinds\":\(kinds),\"recordsPerFile\":\(recordsPerFile)".utf8
      output += ",\"sectionsPerFile\":\(sectionsPerFile),\"digits\":\"".utf8 + Packing.digits + "\",\"sections\":\"".utf8
      Self.writeRuns(sections, to: &output)
      output += "\",\"letters\":".utf8
      Script.appendString(LetterFolding.table.map { "\($0.letter)\($0.folded)" }.joined(separator: " "), to: &output)
      for (name, shards) in [("terms", terms), ("names", names), ("namesBack", namesBack)] {
        output += ",\"\(name)\":".utf8
        Script.appendString(shards.firsts.joined(separator: "|"), to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
    return ("manifest.js", bytes)
  }

  /// Numbers packed; of several zeros in a row, zero and how many more.
  private static func writeRuns(_ numbers: [Int], to output: inout [UInt8]) {
    var index = 0
    while index < numbers.count {
      let end = numbers[index] > 0 ? index + 1 : numbers[index...].firstIndex { $0 > 0 } ?? numbers.count
      Packing.append(numbers[index], to: &output)
      if numbers[index] == 0 { Packing.append(end - index - 1, to: &output) }
      index = end
    }
  }
}

extension Script {
  static func appendList<Item>(_ items: some Sequence<Item>, to output: inout [UInt8], _ append: (Item, inout [UInt8]) -> Void) {
    output.append(UInt8(ascii: "["))
    for (place, item) in items.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ",")) }
      append(item, &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}
