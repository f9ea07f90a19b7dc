import Diagnostics

/// Compiles a template for one shape, with all that it includes.
struct Compiler {
  let templates: TemplateLibrary
  let isXML: Bool
  var program = Program()
  var diagnostics = Set<Diagnostic>()

  private var routines: [Routine] = []
  private var routineIndices: [RoutineKey: Int] = [:]
  private var calls = CallGraph()
  private var callSites: [CallGraph.Edge: CallSite] = [:]
  var code: [Instruction] = []
  var literal: [UInt8] = []

  /// How many templates are being compiled, each for the one that includes it.
  private var depth = 0
  private static let deepest = 200

  /// What makes two uses of a template the same: then they share their instructions.
  private struct RoutineKey: Hashable {
    var template: Int
    var context: Context
    var overrides: [String: BlockReference]
    var place: Place
  }

  private struct Routine {
    var code: [Instruction] = []
    /// The place at its end; nil while it is being compiled.
    var end: Place?
    var isCalledByItself = false
  }

  private struct CallSite {
    var template: Int
    var name: Name
  }

  /// A block of a template.
  struct BlockReference: Hashable {
    var template: Int
    var block: BlockIndex
  }

  /// Where the compiler is.
  struct Scope {
    var template: Int
    var routine: Int
    var context: Context
    var place: Place
    /// What stands for blocks of these names: the blocks of the templates that inherit from this one.
    var overrides: [String: BlockReference] = [:]
  }

  init(_ templates: TemplateLibrary, format: Format) {
    self.templates = templates
    isXML = format == .xml
  }

  /// Compiles the template as a whole document.
  mutating func compile(_ template: Int, for kind: Kind) {
    let format = templates.syntaxes[template].format
    let scope = Scope(
      template: template, routine: -1, context: Context(kind), place: format == .text ? .plain : .content)
    let (start, end) = routine(scope)
    let source = templates.syntaxes[template].source
    if diagnostics.isEmpty, end != .plain, end != .content {
      report("template-branch", "the template ends in \(end.title)", at: source.text.count, in: template, help: "close what is open")
    }
    reportEndlessCalls()
    program.start = start
    for routine in routines {
      let offset = program.code.count
      program.code += routine.code.map { $0.moved(by: offset) }
      program.routines.append(offset..<program.code.count)
    }
  }

  mutating func report(_ rule: String, _ message: String, at offset: Int, in template: Int, help: String?) {
    diagnostics.insert(Diagnostic(.error, rule, message, at: templates.syntaxes[template].location(of: offset), help: help))
  }
}

// MARK: Routines

extension Compiler {
  /// The routine for a template in the scope's context, compiled if it is not yet, and the place after it.
  private mutating func routine(_ scope: Scope) -> (index: Int, end: Place) {
    let key = RoutineKey(template: scope.template, context: scope.context, overrides: scope.overrides, place: scope.place)
    if let index = routineIndices[key] {
      if routines[index].end == nil { routines[index].isCalledByItself = true }
      return (index, routines[index].end ?? scope.place)
    }
    let index = routines.count
    routineIndices[key] = index
    routines.append(Routine())
    let syntax = templates.syntaxes[scope.template]
    diagnostics.formUnion(syntax.diagnostics)
    guard syntax.diagnostics.isEmpty else {
      routines[index].end = scope.place
      return (index, scope.place)
    }

    guard depth < Self.deepest else {
      report(
        "template-depth", "templates include each other more than \(Self.deepest) deep", at: 0, in: scope.template,
        help: "include it somewhere further up")
      routines[index].end = scope.place
      return (index, scope.place)
    }
    depth += 1
    defer { depth -= 1 }
    let (outerCode, outerLiteral) = (code, literal)
    (code, literal) = ([], [])
    var inner = scope
    inner.routine = index
    emit(syntax.nodes, in: &inner)
    flush()
    routines[index].code = code
    routines[index].end = inner.place
    (code, literal) = (outerCode, outerLiteral)
    if routines[index].isCalledByItself, inner.place != scope.place {
      report(
        "template-branch", "the template includes itself and ends in \(inner.place.title), not in \(scope.place.title)",
        at: 0, in: scope.template, help: "close all that it opens")
    }
    return (index, inner.place)
  }

  /// The call of a template from here, and the place after it.
  mutating func call(_ template: Int, _ name: Name, from scope: Scope, adding overrides: [String: BlockReference]) -> (Call, Place) {
    let (context, positions) = scope.context.canonical()
    var inner = scope
    inner.template = template
    inner.context = context
    inner.overrides = overrides.merging(scope.overrides) { _, outer in outer }
    let (routine, end) = routine(inner)
    let frames = positions.map { scope.context.frames[$0] }.map { CallGraph.Origin(frame: $0.origin, isPart: $0.isPart) }
    let edge = CallGraph.Edge(from: scope.routine, to: routine, frames: frames)
    calls.add(edge)
    callSites[edge] = callSites[edge] ?? CallSite(template: scope.template, name: name)
    if positions.count == scope.context.frames.count { return (Call(routine: routine), end) }
    if !program.frameSelections.contains(positions) { program.frameSelections.append(positions) }
    return (Call(routine: routine, selection: program.frameSelections.firstIndex(of: positions)), end)
  }

  private mutating func reportEndlessCalls() {
    guard routines.contains(where: \.isCalledByItself) else { return }
    for case let site? in calls.endlessCalls().map({ callSites[$0] }) {
      report(
        "template-recursion", "`\(site.name.shown)` includes itself without end", at: site.name.offset, in: site.template,
        help: "let it include itself in the section of a list or an object that its own item holds")
    }
  }
}

extension Instruction {
  fileprivate func moved(by offset: Int) -> Instruction {
    switch self {
    case .test(let access, let isTruthy, let end): .test(access, isTruthy: isTruthy, end: end + offset)
    case .each(let access, let end): .each(access, end: end + offset)
    default: self
    }
  }
}
