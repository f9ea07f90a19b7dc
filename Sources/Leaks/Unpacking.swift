import Programs

/// What can be read in a file, be it in it as it stands or made small, encoded or drawn.
struct Unpacking {
  struct Part {
    var bytes: [UInt8]
    var style: Style
    /// Where in the file it is, in words; empty for the file itself.
    var place: String
    enum Style {
      case text(FileStyle)
      /// Bytes of which some are words.
      case binary
    }
  }

  private(set) var parts: [Part] = []
  /// What could not be opened, and why.
  private(set) var faults: [String] = []
  private let pdfText: InstalledProgram
  private let pdfInfo: InstalledProgram
  private static let deepest = 4

  init() {
    pdfText = InstalledProgram("pdftotext", package: "poppler-utils", timeLimit: .seconds(300), outputLimit: 512 << 20)
    pdfInfo = InstalledProgram("pdfinfo", package: "poppler-utils", timeLimit: .seconds(60), outputLimit: 64 << 20)
  }

  /// Whether a file is more than its own text.
  static func isPacked(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { kind(of: bytes) != .text }

  private enum Kind { case text, gzip, zip, pdf, jpeg, png, riff, utf16, unreadable, binary }

  private static let signatures: [(bytes: [UInt8], kind: Kind)] = [
    ([0x1F, 0x8B], .gzip), (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip), (Array("%PDF".utf8), .pdf),
    ([0xFF, 0xD8, 0xFF], .jpeg), ([0x89, 0x50, 0x4E, 0x47], .png), (Array("RIFF".utf8), .riff), ([0xFF, 0xFE], .utf16),
    ([0xFE, 0xFF], .utf16),
    ([0x28, 0xB5, 0x2F, 0xFD], .unreadable), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .unreadable), (Array("BZh".utf8), .unreadable),
    ([0x37, 0x7A, 0xBC, 0xAF], .unreadable), (Array("Rar!".utf8), .unreadable),
  ]

  private static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> Kind {
    for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
    return bytes.prefix(1024).contains(0) ? .binary : .text
  }

  /// Takes a file apart.
  mutating func take(_ bytes: [UInt8], named name: String, place: String = "", depth: Int = 0) {
    guard depth < Self.deepest else { return faults.append("\(place) is packed too often") }
    bytes.withUnsafeBufferPointer { buffer in
      switch Self.kind(of: buffer) {
      case .text: parts.append(Part(bytes: bytes, style: .text(FileStyle(named: name)), place: place))
      case .gzip:
        let inside = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        guard let (data, isWhole) = Inflation.inflated(buffer, .wrapped) else { return faults.append("\(name) cannot be unpacked") }
        if !isWhole { faults.append("\(name) cannot be unpacked to its end") }
        parts.append(Part(bytes: Array(bytes.prefix(256)), style: .binary, place: place))
        take(data, named: inside, place: place + " (unpacked)", depth: depth + 1)
      case .zip: takeArchive(buffer, name, place, depth)
      case .pdf: takePDF(bytes, buffer, name, place, depth)
      case .jpeg: takeJPEG(buffer, place)
      case .png: takePNG(buffer, place)
      case .riff: takeRIFF(buffer, place)
      case .utf16: parts.append(Part(bytes: Self.utf8(ofUTF16: buffer), style: .text(FileStyle(named: name)), place: place))
      case .unreadable: faults.append("\(name) is packed in a way that cannot be read")
      case .binary: parts.append(Part(bytes: bytes, style: .binary, place: place))
      }
    }
  }

  static func utf8(ofUTF16 bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let isBig = bytes.first == 0xFE
    let (high, low) = isBig ? (0, 1) : (1, 0)
    var units: [UInt16] = []
    for place in stride(from: 0, to: bytes.count - 1, by: 2) { units.append(UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + low])) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  // MARK: Archives and PDF

  private mutating func takeArchive(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String, _ place: String, _ depth: Int) {
    guard let members = Archive.members(of: bytes) else { return faults.append("\(name) is an archive that cannot be read") }
    for (number, member) in members.enumerated() {
      parts.append(Part(bytes: member.name, style: .text(.text), place: "\(place) (name of a file in it)"))
      let inside = String(decoding: member.name.prefix { $0 != 0x0A }, as: UTF8.self)
      if let bytes = member.bytes {
        take(bytes, named: inside, place: "\(place) (file \(number + 1) in it)", depth: depth + 1)
      } else {
        faults.append("file \(number + 1) in \(name) cannot be unpacked")
      }
    }
  }

