import Foundation
import Search

/// The files of an index, read as the script reads them.
struct IndexFiles {
  var texts: [String: String] = [:]

  init(_ records: [SearchRecord], jobs: Int = 2) async {
    let index = await SearchIndex.make(records, jobs: jobs)
    for file in index.files {
      let (path, bytes) = index.bytes(of: file)
      texts[path] = String(decoding: bytes, as: UTF8.self)
    }
    let (path, bytes) = index.manifest(version: 1)
    texts[path] = String(decoding: bytes, as: UTF8.self)
  }

  /// The data that a file hands on, as JSON.
  func data(_ path: String) throws -> Any {
    let text = texts[path] ?? ""
    let json = text.drop { $0 != "," }.dropFirst().dropLast(2)
    return try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
  }

  var manifest: [String: Any] {
    get throws { try data("manifest.js") as? [String: Any] ?? [:] }
  }

  /// All entries of a folder in the order of its files.
  func entries(_ folder: String) throws -> [Substring] {
    var entries: [Substring] = []
    for number in 0..<texts.keys.count(where: { $0.hasPrefix(folder + "/") }) {
      entries += (try data("\(folder)/\(number).js") as? String ?? "").split(separator: "|")
    }
    return entries
  }

  /// The units of a word with their levels; nil where it has no entry.
  func units(_ word: String, mark: Character = " ") throws -> [Int: Int]? {
    guard let entry = try entries("terms").first(where: { $0.hasPrefix(word + String(mark)) }) else { return nil }
    var numbers = Self.unpacked(entry.dropFirst(word.count + 1))[...]
    if mark == "+" { numbers.removeFirst() }
    var units: [Int: Int] = [:]
    while let head = numbers.popFirst() {
      var unit = 0
      for _ in 0..<head / 8 {
        unit += numbers.removeFirst()
        units[unit] = head % 8
        unit += 1
      }
    }
    return units
  }

  static func unpacked(_ text: Substring) -> [Int] {
    let values = Dictionary(uniqueKeysWithValues: Packing.digits.enumerated().map { ($1, $0) })
    var numbers: [Int] = []
    var high = 0
    for byte in text.utf8 {
      let digit = values[byte] ?? -1
      if digit < 56 {
        numbers.append(high * 56 + digit)
        high = 0
      } else {
        high = high * 32 + digit - 56
      }
    }
    return numbers
  }
}

extension SearchRecord {
  /// A record with a name.
  static func named(_ names: String..., kind: Int = 0, text: String = "") -> SearchRecord {
    var record = SearchRecord(kind: kind, title: names[0], address: "people/\(names[0].count).html")
    record.names = names
    if !text.isEmpty { record.texts = [SearchText(text)] }
    return record
  }

  /// A record with a title that is no name.
  static func titled(_ title: String, text: String = "", kind: Int = 1) -> SearchRecord {
    var record = SearchRecord(kind: kind, title: title, address: "sources/x.html")
    if !text.isEmpty { record.texts = [SearchText(text)] }
    return record
  }
}
