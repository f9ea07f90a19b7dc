import Dossier

/// The sides of a briefing with their colours, and which entity belongs to which.
///
/// briefing.yml names the sides; where it does not, they are those that participants name, the most frequent first.
struct SideRegister: Sendable {
  private(set) var styles: [Site.SideStyle] = []
  private(set) var entities: [EntityKey: Int] = [:]

  private static let colours = ["blue", "red", "gold", "green", "violet", "teal", "rose", "grey"]

  init(_ contents: Dossier) {
    var votes: [EntityKey: [EntityKey: Int]] = [:]
    var weights: [EntityKey: Int] = [:]
    for participant in contents.meetings.entities.lazy.flatMap({ $0.records.lazy.flatMap(\.keys.participants) }) {
      guard let side = contents.entity(participant.side?.id) else { continue }
      weights[side, default: 0] += 1
      if let who = contents.entity(participant.entity) { votes[who, default: [:]][side, default: 0] += 1 }
    }
    for side in contents.configuration.sides {
      guard let key = contents.entity(side.entity.id) else { continue }
      add(key, label: side.label ?? contents.name(of: key), colour: side.colour)
    }
    if styles.isEmpty {
      for key in weights.keys.sorted(by: { (-weights[$0]!, $0) < (-weights[$1]!, $1) }).prefix(Self.colours.count) {
        add(key, label: contents.name(of: key), colour: nil)
      }
    }
    for (who, sides) in votes where entities[who] == nil {
      let best = sides.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.first!
      entities[who] = entities[best.key]
    }
    inheritFromParents(contents)
  }

  /// A part of an organisation is of its side, unless it is known to be of another.
  private mutating func inheritFromParents(_ contents: Dossier) {
    for index in contents.organisations.indices {
      var way: [EntityKey] = []
      var next: EntityKey? = EntityKey(.organisation, index)
      while let key = next, key.kind == .organisation, entities[key] == nil, !way.contains(key) {
        way.append(key)
        next = contents.entity(contents.organisations[key.index].first(\.parent)?.id)
      }
      if let side = next.flatMap({ entities[$0] }) {
        for key in way { entities[key] = side }
      }
    }
  }

  private mutating func add(_ key: EntityKey, label: String, colour: String?) {
    let number = styles.count
    let colour = colour ?? Self.colours[number % Self.colours.count]
    entities[key] = number
    styles.append(.init(entity: key, label: label, style: "k-\(colour) shape-\(number % 3)"))
  }
}
