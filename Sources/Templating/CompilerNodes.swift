import Diagnostics

/// The instructions for text, values and sections.
extension Compiler {
  mutating func emit(_ nodes: [Node], in scope: inout Scope) {
    for node in nodes {
      switch node {
      case .text(let range): emitText(range, in: &scope)
      case .lineStart: emit(.lineStart)
      case .variable(let name, let isRaw): emitVariable(name, isRaw: isRaw, in: &scope)
      case .section(let name, let isInverted, let nodes): emitSection(name, isInverted: isInverted, nodes, in: &scope)
      case .partial(let name, let indentation): emitPartial(name, overrides: [:], indentation, in: &scope)
      case .parent(let name, let overrides, let indentation):
        let references = overrides.map { BlockReference(template: scope.template, block: $0) }
        let blocks = Dictionary(uniqueKeysWithValues: references.map { (templates[$0].name.text, $0) })
        checkBlocks(blocks, of: name, in: scope)
        emitPartial(name, overrides: blocks, indentation, in: &scope)
      case .block(let index): emitBlock(index, in: &scope)
      }
    }
  }

  /// Ends the literal that is being gathered.
  mutating func flush() {
    guard !literal.isEmpty else { return }
    code.append(.literal(store(literal)))
    literal = []
  }

  mutating func store(_ bytes: [UInt8]) -> Range<Int> {
    program.literals += bytes
    return program.literals.count - bytes.count..<program.literals.count
  }

  mutating func emit(_ instruction: Instruction) {
    flush()
    code.append(instruction)
  }

  private mutating func emitText(_ range: Range<Int>, in scope: inout Scope) {
    let text = templates.syntaxes[scope.template].source.text[range]
    literal += text
    var reader = PlaceReader(place: scope.place, isXML: isXML)
    if let (offset, problem, help) = reader.read(text) {
      report("template-escape", problem, at: range.lowerBound + offset, in: scope.template, help: help)
    }
    scope.place = reader.place
  }

  mutating func resolve(_ name: Name, in scope: Scope) -> Context.Meaning {
    do {
      return try scope.context.resolve(name, in: &program)
    } catch {
      let message = error.reason?.message ?? "there is no `\(error.name)` here"
      let help = error.reason?.help ?? error.suggestion
      report("template-name", message, at: name.offset, in: scope.template, help: help)
      return .unknown
    }
  }

  private mutating func emitVariable(_ name: Name, isRaw: Bool, in scope: inout Scope) {
    if case .value(let access, let kind, _) = resolve(name, in: scope) {
      do {
        emit(.show(access, try Escape.forValue(of: kind, isRaw: isRaw, at: scope.place, isXML: isXML)))
      } catch {
        report(error.rule, "`\(name.text)` \(error.message)", at: name.offset, in: scope.template, help: error.help)
      }
    }
    scope.place = scope.place.afterValue()
  }

  private mutating func emitSection(_ name: Name, isInverted: Bool, _ nodes: [Node], in scope: inout Scope) {
    let meaning = resolve(name, in: scope)
    var access = Access.item(frame: 0)
    var isFlag = false
    var repeats = false
    if case .value(let found, let kind, _) = meaning {
      access = found
      if case .flag = kind { isFlag = true }
      if case .list = kind { repeats = !isInverted }
    }
    flush()
    let before = code.count
    let outer = scope.context
    let start = scope.place
    func instruction(end: Int) -> Instruction {
      isInverted || isFlag ? .test(access, isTruthy: !isInverted, end: end) : .each(access, end: end)
    }
    if !isInverted, !isFlag { scope.context = outer.pushing(meaning) }
    var place = start
    // A list's next item begins where the one before it ends, so its section must fit there too.
    for _ in 0..<(repeats ? 3 : 1) {
      code.removeSubrange(before...)
      code.append(instruction(end: 0))
      scope.place = place
      emit(nodes, in: &scope)
      flush()
      guard let joined = place.joined(with: scope.place) else {
        reportBranch(name, start: start, end: scope.place, in: scope)
        break
      }
      if joined == place { break }
      place = joined
    }
    code[before] = instruction(end: code.count)
    scope.context = outer
    scope.place = place
  }

  mutating func reportBranch(_ name: Name, start: Place, end: Place, in scope: Scope) {
    report(
      "template-branch", "the section `\(name.text)` begins in \(start.title) and ends in \(end.title)", at: name.offset,
      in: scope.template, help: "let a section end where it begins: close in it what it opens")
  }
}

extension Context.Failure {
  /// What could have been meant, and what there is.
  fileprivate var suggestion: String {
    let all = shapes.flatMap { $0.fields.map(\.name) }
    let offered = shapes.map { "\($0.name) has \(Self.list($0.fields.map(\.name)))" }
    let list = offered.isEmpty ? "no names can be used here" : offered.joined(separator: "; ")
    return nearestName(to: name, among: all).map { "did you mean `\($0)`? \(list)" } ?? list
  }

  /// Names in a line that can still be read: of very many the first.
  private static func list(_ names: [String]) -> String {
    let most = 40
    if names.isEmpty { return "no names" }
    return names.prefix(most).joined(separator: ", ") + (names.count > most ? " and \(names.count - most) more" : "")
  }
}
