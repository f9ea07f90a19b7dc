extension String {
  /// A kind or a stance as prose has it: spaces between its words, where metadata has hyphens.
  var inWords: String {
    guard utf8.contains(UInt8(ascii: "-")) else { return self }
    return String(decoding: utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
