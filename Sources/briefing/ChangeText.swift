import Dossier
import Notation
import Pages

/// What changed, for people and for programs.
enum ChangeText {
  static func text(_ changes: [Change]) -> String {
    changes.isEmpty ? "nothing changed\n" : changes.map(lines).joined(separator: "\n")
  }

  private static func lines(_ change: Change) -> String {
    var text = "\(change.what.rawValue) \(change.kind.rawValue) \(change.id): \(change.label)\n"
    for key in change.keys { text += "  \(key.key): \(words(key))\n" }
    for item in change.items {
      text += "  \(item.list), \(item.anchor): \(item.label)\(item.what == .changed ? "" : " \(item.what.rawValue)")\n"
      for key in item.keys { text += "    \(key.key): \(words(key))\n" }
    }
    return text.split(separator: "\n").map { printable(String($0)) + "\n" }.joined()
  }

  /// One value for another, or those that are no more and those that are new.
  private static func words(_ key: Change.Key) -> String {
    if key.from.isEmpty, key.to.isEmpty { return "changed, though not in its words" }
    if key.from.isEmpty { return key.to.map { "+ \($0)" }.joined(separator: ", ") }
    if key.to.isEmpty { return key.from.map { "− \($0)" }.joined(separator: ", ") }
    if key.from.count == 1, key.to.count == 1 { return "\(key.from[0]) → \(key.to[0])" }
    return (key.from.map { "− \($0)" } + key.to.map { "+ \($0)" }).joined(separator: ", ")
  }

  static func json(_ changes: [Change]) -> String {
    let entries = changes.map { change in
      JSON.object([
        ("what", .text(change.what.rawValue)), ("kind", .text(change.kind.rawValue)), ("id", .text(change.id)),
        ("name", .text(change.label)),
        ("about", .list(change.about.map { .text($0) })), ("keys", .list(change.keys.map(json))),
        (
          "items",
          .list(
            change.items.map { item in
              .object([
                ("what", .text(item.what.rawValue)), ("list", .text(item.list)), ("id", .text(item.anchor)), ("name", .text(item.label)),
                ("keys", .list(item.keys.map(json))),
              ])
            })
        ),
      ])
    }
    return String(decoding: JSON.entries(entries).bytes, as: UTF8.self) + "\n"
  }

  private static func json(_ key: Change.Key) -> JSON {
    .object([
      ("key", .text(key.key)), ("from", .list(key.from.map { .text($0) })), ("to", .list(key.to.map { .text($0) })),
    ])
  }
}
