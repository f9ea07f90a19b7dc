/// The parts of which files of pictures are made.
enum PictureSegments {
  struct Segment {
    var range: Range<Int>
    /// It says something of the picture and is none of it.
    var isMetadata: Bool
  }

  /// The segments of a JPEG up to the picture itself, and what stands behind it (ITU T.81, B).
  ///
  /// Of the application segments JFIF's, the colours' (ICC) and Adobe's belong to the picture.
  static func jpeg(_ bytes: UnsafeBufferPointer<UInt8>) -> [Segment] {
    var segments = [Segment(range: 0..<min(2, bytes.count), isMetadata: false)]
    var index = 2
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {
        segments.append(Segment(range: index..<(index + 1), isMetadata: false))
        index += 1
        continue
      }
      let isPlain = marker == 0xD8 || marker == 0x01 || (0xD0...0xD7).contains(marker)
      let end = isPlain ? index + 2 : index + 2 + Int(bytes.bigNumber(2, at: index + 2))
      if marker == 0xDA || marker == 0xD9 || end > bytes.count { break }
      let isColour = marker == 0xE2 && bytes[index..<end].dropFirst(4).starts(with: "ICC_PROFILE".utf8)
      let isMetadata = marker == 0xFE || (0xE1...0xEF).contains(marker) && marker != 0xEE && !isColour
      segments.append(Segment(range: index..<end, isMetadata: isMetadata))
      index = end
    }
    // The picture reaches to its last end marker; what follows belongs to nobody.
    var end = bytes.count
    var place = index
    while place + 1 < bytes.count {
      if bytes[place] == 0xFF, bytes[place + 1] == 0xD9 {
        end = place + 2
        break
      }
      place += 1
    }
    segments.append(Segment(range: min(index, end)..<end, isMetadata: false))
    if end < bytes.count { segments.append(Segment(range: end..<bytes.count, isMetadata: true)) }
    return segments
  }

  /// The chunks of PNG that a picture is drawn from; what others hold is something said of it.
  private static let drawnChunks: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    "cICP", "mDCV", "cLLI",
  ]

  /// The chunks of a PNG with their lengths and checksums (ISO 15948).
  static func png(_ bytes: UnsafeBufferPointer<UInt8>) -> [Segment] {
    var segments = [Segment(range: 0..<min(8, bytes.count), isMetadata: false)]
    var index = 8
    var isEnded = false
    while index + 12 <= bytes.count, !isEnded {
      let end = index + 12 + Int(bytes.bigNumber(4, at: index))
      guard end <= bytes.count else { break }
      let type = String(decoding: bytes[(index + 4)..<(index + 8)], as: UTF8.self)
      segments.append(Segment(range: index..<end, isMetadata: !drawnChunks.contains(type)))
      isEnded = type == "IEND"
      index = end
    }
    if index < bytes.count { segments.append(Segment(range: index..<bytes.count, isMetadata: isEnded)) }
    return segments
  }

  /// The chunks of a RIFF file, such as WebP, behind its header.
  static func riff(_ bytes: UnsafeBufferPointer<UInt8>) -> [Segment] {
    var segments = [Segment(range: 0..<min(12, bytes.count), isMetadata: false)]
    var index = 12
    while index + 8 <= bytes.count {
      let size = Int(bytes.number(4, at: index + 4))
      let end = min(bytes.count, index + 8 + size + size % 2)
      let type = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
      segments.append(Segment(range: index..<end, isMetadata: ["EXIF", "XMP ", "LIST"].contains(type)))
      index = end
    }
    if index < bytes.count { segments.append(Segment(range: index..<bytes.count, isMetadata: true)) }
    return segments
  }
}
