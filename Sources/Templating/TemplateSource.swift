import Diagnostics

/// The text of a template.
public struct TemplateSource: Sendable {
  /// What other templates call it: `person.html`. From a template of the same format, `person` will do.
  public var name: String
  /// The file's path as messages show it.
  public var file: String
  /// The text in UTF-8.
  public var text: [UInt8]

  public init(name: String, file: String, text: [UInt8]) {
    self.name = name
    self.file = file
    self.text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
  }

  /// The place of a byte: lines count from 1, columns count Unicode scalars from 1.
  func location(of offset: Int) -> Location {
    var line = 1
    var column = 1
    for byte in text[..<min(offset, text.count)] {
      if byte == .newline {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Location(file: file, line: line, column: column)
  }
}
