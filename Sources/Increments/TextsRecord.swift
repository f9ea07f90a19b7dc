import Digests
import Notation

/// The texts of a site as the last build found them, so that the next one can tell that only some of them changed, and what shows that.
public struct TextsRecord: Sendable, Equatable {
  /// Of all that the build depended on, as in its ``BuildRecord``.
  public var inputs: Digest
  /// Of the same without the files of the texts.
  public var surroundings: Digest
  /// Of what all texts together tell of names.
  public var names: Digest
  /// By the path of its file.
  public var texts: [String: Text]

  public struct Text: Sendable, Equatable {
    /// Of the file as it looks from outside.
    public var file: Digest
    /// Of what stands before the text.
    public var frontMatter: Digest
    /// Of what other pages than its own show of it.
    public var face: Digest

    public init(file: Digest, frontMatter: Digest, face: Digest) {
      (self.file, self.frontMatter, self.face) = (file, frontMatter, face)
    }
  }

  public init(inputs: Digest, surroundings: Digest, names: Digest, texts: [String: Text]) {
    (self.inputs, self.surroundings, self.names, self.texts) = (inputs, surroundings, names, texts)
  }

  /// For `init(_:)` to read.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    for digest in [inputs, surroundings, names] { writer.write(digest) }
    writer.write(texts.count)
    for (path, text) in texts {
      writer.write(path)
      for digest in [text.file, text.frontMatter, text.face] { writer.write(digest) }
    }
    return writer.bytes
  }

  /// - Throws: Where something else stands there.
  public init(_ bytes: [UInt8]) throws(ByteReader.Fault) {
    var reader = ByteReader(bytes)
    inputs = try reader.digest()
    surroundings = try reader.digest()
    names = try reader.digest()
    texts = [:]
    let count = try reader.count()
    texts.reserveCapacity(count)
    for _ in 0..<count {
      let path = try reader.text()
      texts[path] = Text(file: try reader.digest(), frontMatter: try reader.digest(), face: try reader.digest())
    }
    guard reader.isAtEnd, texts.count == count else { throw ByteReader.Fault() }
  }
}
