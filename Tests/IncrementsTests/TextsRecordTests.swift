import Digests
import Increments
import Notation
import Testing

@Suite struct TextsRecordTests {
  private let record = TextsRecord(
    inputs: Digest(of: ["a"]), surroundings: Digest(of: ["b"]), names: Digest(of: ["c"]),
    texts: [
      "seeds/a.md": TextsRecord.Text(file: Digest(of: ["d"]), frontMatter: .zero, face: Digest(of: ["e"])),
      "seeds/ünicode.txt": TextsRecord.Text(file: Digest(of: ["f"]), frontMatter: Digest(of: ["g"]), face: Digest(of: ["h"])),
    ])

  @Test func whatIsWrittenIsRead() throws { #expect(try TextsRecord(record.bytes) == record) }

  @Test func whatIsCutOffOrChangedIsNeverTrusted() {
    let bytes = record.bytes
    for count in 0..<bytes.count { #expect(throws: ByteReader.Fault.self) { try TextsRecord(Array(bytes.prefix(count))) } }
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] = 0xFF
      _ = try? TextsRecord(damaged)
    }
  }
}
