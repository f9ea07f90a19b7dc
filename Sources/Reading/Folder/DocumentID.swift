@_spi(_Unicode) import Swift

/// The id of a document: its path under the seeds without the suffix, in lower case and NFC, each run of what is no
/// letter or digit turned into one `-`, none at the ends.
func documentID(ofPath path: String) -> String {
  var id = ""
  var pending = false
  let lowered = nfc(nfc(path.withoutSuffix).lowercased())
  for scalar in lowered.unicodeScalars {
    if scalar.isLetterOrDigit {
      if pending, !id.isEmpty { id.append("-") }
      pending = false
      id.unicodeScalars.append(scalar)
    } else {
      pending = true
    }
  }
  return id
}

extension Unicode.Scalar {
  /// Properties are looked up in tables; most paths are ASCII.
  fileprivate var isLetterOrDigit: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self) }
    return properties.isAlphabetic || properties.numericType != nil
  }
}

private func nfc(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var composed = String.UnicodeScalarView()
  composed.append(contentsOf: text._nfc)
  return String(composed)
}
