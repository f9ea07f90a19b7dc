import Digests
import Foundation
import Testing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4, and lengths around the ends of blocks with digests by sha256sum.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `gives the digests of the standard`(text: String, times: Int, digest: String) {
    #expect(SHA256.digest(of: Array(String(repeating: text, count: times).utf8)) == digest)
  }

  @Test func `gives the same in pieces of any size as sha256sum in one`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for length in [1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 1000, 4097] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255) }
      let file = folder.appending(path: "\(length)")
      try Data(bytes).write(to: file)
      let expected = try run("sha256sum", [file.path]).output.prefix(64)
      for step in [1, 7, 64, 65, length] {
        var hash = SHA256()
        for start in stride(from: 0, to: length, by: step) {
          Array(bytes[start..<min(length, start + step)]).withUnsafeBytes { hash.update($0) }
        }
        #expect(hash.finish() == expected)
      }
    }
  }
}
