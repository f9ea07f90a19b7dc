/// Runs a program.
struct Machine {
  private let program: Program
  private var output: [UInt8]
  private let outputStart: Int
  private var frames: [Frame] = []
  /// The first frame of the running routine.
  private var base = 0
  private var indentation: [UInt8] = []

  /// What an open section works on.
  private struct Frame {
    /// The view, or the text, that is looked at now.
    var item: UnsafeRawPointer
    var index = 0
    /// The list or object, or the value itself.
    let value: Value

    init(_ value: Value) {
      self.value = value
      // Where the value is no list or object, nobody asks for an item.
      item = if case .items(let items) = value { items.start } else { UnsafeRawPointer(bitPattern: 1)! }
    }

    var count: Int { if case .items(let items) = value { items.count } else { 1 } }
  }

  /// Writes what the program makes of a value at the end of the output. Whoever calls holds what is stored in it.
  static func run(_ program: Program, on value: Value, into output: inout [UInt8]) {
    var machine = Machine(program: program, output: output)
    output = []
    machine.frames.append(Frame(value))
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
      case .show(.field(let frame, let slot), let escape): show(slot, of: frames[base + frame].item, escape)
      case .show(let access, let escape): show(value(access), escape)
      case .test(let access, let isTruthy, let end):
        if self.isTruthy(access) != isTruthy { address = end }
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
    guard value.isTruthy else { return }
    let position = frames.count
    frames.append(Frame(value))
    defer { frames.removeLast() }
    run(addresses)
    guard case .items(let items) = value else { return }
    for index in 1..<max(1, items.count) {
      frames[position].index = index
      frames[position].item = items[index]
      run(addresses)
    }
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

  // MARK: Values

  private func value(_ access: Access) -> Value {
    switch access {
    case .item(let frame):
      if case .items(let items) = frames[base + frame].value {
        items.item(at: frames[base + frame].item)
      } else {
        frames[base + frame].value
      }
    case .field(let frame, let slot): value(slot, of: frames[base + frame].item)
    case .path(let frame, let path): follow(program.paths[path], from: frames[base + frame].item)
    case .isFirst(let frame): .flag(frames[base + frame].index == 0)
    case .isLast(let frame): .flag(frames[base + frame].index == frames[base + frame].count - 1)
    case .number(let frame): .number(frames[base + frame].index + 1)
    }
  }

  private func follow(_ path: [Slot], from view: UnsafeRawPointer) -> Value {
    var value = value(path[0], of: view)
    for slot in path.dropFirst() {
      guard case .items(let inner) = value, inner.count > 0 else { return .nothing }
      value = withExtendedLifetime(inner) { self.value(slot, of: inner.start).held(by: inner) }
    }
    return value
  }

  private func value(_ slot: Slot, of view: UnsafeRawPointer) -> Value {
    switch slot {
    case .text(let offset): .text(text(view + offset))
    case .optionalText(let offset): .text(optionalText(view + offset) ?? "")
    case .bytes(let offset): .bytes((view + offset).assumingMemoryBound(to: [UInt8].self).pointee)
    case .flag(let offset): .flag((view + offset).load(as: Bool.self))
    case .number(let offset): .number((view + offset).load(as: Int.self))
    case .element(let offset, let place): .text(texts(view + offset)[place])
    case .object(let offset): .items(Items(object: view + offset))
    case .made(let offset, let function): program.functions[function](view + offset)
    }
  }

  private func text(_ place: UnsafeRawPointer) -> String { place.assumingMemoryBound(to: String.self).pointee }

  private func texts(_ place: UnsafeRawPointer) -> [String] { place.assumingMemoryBound(to: [String].self).pointee }

  private func optionalText(_ place: UnsafeRawPointer) -> String? { place.assumingMemoryBound(to: String?.self).pointee }

  private func isTruthy(_ access: Access) -> Bool {
    guard case .field(let frame, let slot) = access else { return value(access).isTruthy }
    let view = frames[base + frame].item
    switch slot {
    case .flag(let offset): return (view + offset).load(as: Bool.self)
    // Asked where they stand, without a copy.
    case .text(let offset): return !(view + offset).assumingMemoryBound(to: String.self).pointee.isEmpty
    case .bytes(let offset): return !(view + offset).assumingMemoryBound(to: [UInt8].self).pointee.isEmpty
    default: return value(slot, of: view).isTruthy
    }
  }

  // MARK: Showing

  private mutating func show(_ slot: Slot, of view: UnsafeRawPointer, _ escape: Escape) {
    switch slot {
    case .text(let offset): show(text(view + offset), escape)
    case .element(let offset, let place): show(texts(view + offset)[place], escape)
    default: show(value(slot, of: view), escape)
    }
  }

  @inline(__always)
  private mutating func show(_ text: String, _ escape: Escape) {
    var text = text
    text.withUTF8 { output.append($0, escaped: escape) }
  }

  private mutating func show(_ value: Value, _ escape: Escape) {
    switch value {
    case .text(let text): show(text, escape)
    case .bytes(let bytes): bytes.withUnsafeBufferPointer { output.append($0, escaped: escape) }
    case .number(let number): output.append(decimal: number)
    case .flag, .items, .nothing: break
    }
  }
}
