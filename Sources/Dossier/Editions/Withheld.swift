import Diagnostics
import Prose

/// What an edition withholds and what it shows, to search a finished site for the one without the other.
///
/// It is worked out from the whole dossier and the rule of the edition alone, and not from what the edition made of it: what was
/// forgotten there is found.
public struct Withheld: Sendable {
  /// Words that must not be seen.
  public struct Term: Sendable {
    public enum Kind: Sendable {
      /// A name in any of its forms: wrong wherever it stands, save where it means something else.
      case name
      /// The title of a document, a meeting or an issue.
      case title
      case id
      case file
    }
    public var kind: Kind
    public var text: String
    /// What it belongs to, in words that do not tell it: `the person of seeds/people.yml:12`.
    public var subject: String
    /// Whether a person is called so, and no state or organisation.
    public var isOfPerson = false
  }

  /// A text of which no passage must be seen.
  public struct HiddenText: Sendable {
    public var text: String
    public var subject: String
  }

  public private(set) var terms: [Term] = []
  public private(set) var hiddenTexts: [HiddenText] = []
  /// All texts that the edition shows, with covers for withheld names.
  public private(set) var shownTexts: [String] = []
  /// The names, ids and titles among them.
  public private(set) var shownNames: [String] = []
  private let redactor: Redactor?

  /// Nil where the edition withholds nothing.
  public init?(from dossier: Dossier, by edition: Edition) {
    let visibility = Visibility(of: dossier, ceiling: edition.ceiling)
    if visibility.isEverything { return nil }
    redactor = Redactor(visibility)
    takeNames(visibility)
    takeDocuments(visibility, redactor)
    takeTexts(visibility, redactor)
    takeAnchors(visibility, redactor)
    takeShownIDs(visibility, redactor)
    shownTexts += EntityKind.allCases.map(\.cover) + [Redactor.titleCover, WithheldForms.documentCover, WithheldForms.addressCover]
  }

  /// Where a text of the interface that the author wrote names what is withheld, as linking decides it: UTF-8 offsets.
  public func namings(in text: String) -> [Range<Int>] {
    redactor?.finding(in: text, context: DocumentContext()).stretches.map(\.range) ?? []
  }

  private mutating func take(_ kind: Term.Kind, _ text: String, _ subject: String, isOfPerson: Bool = false) {
    guard !text.isEmpty else { return }
    terms.append(Term(kind: kind, text: text, subject: subject, isOfPerson: isOfPerson))
  }

  // MARK: Entities

  private mutating func takeNames(_ visibility: Visibility) {
    let whole = visibility.whole
    var subjects: [EntityKey: String] = [:]
    let covers = Set(visibility.covers.values.map { $0.words().map(\.key) })
    for id in visibility.covers.keys.sorted() {
      guard let key = whole.entity(id) else { continue }
      let subject = subjects[key] ?? "the \(key.kind.rawValue) of \(whole.place(of: key, above: visibility.ceiling).shown)"
      // The cover stands there, and its words tell nothing.
      if !covers.contains(id.words().map(\.key)) { take(.id, id, subject, isOfPerson: key.kind == .person) }
      guard subjects.updateValue(subject, forKey: key) == nil else { continue }
      let isTitle = key.kind == .meeting || key.kind == .issue
      for name in whole.names(of: key) { take(isTitle ? .title : .name, name, subject, isOfPerson: key.kind == .person) }
      for value in whole.identifiers(of: key) where value.utf8.count >= 4 { take(.id, value, subject) }
    }
    guard let book = whole.nameBook else { return }
    for (entry, key) in book.keys.enumerated() {
      guard let subject = subjects[key] else { continue }
      for form in book.index.singleWords(of: entry) { take(.name, form, subject, isOfPerson: key.kind == .person) }
    }
    var seen: Set<String> = []
    for (index, mentions) in whole.mentions.enumerated() where mentions.contains(where: { subjects[$0.entity] != nil }) {
      for mention in mentions {
        guard let subject = subjects[mention.entity] else { continue }
        let form = whole.documents[index].prose.text(in: mention.range)
        // A letter of a speaker, or a given name behind "Sir", is everybody's.
        let isGiven = form.words().count == 1 && whole.name(of: mention.entity).words().first?.key == form.words().first?.key
        if form.unicodeScalars.count > 1, !isGiven, seen.insert("\(subject) \(form)").inserted {
          take(.name, form, subject, isOfPerson: mention.entity.kind == .person)
        }
      }
    }
  }

