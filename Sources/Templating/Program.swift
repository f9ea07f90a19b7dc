/// A compiled template: instructions for a small machine that fetches values and writes bytes.
///
/// Names are resolved: a value is fetched by the position of a frame, which holds the object of an open section, and its place in that.
struct Program: Sendable {
  var code: [Instruction] = []
  /// The bytes of all literals.
  var literals: [UInt8] = []
  /// Where the instructions of each routine stand. A routine is a template compiled for one context.
  var routines: [Range<Int>] = []
  /// Ways from object to object, for dotted names of objects that are made.
  var paths: [[Slot]] = []
  /// What makes the values that no view has stored.
  var functions: [Source.Function] = []
  /// For calls, the frames of the caller that the routine keeps.
  var frameSelections: [[Int]] = []
  /// The routines that a value can choose, by name.
  var choices: [[String: Call]] = []
  var start = 0

  /// Where the program finds what comes from a source.
  mutating func place(_ source: Source) -> Slot {
    switch source {
    case .stored(let slot): return slot
    case .made(let function):
      functions.append(function)
      return .made(0, function: functions.count - 1)
    }
  }
}

struct Call: Sendable, Hashable {
  var routine: Int
  /// The position in `Program.frameSelections`; nil where the routine works with the caller's frames as they are.
  var selection: Int?
}

/// Where a value comes from. Frames are counted from the first one of the routine.
enum Access {
  /// The frame's item itself: `{{.}}`.
  case item(frame: Int)
  case field(frame: Int, Slot)
  case path(frame: Int, path: Int)
  case isFirst(frame: Int)
  case isLast(frame: Int)
  case number(frame: Int)
}

enum Instruction {
  case literal(Range<Int>)
  case show(Access, Escape)
  /// Goes on if the value is true or false as it should be, and otherwise at the address.
  case test(Access, isTruthy: Bool, end: Int)
  /// Runs the instructions up to the address for each item of a list, or once for any other value that is true.
  case each(Access, end: Int)
  case call(Call)
  case choose(Access, choice: Int)
  /// Writes the indentation, if a line begins here.
  case lineStart
  case indent(Range<Int>)
  case outdent(Int)
}