  private mutating func takePDF(_ bytes: [UInt8], _ buffer: UnsafeBufferPointer<UInt8>, _ name: String, _ place: String, _ depth: Int) {
    guard read(pdfText, ["-enc", "UTF-8", "-", "-"], bytes, name, .text, "\(place) (text)"),
      read(pdfText, ["-raw", "-enc", "UTF-8", "-", "-"], bytes, name, .text, "\(place) (text)"),
      read(pdfInfo, ["-enc", "UTF-8", "-"], bytes, name, .markup, "\(place) (metadata)"),
      read(pdfInfo, ["-enc", "UTF-8", "-meta", "-"], bytes, name, .markup, "\(place) (metadata)")
    else { return }
    // What stands in it besides: bookmarks, links, forms, attached files.
    var index = 0
    while let start = buffer.first("stream", from: index) {
      index = start + 6
      let data = index + (index < buffer.count && buffer[index] == 0x0D ? 2 : 1)
      guard data < buffer.count, let end = buffer.first("endstream", from: data) else { break }
      index = end + 9
      let stream = UnsafeBufferPointer(rebasing: buffer[data..<end])
      guard stream.count > 2, let (inflated, _) = Inflation.inflated(stream, .wrapped) else { continue }
      parts.append(Part(bytes: inflated, style: .binary, place: "\(place) (data)"))
    }
    parts.append(Part(bytes: Self.withoutStreams(buffer), style: .binary, place: place))
  }

  /// Takes what a program says of a file; false where it says nothing.
  private mutating func read(
    _ program: InstalledProgram, _ arguments: [String], _ bytes: [UInt8], _ name: String, _ style: FileStyle, _ place: String
  ) -> Bool {
    do throws(InstalledProgram.Failure) {
      let outcome = try program.run(arguments: arguments, input: bytes)
      if let reason = outcome.reasonOfFailure {
        faults.append("\(name) cannot be read by \(program.name): \(reason)")
        return false
      }
      parts.append(Part(bytes: outcome.output, style: .text(style), place: place))
      return true
    } catch {
      faults.append("\(name) cannot be read: \(program.name) \(program.reason(of: error)) (apt install \(program.package))")
      return false
    }
  }

  /// The bytes of a PDF between its streams, in which random data may look like words.
  private static func withoutStreams(_ buffer: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var index = 0
    while let start = buffer.first("stream", from: index), let end = buffer.first("endstream", from: start) {
      kept += buffer[index..<start]
      kept.append(0x0A)
      index = end + 9
    }
    return kept + buffer[min(index, buffer.count)...]
  }

  // MARK: Pictures

  private mutating func takeJPEG(_ bytes: UnsafeBufferPointer<UInt8>, _ place: String) {
    for segment in PictureSegments.jpeg(bytes) where segment.isMetadata { add(bytes[segment.range], place) }
  }

  private mutating func takePNG(_ bytes: UnsafeBufferPointer<UInt8>, _ place: String) {
    for chunk in PictureSegments.png(bytes) where chunk.isMetadata {
      add(bytes[chunk.range], place)
      // The text of zTXt and iTXt is packed behind its keyword.
      let data = UnsafeBufferPointer(rebasing: bytes[chunk.range])
      for start in data.indices.dropFirst(8).prefix(120) where data[start] == 0x78 {
        if let (inflated, _) = Inflation.inflated(UnsafeBufferPointer(rebasing: data[start...]), .wrapped) { add(inflated[...], place) }
      }
    }
  }

  private mutating func takeRIFF(_ bytes: UnsafeBufferPointer<UInt8>, _ place: String) {
    for chunk in PictureSegments.riff(bytes) where chunk.isMetadata { add(bytes[chunk.range], place) }
  }

  private mutating func add(_ bytes: some Collection<UInt8>, _ place: String) {
    parts.append(Part(bytes: Array(bytes), style: .binary, place: "\(place) (metadata of the picture)"))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a word stands first from an offset on.
  func first(_ word: StaticString, from start: Int) -> Int? {
    let length = word.utf8CodeUnitCount
    guard start >= 0, count >= length else { return nil }
    var index = start
    while index + length <= count {
      if self[index] == word.utf8Start[0], (1..<length).allSatisfy({ self[index + $0] == word.utf8Start[$0] }) { return index }
      index += 1
    }
    return nil
  }
}

extension FileStyle {
  /// By a file's name.
  init(named name: String) {
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    self =
      switch suffix {
      case "html", "htm", "xhtml", "xml", "svg", "opf", "ncx", "rss", "atom", "rdf": .markup
      case "js", "mjs", "json", "jsonl", "jsonld", "webmanifest", "map": .script
      case "css": .styleSheet
      case "csv", "tsv", "ris": .table
      case "ics", "vcf": .calendar
      default: .text
      }
  }
}
