/// Runs a program.
struct Machine {
  private let program: Program
  private var output: [UInt8]
  private let outputStart: Int
  private var frames: [Frame] = []
  /// The first frame of the running routine.
  private var base = 0
  private var indentation: [UInt8] = []
  /// The objects inside objects that were looked at last: `frame`, `w`. Templates look at few of them, again and again.
  private var recent: [Recent] = []
  private var oldest = 0
  private static let recentCount = 4

  private struct Recent {
    /// Held, so that no other object can come to stand in its place.
    var rows: Rows
    var index: Int
    var slot: Int
    var value: Value
  }

  /// What an open section works on.
  private struct Frame {
    /// The list or object, or the value itself.
    var value: Value
    var index = 0
    var count = 1

    var item: Value {
      if case .rows(let rows) = value { rows.item(index) } else { value }
    }
  }

  /// Writes what the program makes of a value at the end of the output.
  static func run(_ program: Program, on value: Value, into output: inout [UInt8]) {
    var machine = Machine(program: program, output: output)
    output = []
    machine.frames.append(Frame(value: value))
    machine.run(program.routines[program.start])
    output = machine.output
  }

  private init(program: Program, output: consuming [UInt8]) {
    self.program = program
    outputStart = output.count
    self.output = output
  }

  private mutating func run(_ addresses: Range<Int>) {
    var address = addresses.lowerBound
    while address < addresses.upperBound {
      let instruction = program.code[address]
      address += 1
      switch instruction {
      case .literal(let range): appendLiteral(range)
      case .show(let access, let escape): show(value(access), escape)
      case .test(let access, let isTruthy, let end):
        if value(access).isTruthy != isTruthy { address = end }
      case .each(let access, let end):
        runEach(value(access), address..<end)
        address = end
      case .call(let call): run(call)
      case .choose(let access, let choice):
        if case .text(let name) = value(access), let call = program.choices[choice][name] { run(call) }
      case .lineStart:
        if !indentation.isEmpty, output.count == outputStart || output.last == .newline { output.append(contentsOf: indentation) }
      case .indent(let range): indentation.append(contentsOf: program.literals[range])
      case .outdent(let count): indentation.removeLast(count)
      }
    }
  }

  private mutating func appendLiteral(_ range: Range<Int>) {
    program.literals.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private mutating func runEach(_ value: Value, _ addresses: Range<Int>) {
    guard case .rows(let rows) = value else {
      guard value.isTruthy else { return }
      frames.append(Frame(value: value))
      run(addresses)
      frames.removeLast()
      return
    }
    let count = rows.count
    let position = frames.count
    frames.append(Frame(value: value, index: 0, count: count))
    for index in 0..<count {
      frames[position].index = index
      run(addresses)
    }
    frames.removeLast()
  }

  private mutating func run(_ call: Call) {
    guard let selection = call.selection else { return run(program.routines[call.routine]) }
    let callerBase = base
    let callerCount = frames.count
    for frame in program.frameSelections[selection] { frames.append(frames[callerBase + frame]) }
    base = callerCount
    run(program.routines[call.routine])
    base = callerBase
    frames.removeSubrange(callerCount...)
  }

  private mutating func value(_ access: Access) -> Value {
    switch access {
    case .item(let frame): frames[base + frame].item
    case .slot(let frame, let slot):
      if case .rows(let rows) = frames[base + frame].value { rows.value(frames[base + frame].index, slot: slot) } else { .nothing }
    case .path(let frame, let path): follow(path, from: base + frame)
    case .isFirst(let frame): .flag(frames[base + frame].index == 0)
    case .isLast(let frame): .flag(frames[base + frame].index == frames[base + frame].count - 1)
    case .number(let frame): .number(frames[base + frame].index + 1)
    }
  }

  private mutating func follow(_ path: Int, from frame: Int) -> Value {
    guard case .rows(var rows) = frames[frame].value else { return .nothing }
    var index = frames[frame].index
    let last = program.paths[path].count - 1
    for place in 0..<last {
      guard case .rows(let inner) = object(rows, index, program.paths[path][place]), inner.count > 0 else { return .nothing }
      (rows, index) = (inner, 0)
    }
    return rows.value(index, slot: program.paths[path][last])
  }

  private mutating func object(_ rows: Rows, _ index: Int, _ slot: Int) -> Value {
    // By number, for a loop over the items would hold each.
    for place in recent.indices where recent[place].slot == slot && recent[place].rows === rows && recent[place].index == index {
      return recent[place].value
    }
    let found = Recent(rows: rows, index: index, slot: slot, value: rows.value(index, slot: slot))
    if recent.count < Self.recentCount {
      recent.append(found)
    } else {
      recent[oldest] = found
      oldest = (oldest + 1) % Self.recentCount
    }
    return found.value
  }

  private mutating func show(_ value: Value, _ escape: Escape) {
    switch value {
    case .text(var text): text.withUTF8 { output.append($0, escaped: escape) }
    case .bytes(let bytes): bytes.withUnsafeBufferPointer { output.append($0, escaped: escape) }
    case .number(let number): output.append(number)
    case .flag, .rows, .nothing: break
    }
  }
}
