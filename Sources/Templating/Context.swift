/// The stack of what the open sections of a template work on, as far as it is known when a template is compiled.
struct Context: Hashable {
  private(set) var frames: [Frame]

  /// What is known of a frame.
  struct Frame: Hashable {
    var content: Content
    /// Whether it is the item of a list.
    var isItem = false
    /// The frame of the routine's beginning that this one is, or is a part of.
    var origin: Int
    var isPart = false
  }

  enum Content {
    case object(Shape)
    case scalar(Kind)
    /// What a misspelt name stands for, which knows every name, so that one mistake gives one message.
    case unknown
  }

  /// What a name means.
  enum Meaning {
    case value(Access, Kind, frame: Int)
    case unknown
  }

  init(_ kind: Kind) {
    frames = [Frame(content: Content(kind), origin: 0)]
  }

  /// The frames that the section of a value adds.
  func pushing(_ meaning: Meaning) -> Context {
    var context = self
    switch meaning {
    case .unknown: context.frames.append(Frame(content: .unknown, origin: 0))
    case .value(_, let kind, let frame):
      let isList = if case .list = kind { true } else { false }
      let item = if case .list(of: let item) = kind { item } else { kind }
      context.frames.append(Frame(content: Content(item), isItem: isList, origin: frames[frame].origin, isPart: true))
    }
    return context
  }

  /// The frames, and their positions here, that a template which is called from here can tell apart. Names of an object are found in
  /// the innermost one of its shape, so that outer ones of that shape do not count; this keeps the contexts of templates that
  /// include themselves finite.
  func canonical() -> (context: Context, positions: [Int]) {
    var seen: [Content] = []
    let loop = frames.lastIndex(where: \.isItem)
    var positions: [Int] = []
    for (index, frame) in frames.enumerated().reversed() {
      let isNew = !frame.content.isScalar && !seen.contains(frame.content)
      if isNew { seen.append(frame.content) }
      if isNew || index == frames.count - 1 || index == loop { positions.append(index) }
    }
    positions.reverse()
    var context = self
    context.frames = positions.enumerated().map { position, index in
      Frame(content: frames[index].content, isItem: index == loop, origin: position)
    }
    return (context, positions)
  }
}

extension Context {
  /// What a name means here. Fails with the names that could have been meant.
  func resolve(_ name: Name, in program: inout Program) throws(Failure) -> Meaning {
    let last = frames.count - 1
    if name.text == "." { return meaning(of: frames[last].content, .item(frame: last), frame: last) }
    if name.text.utf8.first == UInt8(ascii: "@") { return try resolveLoopName(name.text) }
    for index in frames.indices.reversed() {
      switch frames[index].content {
      case .unknown: return .unknown
      case .object(let shape):
        guard let slot = shape.slot(of: name.parts[0]) else { continue }
        let field = shape.fields[slot]
        let place = program.place(field.source)
        if name.parts.count == 1 { return .value(.field(frame: index, place), field.kind, frame: index) }
        return try follow(name.parts, from: field.kind, path: [place], frame: index, in: &program)
      case .scalar: continue
      }
    }
    throw Failure(name: name.parts[0], shapes: shapes)
  }

  /// Why a name means nothing.
  struct Failure: Error {
    /// The part of the name that is not known.
    var name: String
    /// Where it was looked for.
    var shapes: [Shape]
    /// Why not, where it is no matter of spelling.
    var reason: (message: String, help: String)?
  }

  private func follow(
    _ parts: [String], from kind: Kind, path: [Slot], frame: Int, in program: inout Program
  ) throws(Failure) -> Meaning {
    var kind = kind
    var path = path
    for (previous, part) in zip(parts, parts.dropFirst()) {
      guard case .object(let shape) = kind else {
        let reason = ("`\(previous)` is \(kind.article), which has no names of its own", "only an object can stand before a dot")
        throw Failure(name: part, shapes: [], reason: reason)
      }
      guard let slot = shape().slot(of: part) else { throw Failure(name: part, shapes: [shape()]) }
      let field = shape().fields[slot]
      kind = field.kind
      let place = program.place(field.source)
      // What stands in an object that is stored stands so far from the beginning of what it is stored in.
      if case .object(let offset) = path.last { path[path.count - 1] = place.within(offset) } else { path.append(place) }
    }
    if path.count == 1 { return .value(.field(frame: frame, path[0]), kind, frame: frame) }
    program.paths.append(path)
    return .value(.path(frame: frame, path: program.paths.count - 1), kind, frame: frame)
  }

  private func resolveLoopName(_ name: String) throws(Failure) -> Meaning {
    guard let loop = frames.lastIndex(where: \.isItem) else {
      if frames.contains(where: { $0.content == .unknown }) { return .unknown }
      let reason = ("`\(name)` has no list around it", "it may stand in the section of a list")
      throw Failure(name: name, shapes: [], reason: reason)
    }
    switch name {
    case "@first": return .value(.isFirst(frame: loop), .flag, frame: loop)
    case "@last": return .value(.isLast(frame: loop), .flag, frame: loop)
    case "@number": return .value(.number(frame: loop), .number, frame: loop)
    default:
      let reason = ("there is no `\(name)`", "lists have `@first`, `@last` and `@number`")
      throw Failure(name: name, shapes: [], reason: reason)
    }
  }

  private func meaning(of content: Content, _ access: Access, frame: Int) -> Meaning {
    switch content {
    case .object(let shape): .value(access, .object { shape }, frame: frame)
    case .scalar(let kind): .value(access, kind, frame: frame)
    case .unknown: .unknown
    }
  }

  /// The shapes whose names can be used here, innermost first.
  private var shapes: [Shape] {
    var seen = Set<ObjectIdentifier>()
    return frames.reversed().compactMap { frame in
      if case .object(let shape) = frame.content, seen.insert(ObjectIdentifier(shape)).inserted { shape } else { nil }
    }
  }
}

extension Context.Content: Hashable {
  init(_ kind: Kind) {
    if case .object(let shape) = kind { self = .object(shape()) } else { self = .scalar(kind) }
  }

  var isScalar: Bool { if case .scalar = self { true } else { false } }

  /// What tells two contents apart: the object's shape, or the kind in words, which name its items' kinds too.
  private var identity: (ObjectIdentifier?, String) {
    switch self {
    case .object(let shape): (ObjectIdentifier(shape), "")
    case .scalar(let kind): (kind.shape.map { ObjectIdentifier($0) }, kind.title)
    case .unknown: (nil, "")
    }
  }

  static func == (left: Self, right: Self) -> Bool {
    if case .object(let shape) = left, case .object(let other) = right { return shape === other }
    return left.identity == right.identity
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(identity.0)
    hasher.combine(identity.1)
  }
}
