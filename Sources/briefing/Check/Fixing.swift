import Diagnostics
import Reading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Shows the changes that would mend what is wrong, and makes those that are wanted.
struct Fixing {
  let folder: String
  let terminal: Terminal
  /// Whether all of them are wanted (`--yes`).
  let isAssumed: Bool

  struct Outcome {
    var changed = 0
    /// How many changes would be made if somebody said yes.
    var shown = 0
    /// How many files the disk refused.
    var refused = 0
  }

  private enum Answer { case yes, no, all, none }

  /// Whether there is somebody to ask.
  var asks: Bool { !isAssumed && isatty(0) == 1 && terminal.isTerminal }

  /// Whether what was just said is wanted.
  func agrees() -> Bool { isAssumed || asks && [.yes, .all].contains(ask()) }

  /// - Returns: What came of it.
  func run(_ diagnostics: [Diagnostic]) -> Outcome {
    let fixes = diagnostics.filter { $0.repair != nil && $0.location != nil }
    var wanted: [Diagnostic] = []
    var answer = isAssumed ? Answer.all : .no
    for fix in fixes {
      show(fix)
      if asks, answer != .all { answer = ask() }
      if answer == .none { break }
      if answer == .yes || answer == .all { wanted.append(fix) }
    }
    if !asks, !isAssumed { return Outcome(shown: fixes.count) }
    return change(wanted)
  }

  private func show(_ fix: Diagnostic) {
    guard let location = fix.location, let repair = fix.repair else { return }
    let changes = WordChanges(from: repair.before, to: repair.after)
    terminal.say(terminal.bold("\(printable(location.file)):\(location.line):\(location.column)"))
    terminal.say("  - " + printable(changes.old { "[\($0)]" }))
    terminal.say("  + " + printable(changes.new { "[\($0)]" }))
  }

  private func ask() -> Answer {
    while true {
      terminal.ask("  change it? y yes, n no, a yes to all, q no more: ")
      guard let line = readLine() else {
        // Nobody pressed Return.
        terminal.say("")
        return .none
      }
      switch line.lowercased().first {
      case "y": return .yes
      case "n": return .no
      case "a": return .all
      case "q": return .none
      default: continue
      }
    }
  }

  /// Changes the files, each once, from its end on, so that the places of what comes before hold.
  private func change(_ fixes: [Diagnostic]) -> Outcome {
    var outcome = Outcome()
    for (file, fixes) in Dictionary(grouping: fixes, by: { $0.location!.file }).sorted(by: { $0.key < $1.key }) {
      let path = "\(folder)/\(file)"
      guard var bytes = ContentFolder.bytes(of: file, in: folder) else { continue }
      var changed = 0
      for fix in fixes.sorted(by: { $0.location! > $1.location! }) {
        if let after = ValueRepair.replacing(fix.repair!, at: fix.location!, in: bytes) {
          bytes = after
          changed += 1
        } else {
          terminal.say("\(printable(file)):\(fix.location!.line): this value cannot be changed by itself; change it by hand")
        }
      }
      guard changed > 0 else { continue }
      if let reason = ReplacedFile.write(bytes, to: path) {
        terminal.say("\(terminal.red("error")): \(printable(file)) cannot be written: \(reason)")
        outcome.refused += 1
      } else {
        outcome.changed += changed
      }
    }
    return outcome
  }
}
