import Diagnostics
import Digests
import Notation

/// What the last build of a site was made from, and what it came to.
public struct BuildRecord: Sendable, Equatable {
  /// Of all that the site depends on: program, arguments, content.
  public var inputs: Digest
  /// Of the site's folder as the build left it.
  public var output: Digest
  /// The name of the edition that was built.
  public var edition: String
  /// The numbers that the build's last line says, in its order.
  public var counts: [Int]
  /// What the build warned of.
  public var diagnostics: [Diagnostic]

  public init(inputs: Digest, output: Digest, edition: String, counts: [Int], diagnostics: [Diagnostic]) {
    (self.inputs, self.output, self.edition, self.counts, self.diagnostics) = (inputs, output, edition, counts, diagnostics)
  }

  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(inputs)
    writer.write(output)
    writer.write(edition)
    writer.write(counts.count)
    for count in counts { writer.write(count) }
    writer.write(diagnostics.count)
    for diagnostic in diagnostics { diagnostic.write(to: &writer) }
    return writer.bytes
  }

  public init(_ bytes: [UInt8]) throws(ByteReader.Fault) {
    var reader = ByteReader(bytes)
    inputs = try reader.digest()
    output = try reader.digest()
    edition = try reader.text()
    counts = []
    for _ in 0..<(try reader.count()) { counts.append(try reader.number()) }
    diagnostics = []
    for _ in 0..<(try reader.count()) { diagnostics.append(try Diagnostic(from: &reader)) }
    guard reader.isAtEnd else { throw ByteReader.Fault() }
  }
}

extension Diagnostic {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(severity.rawValue)
    writer.write(rule)
    writer.write(message)
    writer.write(location?.file)
    writer.write(location?.line ?? 0)
    writer.write(location?.column ?? 0)
    writer.write(help)
  }

  fileprivate init(from reader: inout ByteReader) throws(ByteReader.Fault) {
    guard let severity = Severity(rawValue: try reader.text()) else { throw ByteReader.Fault() }
    let (rule, message) = (try reader.text(), try reader.text())
    let (file, line, column) = (try reader.optionalText(), try reader.number(), try reader.number())
    self.init(
      severity, rule, message, at: file.map { Location(file: $0, line: line, column: column) }, help: try reader.optionalText())
  }
}
