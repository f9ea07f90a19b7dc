@_spi(_Unicode) import Swift

/// The id of a document: its path under the seeds without the suffix, in lower case and NFC, each run of what is no
/// letter or digit turned into one `-`, none at the ends.
func documentID(ofPath path: String) -> String {
  let stem = path.withoutSuffix
  if stem.utf8.allSatisfy({ $0 < 0x80 }) { return asciiID(stem) }
  var id = ""
  var pending = false
  let lowered = nfc(nfc(stem).lowercased())
  for scalar in lowered.unicodeScalars {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      if pending, !id.isEmpty { id.append("-") }
      pending = false
      id.unicodeScalars.append(scalar)
    } else {
      pending = true
    }
  }
  return id
}

/// The same for ASCII, of which most paths are.
private func asciiID(_ path: String) -> String {
  var id: [UInt8] = []
  id.reserveCapacity(path.utf8.count)
  var pending = false
  for byte in path.utf8 {
    let lowered = byte &- 0x41 < 26 ? byte | 0x20 : byte
    if lowered &- 0x61 < 26 || byte &- 0x30 < 10 {
      if pending, !id.isEmpty { id.append(UInt8(ascii: "-")) }
      pending = false
      id.append(lowered)
    } else {
      pending = true
    }
  }
  return String(decoding: id, as: UTF8.self)
}

private func nfc(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var composed = String.UnicodeScalarView()
  composed.append(contentsOf: text._nfc)
  return String(composed)
}
