extension Sequence<String> {
  /// A name made of the words of texts, as part of an anchor that holds when other content comes and goes.
  ///
  /// The letters and digits of 30 bits of an FNV-1a hash of the texts' UTF-8 without white space. Two texts may have one name.
  public var shortHash: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in self { for byte in text.utf8 where byte > 0x20 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    return String(hash >> 34, radix: 36)
  }
}
