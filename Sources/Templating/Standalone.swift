/// White space around tags, as the Mustache specification has it: a line that holds nothing but tags and blanks leaves no line in
/// the output.
struct LineJoiner {
  private let bytes: [UInt8]
  private let keepsIndentation: Bool
  private var openTags: [TagKind] = []
  private var result: [Token] = []

  /// Takes the white space of standalone tags out of the tokens and notes their indentation. Where indentation is kept, the
  /// beginnings of all other lines are marked.
  static func join(_ tokens: [Token], of bytes: [UInt8], keepsIndentation: Bool) -> [Token] {
    var joiner = LineJoiner(bytes: bytes, keepsIndentation: keepsIndentation)
    var line: [Token] = []
    for token in tokens {
      line.append(token)
      if case .text(let range) = token, bytes[range.upperBound - 1] == .newline {
        joiner.finish(line)
        line = []
      }
    }
    joiner.finish(line)
    return joiner.result
  }

  private init(bytes: [UInt8], keepsIndentation: Bool) {
    self.bytes = bytes
    self.keepsIndentation = keepsIndentation
  }

  private mutating func finish(_ line: [Token]) {
    guard let first = line.first else { return }
    var indentation: [UInt8] = []
    if case .text(let range) = first { indentation = Array(bytes[range].prefix { $0.isBlank }) }
    let isStandalone = isStandalone(line)
    if keepsIndentation, !isStandalone, !isEmpty(line) { result.append(.lineStart) }
    var onlyBlanks = true
    for token in line {
      switch token {
      case .text(let range):
        if !isStandalone { result.append(token) }
        if bytes[range].contains(where: { !$0.isSpace }) { onlyBlanks = false }
      case .tag(var tag):
        tag.isStandalone = isStandalone
        if onlyBlanks { tag.indentation = indentation }
        if tag.kind != .parent, tag.kind != .block { onlyBlanks = false }
        result.append(.tag(tag))
      case .lineStart: break
      }
    }
  }

  private func isEmpty(_ line: [Token]) -> Bool {
    if line.count == 1, case .text(let range) = line[0] { return bytes[range].allSatisfy { $0 == .newline || $0 == 0x0D } }
    return false
  }

  /// Several tags on a line are standalone only where they are all about inheritance, and then not where a block of the template
  /// itself opens and closes between them: `{{$title}}{{/title}}` is a place within a line.
  private mutating func isStandalone(_ line: [Token]) -> Bool {
    var tags: [(kind: TagKind, isInheritance: Bool)] = []
    var isBlank = true
    var closesOwnBlock = false
    for token in line {
      switch token {
      case .text(let range): isBlank = isBlank && bytes[range].allSatisfy { $0.isSpace }
      case .tag(let tag):
        var isInheritance = tag.kind == .parent || tag.kind == .block
        switch tag.kind {
        case .section, .inverted, .parent, .block: openTags.append(tag.kind)
        case .close:
          let opened = openTags.popLast()
          isInheritance = opened == .parent || opened == .block
          if opened == .block, tags.contains(where: { $0.kind == .block }) { closesOwnBlock = true }
        default: break
        }
        tags.append((tag.kind, isInheritance))
      case .lineStart: break
      }
    }
    guard isBlank, let first = tags.first, tags.allSatisfy({ $0.kind.canStandAlone }) else { return false }
    if tags.count == 1 { return true }
    return tags.allSatisfy(\.isInheritance) && (first.kind == .parent || !closesOwnBlock)
  }
}