  // MARK: Documents and texts

  private mutating func takeDocuments(_ visibility: Visibility, _ redactor: Redactor?) {
    let whole = visibility.whole
    for (index, document) in whole.documents.enumerated() {
      if visibility.isShown(document: index) {
        let mentions = whole.mentions.isEmpty ? [] : whole.mentions[index]
        let prose = redactor?.redacted(document.prose, mentions, context: redactor!.context(ofDocument: index)).prose ?? document.prose
        shownTexts.append(prose.text)
        continue
      }
      let subject = "the document of \(whole.sources[document.source].path)"
      hiddenTexts.append(HiddenText(text: document.prose.text, subject: subject))
      take(.title, document.title, subject)
      take(.id, document.id, subject)
      for former in document.keys.was { take(.id, former.id, subject) }
      take(.file, document.fileName, subject)
    }
  }

  private mutating func takeTexts(_ visibility: Visibility, _ redactor: Redactor?) {
    var whole = visibility.whole
    var shown: [String] = []
    var names: [String] = []
    var hidden: [HiddenText] = []
    func isShown(_ place: TextPlace) -> Bool {
      guard place.isShown, place.key.hasPrefix("document."), let document = place.origin.flatMap(visibility.document) else {
        return place.isShown
      }
      return visibility.isShown(document: document)
    }
    func take(_ text: String, _ place: TextPlace, _ words: (DocumentContext) -> String) {
      if isShown(place) {
        let context = redactor?.context(of: place) ?? DocumentContext()
        let redacted = words(context)
        shown.append(redacted)
        if ["name", "aliases", "document.title", "people.sort-name"].contains(place.key) { names.append(redacted) }
      } else if let origin = place.origin {
        hidden.append(HiddenText(text: text, subject: "the statement of \(visibility.whole.location(of: origin).shown)"))
      }
    }
    for index in whole.documents.indices where visibility.isShown(document: index) {
      if let title = redactor?.title(of: whole.documents[index]) { whole.documents[index].title = title }
    }
    whole.visitTexts(rule: visibility.isShown, withheld: Set(visibility.covers.keys)) { text, place in
      if place.isAddress, redactor?.isTelling(text) == true { return }
      if place.isWord, redactor?.tells(text) == true { return }
      take(text, place) { redactor?.redacted(text, context: $0).text ?? text }
    } prose: { prose, place in
      take(prose.text, place) { redactor?.redacted(prose, context: $0).prose.text ?? prose.text }
    }
    shownTexts += shown
    shownNames += names
    hiddenTexts += hidden
  }

  // MARK: Ids

  private mutating func takeAnchors(_ visibility: Visibility, _ redactor: Redactor?) {
    var whole = visibility.whole
    var found: [(anchor: String, origin: Origin, isShown: Bool)] = []
    whole.visitProvenance { provenance in
      if let anchor = provenance.anchor { found.append((anchor, provenance.origin, visibility.isShown(provenance))) }
    }
    for (anchor, origin, isShown) in found {
      if isShown {
        if redactor?.tells(anchor) != true { shownNames.append(anchor) }
      } else {
        take(.id, anchor, "the statement of \(whole.location(of: origin).shown)")
      }
    }
  }

