/// What files of pictures say besides the picture: who took it, where, of whom. Taken out without touching the picture.
public enum PictureMetadata {
  /// The picture alone; nil where the bytes are none that is known (JPEG, PNG, WebP, GIF and TIFF are).
  ///
  /// How a JPEG is to be turned is kept.
  public static func removed(from bytes: [UInt8]) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { buffer in
      if buffer.starts(with: [0xFF, 0xD8, 0xFF]) { return jpeg(buffer) }
      if buffer.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return joined(PictureSegments.png(buffer), buffer) }
      if buffer.starts(with: "RIFF".utf8), buffer.dropFirst(8).starts(with: "WEBP".utf8) { return webP(buffer) }
      if buffer.starts(with: "GIF8".utf8) { return gif(buffer) }
      if buffer.starts(with: [0x49, 0x49, 0x2A, 0]) || buffer.starts(with: [0x4D, 0x4D, 0, 0x2A]) { return tiff(buffer) }
      return nil
    }
  }

  private static func joined(_ segments: [PictureSegments.Segment], _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    segments.filter { !$0.isMetadata }.flatMap { bytes[$0.range] }
  }

  // MARK: JPEG

  private static func jpeg(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let segments = PictureSegments.jpeg(bytes)
    var output = joined(segments, bytes)
    let exif = segments.lazy.filter { bytes[$0.range].dropFirst(4).starts(with: "Exif\u{0}\u{0}".utf8) }.first
    if let exif, let orientation = orientation(UnsafeBufferPointer(rebasing: bytes[exif.range].dropFirst(10))),
      (2...8).contains(orientation)
    {
      // An Exif segment with the one entry 0x0112 (Exif 2.3, 4.6).
      let directory: [UInt8] = [
        0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0,
      ]
      output.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(directory.count + 8)] + Array("Exif\u{0}\u{0}".utf8) + directory, at: 2)
    }
    return output
  }

  private static func orientation(_ tiff: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let reader = TIFFReader(tiff)
    return reader.entries(at: reader.number(4, 4)).first { $0.tag == 0x112 }.map { reader.number(2, $0.place + 8) }
  }

  // MARK: WebP and GIF

  private static func webP(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output = joined(PictureSegments.riff(bytes), bytes)
    let size = UInt32(output.count - 8)
    for byte in 0..<4 { output[4 + byte] = UInt8(truncatingIfNeeded: size >> UInt32(8 * byte)) }
    // VP8X says whether Exif (8) and XMP (4) follow.
    if output.count > 20, output[12..<16].elementsEqual("VP8X".utf8) { output[20] &= ~0x0C }
    return output
  }

  /// Without the extensions for comments, plain text and applications, save the one that repeats an animation.
  private static func gif(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard bytes.count > 13 else { return nil }
    func tableLength(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << Int((flags & 7) + 1) }
    func blocksEnd(_ start: Int) -> Int {
      var index = start
      while index < bytes.count, bytes[index] != 0 { index += Int(bytes[index]) + 1 }
      return min(bytes.count, index + 1)
    }
    var index = 13 + tableLength(bytes[10])
    guard index <= bytes.count else { return nil }
    var output = Array(bytes[..<index])
    while index + 1 < bytes.count {
      let start = index
      switch bytes[index] {
      case 0x21:
        index = blocksEnd(index + 2)
        let isAnimation = bytes[start..<index].dropFirst(3).starts(with: "NETSCAPE2.0".utf8)
        if bytes[start + 1] == 0xF9 || isAnimation { output += bytes[start..<index] }
      case 0x2C:
        guard index + 10 <= bytes.count else { return nil }
        index = blocksEnd(min(bytes.count, index + 11 + tableLength(bytes[index + 9])))
        output += bytes[start..<index]
      default: return output + [0x3B]
      }
    }
    return output + [0x3B]
  }

  // MARK: TIFF

  /// Entries of words: description, make, model, software, date, artist, computer, copyright, XMP, IPTC, Photoshop's, and those of Windows.
  private static let wordyTags: Set<UInt32> = [
    0x10D, 0x10E, 0x10F, 0x110, 0x11D, 0x131, 0x132, 0x13B, 0x13C, 0x2BC, 0x83BB, 0x8649, 0x8298, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F,
    0xC6D2,
  ]

  /// In place, since a TIFF points from anywhere to anywhere: what the entries hold is overwritten with zeros.
  private static func tiff(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let reader = TIFFReader(bytes)
    var output = Array(bytes)
    var directories = [reader.number(4, 4)]
    var seen: Set<UInt32> = []
    while let place = directories.popLast() {
      guard place > 0, seen.insert(place).inserted, seen.count < 1000 else { continue }
      let entries = reader.entries(at: place)
      for entry in entries {
        if entry.tag == 0x8769 || entry.tag == 0x8825 {
          clear(reader.entries(at: reader.number(4, entry.place + 8)).map { $0 }, reader, &output)
        } else if entry.tag == 0x14A {
          directories.append(reader.number(4, entry.place + 8))
        } else if wordyTags.contains(entry.tag) {
          clear([entry], reader, &output)
        }
      }
      directories.append(reader.number(4, Int(place) + 2 + 12 * entries.count))
    }
    return output
  }

  private static func clear(_ entries: [TIFFReader.Entry], _ reader: TIFFReader, _ output: inout [UInt8]) {
    for entry in entries {
      let size = reader.size(of: entry)
      let start = size <= 4 ? entry.place + 8 : Int(reader.number(4, entry.place + 8))
      for place in start..<min(output.count, max(start, start + size)) where place >= 0 { output[place] = 0 }
    }
  }
}

/// The directories of a TIFF, which Exif uses too (TIFF 6.0, 2).
struct TIFFReader {
  struct Entry {
    var tag: UInt32
    var place: Int
  }
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isBig: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    isBig = bytes.first == 0x4D
  }

  func number(_ size: Int, _ place: Int) -> UInt32 { isBig ? bytes.bigNumber(size, at: place) : bytes.number(size, at: place) }

  func entries(at place: UInt32) -> [Entry] {
    let start = Int(place)
    let count = Int(number(2, start))
    guard start + 2 + 12 * count <= bytes.count else { return [] }
    return (0..<count).map { Entry(tag: number(2, start + 2 + 12 * $0), place: start + 2 + 12 * $0) }
  }

  /// How many bytes the value of an entry takes.
  func size(of entry: Entry) -> Int {
    let count = min(Int(number(4, entry.place + 4)), bytes.count)
    switch number(2, entry.place + 2) {
    case 3, 8: return count * 2
    case 4, 9, 11, 13: return count * 4
    case 5, 10, 12: return count * 8
    default: return count
    }
  }
}
