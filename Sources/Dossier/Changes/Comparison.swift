/// Compares what two dossiers say.
struct Comparison {
  private(set) var changes: [Change] = []
  /// What is said besides what is shown: what went there did not go away.
  private let hidden: [String: Portrait.Subject]

  init(from old: Portrait, to new: Portrait, hidden: Portrait?) {
    self.hidden = Dictionary((hidden?.subjects ?? []).map { (Self.name($0), $0) }) { first, _ in first }
    let before = Dictionary(old.subjects.map { (Self.name($0), $0) }) { first, _ in first }
    let after = Set(new.subjects.map(Self.name))
    for subject in new.subjects {
      if let former = before[Self.name(subject)] {
        if let change = changed(former, subject) { changes.append(change) }
      } else {
        changes.append(whole(subject, .added))
      }
    }
    for subject in old.subjects where !after.contains(Self.name(subject)) && self.hidden[Self.name(subject)] == nil {
      changes.append(whole(subject, .withdrawn))
    }
    let order = Dictionary(uniqueKeysWithValues: Change.Kind.allCases.enumerated().map { ($1, $0) })
    changes.sort { (order[$0.kind]!, $0.id) < (order[$1.kind]!, $1.id) }
  }

  private static func name(_ subject: Portrait.Subject) -> String { "\(subject.kind.rawValue) \(subject.id)" }

  private func whole(_ subject: Portrait.Subject, _ what: Change.What) -> Change {
    Change(
      what: what, kind: subject.kind, id: subject.id, label: subject.label, about: subject.about, keys: all(subject.keys, what),
      items: subject.items.map { .init(list: $0.list, anchor: $0.anchor, label: $0.label, what: what, keys: all($0.keys, what)) })
  }

  private func all(_ keys: Portrait.Keys, _ what: Change.What) -> [Change.Key] {
    keys.names.filter { $0 != "text" || what != .withdrawn }.map { name in
      let texts = keys.values[name]!.map { $0.text.squeezedLine.cut }
      return what == .added ? .init(key: name, from: [], to: texts) : .init(key: name, from: texts, to: [])
    }
  }

  private func changed(_ old: Portrait.Subject, _ new: Portrait.Subject) -> Change? {
    let hidden = hidden[Self.name(new)]
    let keys = changed(old.keys, new.keys, hidden?.keys)
    var items: [Change.Item] = []
    func find(_ item: Portrait.Item, in list: [Portrait.Item]) -> Portrait.Item? {
      list.first { $0.list == item.list && $0.anchor == item.anchor }
    }
    for item in new.items {
      let former = find(item, in: old.items)
      let keys = former.map { changed($0.keys, item.keys, hidden.flatMap { find(item, in: $0.items) }?.keys) } ?? all(item.keys, .added)
      if former == nil || !keys.isEmpty {
        items.append(.init(list: item.list, anchor: item.anchor, label: item.label, what: former == nil ? .added : .changed, keys: keys))
      }
    }
    for item in old.items where find(item, in: new.items) == nil && hidden.flatMap({ find(item, in: $0.items) }) == nil {
      items.append(.init(list: item.list, anchor: item.anchor, label: item.label, what: .withdrawn, keys: all(item.keys, .withdrawn)))
    }
    if keys.isEmpty, items.isEmpty { return nil }
    return Change(
      what: .changed, kind: new.kind, id: new.id, label: new.label, about: (old.about + new.about).firsts, keys: keys, items: items)
  }

  private func changed(_ old: Portrait.Keys, _ new: Portrait.Keys, _ hidden: Portrait.Keys?) -> [Change.Key] {
    (new.names + old.names).firsts.compactMap { name in
      let (before, after) = (old.values[name] ?? [], new.values[name] ?? [])
      let kept = hidden?.values[name] ?? []
      let gone = before.filter { !after.contains($0) && (hidden == nil || !kept.contains($0)) }
      let come = after.filter { !before.contains($0) }
      if gone.isEmpty, come.isEmpty { return nil }
      if gone.count == 1, come.count == 1 {
        if gone[0].text == come[0].text { return .init(key: name, from: [], to: []) }
        let (from, to) = Self.difference(gone[0].text.squeezedLine, come[0].text.squeezedLine)
        return .init(key: name, from: [from], to: [to])
      }
      return .init(key: name, from: gone.map { $0.text.squeezedLine.cut }, to: come.map { $0.text.squeezedLine.cut })
    }
  }

  /// Of long texts the words that differ, with a few around them.
  private static func difference(_ old: String, _ new: String) -> (String, String) {
    if old.count <= String.longestValue, new.count <= String.longestValue { return (old, new) }
    let (before, after) = (old.split(separator: " "), new.split(separator: " "))
    let most = min(before.count, after.count)
    let front = zip(before, after).prefix { $0 == $1 }.count
    let back = min(most - front, zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count)
    func part(_ words: [Substring]) -> String {
      let start = max(0, front - 4)
      let end = min(words.count, words.count - back + 4)
      let text = words[start..<max(start, end)].joined(separator: " ")
      return (start > 0 ? "… " : "") + text.cut + (end < words.count ? " …" : "")
    }
    return (part(before), part(after))
  }
}

extension String {
  /// How long the values of keys are at most, in characters.
  fileprivate static let longestValue = 240

  fileprivate var cut: String { count > Self.longestValue ? prefix(Self.longestValue) + "…" : self }
}

extension [String] {
  /// Each once, in the order of the first.
  fileprivate var firsts: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