  /// Ids and names of files that the edition shows as they are, and what it makes of names.
  private mutating func takeShownIDs(_ visibility: Visibility, _ redactor: Redactor?) {
    let whole = visibility.whole
    var names: [String] = []
    var mentioned: Set<String> = []
    for (id, key) in whole.names where visibility.covers[id] == nil && redactor?.tells(id, of: whole.names(of: key)) != true {
      names.append(id)
    }
    for index in whole.documents.indices where visibility.isShown(document: index) {
      let document = whole.documents[index]
      let titles = [redactor?.title(of: document) ?? document.title]
      for id in [document.id] + document.keys.was.map(\.id) where redactor?.tells(id, of: titles) != true { names.append(id) }
      // Part of somebody's name may be a mention, which data files have by itself.
      for mention in whole.mentions.isEmpty ? [] : whole.mentions[index] where visibility.covers[whole.id(of: mention.entity)] == nil {
        mentioned.insert(document.prose.text(in: mention.range))
      }
    }
    // Small labels have "A. Hill" for Ada Hill.
    for person in whole.people.entities where visibility.covers[person.id] == nil {
      names.append((redactor?.redacted(person.name, context: DocumentContext()).text ?? person.name).withInitials)
    }
    names += whole.files.filter { redactor?.tells($0) != true }
    names += [whole.configuration.url, whole.configuration.language].compactMap(\.self)
    names += mentioned.sorted().filter { redactor?.finding(in: $0, context: DocumentContext()).stretches.isEmpty ?? true }
    shownNames += names
    shownTexts += shownNames
  }
}

extension Dossier {
  /// Where something above a ceiling is said of an entity, else where it is described first.
  fileprivate func place(of key: EntityKey, above ceiling: Marking) -> Location {
    func place<Keys>(_ entity: Entity<Keys>) -> Location {
      let marked = entity.records.first { record in
        (record.provenance.marking.map { $0 > ceiling } ?? false) || sources[record.provenance.origin.source].marking > ceiling
      }
      return location(of: (marked ?? entity.records[0]).provenance.origin)
    }
    return switch key.kind {
    case .person: place(people[key.index])
    case .organisation: place(organisations[key.index])
    case .place: place(places[key.index])
    case .work: place(works[key.index])
    case .meeting: place(meetings[key.index])
    case .issue: place(issues[key.index])
    case .term: place(terms[key.index])
    }
  }

  fileprivate func identifiers(of key: EntityKey) -> [String] {
    func values<Keys>(_ entity: Entity<Keys>) -> [String] { entity.records.flatMap(\.keys.common.identifiers).map(\.value) }
    return switch key.kind {
    case .person: values(people[key.index])
    case .organisation: values(organisations[key.index])
    case .place: values(places[key.index])
    case .work: values(works[key.index])
    case .meeting: values(meetings[key.index])
    case .issue: values(issues[key.index])
    case .term: values(terms[key.index])
    }
  }
}

/// Letters made comparable for searches in files: lower case, without diacritics, Cyrillic in Latin letters.
public enum ComparableLetters {
  /// What a scalar is in a word: its folded bytes and whether it is upper case. Empty bytes are passed over; nil ends a word.
  public static func letter(_ scalar: Unicode.Scalar) -> (folded: [UInt8], isUpper: Bool)? {
    switch scalar.value {
    case 0xC0...0x24F where scalar.value != 0xD7 && scalar.value != 0xF7:
      let letter = Folding.latin[Int(scalar.value) - 0xC0]
      return (Array(letter.folded), letter.isUpper)
    case 0x400...0x45F:
      let letter = Folding.cyrillic[Int(scalar.value) - 0x400]
      return (Array(letter.folded), letter.isUpper)
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x34F, 0x61C, 0x180E, 0xFE00...0xFE0F, 0x300...0x36F: return ([], false)
    case 0x2B0...0x2FF, 0x2000...0x206F: return nil
    default:
      let properties = scalar.properties
      if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .nonspacingMark { return ([], false) }
      guard properties.isAlphabetic || properties.numericType != nil else { return nil }
      return (Array(Folding.slowFold(scalar).utf8), properties.isUppercase)
    }
  }

  /// Scripts without spaces between words: each character is a word.
  public static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
