import Diagnostics
import Digests
import Increments
import Notation
import Testing

@Suite struct BuildRecordTests {
  private let record = BuildRecord(
    inputs: Digest(of: ["a"]), output: Digest(of: ["b"]), edition: "public", counts: [3, 0, -1, 1 << 40],
    diagnostics: [
      Diagnostic(.warning, "rule", "what is wrong – ünicode", at: Location(file: "seeds/a.md", line: 3, column: 14), help: "do this"),
      Diagnostic(.error, "bare", "no place"),
    ])

  @Test func whatIsWrittenIsRead() throws {
    #expect(try BuildRecord(record.bytes) == record)
  }

  @Test func whatIsCutOffOrChangedIsNeverTrusted() {
    let bytes = record.bytes
    for count in 0..<bytes.count { #expect(throws: ByteReader.Fault.self) { try BuildRecord(Array(bytes.prefix(count))) } }
    // Whatever stands there, reading it ends.
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] = 0xFF
      _ = try? BuildRecord(damaged)
    }
  }
}
