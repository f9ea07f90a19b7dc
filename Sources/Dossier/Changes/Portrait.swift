/// What a dossier says, key by key, in the words of its metadata: what can be compared with another one.
struct Portrait: Sendable {
  /// A value of a key. Two are the same where their marks are; the text is what people read of them.
  struct Value: Hashable, Sendable {
    var text: String
    var mark: String

    init(_ text: String, mark: String? = nil) { (self.text, self.mark) = (text, mark ?? text) }

    static func == (left: Value, right: Value) -> Bool { left.mark == right.mark }
    func hash(into hasher: inout Hasher) { hasher.combine(mark) }
  }

  /// Keys with their values, in the order in which they are written down here.
  struct Keys: Sendable {
    private(set) var names: [String] = []
    private(set) var values: [String: [Value]] = [:]

    mutating func add(_ key: String, _ value: Value) {
      if values[key] == nil { names.append(key) }
      // Several files that say the same say it once.
      if values[key]?.contains(value) != true { values[key, default: []].append(value) }
    }

    mutating func add(_ other: Keys) { for name in other.names { for value in other.values[name]! { add(name, value) } } }
  }

  /// An item of a list of an entity: a role, a participant.
  struct Item: Sendable {
    var list: String
    /// Its own id, or a name made of what tells it from others.
    var anchor: String
    var label: String
    var keys = Keys()
  }

  /// An entity, a document, a statement, or the briefing itself.
  struct Subject: Sendable {
    var kind: Change.Kind
    var id: String
    var label: String
    /// The ids of the entities on whose pages it shows.
    var about: [String] = []
    var keys = Keys()
    var items: [Item] = []
  }

  /// By kind and id.
  private(set) var subjects: [Subject] = []

  init(_ dossier: Dossier) {
    let painter = Painter(dossier: dossier)
    subjects.append(painter.briefing())
    for entity in dossier.people.entities { subjects.append(painter.entity(entity, painter.person)) }
    for entity in dossier.organisations.entities { subjects.append(painter.entity(entity, painter.organisation)) }
    for entity in dossier.places.entities { subjects.append(painter.entity(entity, painter.place)) }
    for entity in dossier.works.entities { subjects.append(painter.entity(entity, painter.work)) }
    for entity in dossier.meetings.entities { subjects.append(painter.entity(entity, painter.meeting)) }
    for entity in dossier.issues.entities { subjects.append(painter.entity(entity, painter.issue)) }
    for entity in dossier.terms.entities { subjects.append(painter.entity(entity, painter.term)) }
    for document in dossier.documents { subjects.append(painter.document(document)) }
    for item in dossier.positions { add(painter.position(item)) }
    for item in dossier.facts { add(painter.fact(item)) }
    for item in dossier.relations { add(painter.relation(item)) }
    for item in dossier.judgements { add(painter.judgement(item)) }
    for item in dossier.questions { add(painter.question(item)) }
  }

  private var places: [String: Int] = [:]

  /// Several files that make one statement make it together.
  private mutating func add(_ subject: Subject) {
    let name = "\(subject.kind.rawValue) \(subject.id)"
    guard let known = places[name] else {
      places[name] = subjects.count
      return subjects.append(subject)
    }
    subjects[known].keys.add(subject.keys)
    for id in subject.about where !subjects[known].about.contains(id) { subjects[known].about.append(id) }
  }
}
