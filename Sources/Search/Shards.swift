/// Sorted entries cut into files of about one length.
struct Shards: Sendable {
  private let entries: [[UInt8]]
  private var runs: [Range<Int>] = []
  /// For each file the shortest text that sorts behind the words of the file before, and not behind the file's own.
  private(set) var firsts: [String] = []

  /// - Parameters:
  ///   - entries: a word, a mark outside of words, and more; sorted by the word. Without any there is one empty file.
  ///   - length: when a file is full, in bytes. A file can be longer by one word's entries.
  init(_ entries: [[UInt8]], length: Int) {
    self.entries = entries
    var (start, size) = (0, 0)
    for place in entries.indices {
      if size + entries[place].count > length, place > start, Self.word(entries[place]) != Self.word(entries[place - 1]) {
        close(start..<place)
        (start, size) = (place, 0)
      }
      size += entries[place].count + 1
    }
    close(start..<entries.count)
  }

  private mutating func close(_ run: Range<Int>) {
    let own = entries.isEmpty ? [] : Array(Self.word(entries[run.lowerBound]))
    var length = 0
    if run.lowerBound > 0 {
      let last = Array(Self.word(entries[run.lowerBound - 1]))
      length = zip(own, last).prefix { $0 == $1 }.count + 1
      while length < own.count, own[length] & 0xC0 == 0x80 { length += 1 }
    }
    firsts.append(String(decoding: own[..<length], as: UTF8.self))
    runs.append(run)
  }

  var indices: Range<Int> { runs.indices }

  func file(_ name: String, _ number: Int) -> (String, [UInt8]) {
    let bytes = Script.file(name) { output in
      output.append(UInt8(ascii: "\""))
      for place in runs[number] {
        if place > runs[number].lowerBound { output.append(UInt8(ascii: "|")) }
        output += entries[place]
      }
      output.append(UInt8(ascii: "\""))
    }
    return (name, bytes)
  }

  /// The word of an entry: all before its mark.
  private static func word(_ entry: [UInt8]) -> ArraySlice<UInt8> { entry.prefix { !" *+".utf8.contains($0) } }
}
