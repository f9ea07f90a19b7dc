import Testing

@testable import Dossier

/// The people whom most of the tests know.
private let people: [NameEntry] = [
  person(
    "jfk", "John F. Kennedy", family: "Kennedy", description: "Senator from Massachusetts; President of the United States from January 1961"
  ),
  person("rfk", "Robert F. Kennedy", family: "Kennedy", description: "Attorney General of the United States"),
  person("rusk", "Dean Rusk", family: "Rusk", description: "Secretary of State"),
  person("dean", "Arthur H. Dean", family: "Dean", description: "Chairman of the Delegation to the Disarmament Conference"),
  person("harriman", "W. Averell Harriman", family: "Harriman"),
  person("khrushchev", "Nikita S. Khrushchev", family: "Khrushchev", description: "Chairman of the Council of Ministers"),
  person("dobrynin", "Anatoliy F. Dobrynin", family: "Dobrynin"),
  person("kuznetsov", "Vasili V. Kuznetsov", family: "Kuznetsov"),
  person("chernyakov", "Yuri N. Chernyakov", family: "Chernyakov"),
  person("brentano", "Heinrich von Brentano", family: "Brentano"),
  person("schroeder", "Gerhard Schröder", family: "Schröder"),
  person("gaulle", "Charles de Gaulle", family: "de Gaulle"),
  person("couve", "Maurice Couve de Murville", family: "Couve de Murville"),
  person("chou", "Chou En-lai", family: "Chou En-lai", aliases: ["Zhou Enlai"]),
  person("diem", "Ngo Dinh Diem", family: "Ngo Dinh Diem"),
  person("haig", "Alexander M. Haig, Jr.", family: "Haig"),
  person("clay", "Lucius D. Clay", family: "Clay"),
  person("graham", "Thomas Graham", family: "Graham"),
  person("home", "Alexander Douglas-Home", family: "Home", description: "British Foreign Secretary"),
  person("powers", "Francis Gary Powers", family: "Powers"),
  person("roberts", "Frank K. Roberts", family: "Roberts", description: "British Ambassador"),
  person("bundy", "McGeorge Bundy", family: "Bundy"),
  person("meir", "Golda Meir", family: "Meir", isWoman: true),
  person("ayub", "Mohammad Ayub Khan", family: "Khan"),
  person("oneill", "Thomas O'Neill", family: "O'Neill"),
  person("gore", "David Ormsby-Gore", family: "Ormsby-Gore"),
  person("zhou", "周恩来"),
  NameEntry(id: "washington", kind: .place, name: "Washington"),
  NameEntry(id: "berlin", kind: .place, name: "Berlin"),
  NameEntry(id: "cia", kind: .organisation, name: "Central Intelligence Agency", aliases: ["CIA"]),
  NameEntry(id: "us", kind: .place, name: "United States", aliases: ["US"]),
  NameEntry(id: "detente", kind: .term, name: "détente"),
]

private func person(
  _ id: String, _ name: String, family: String? = nil, aliases: [String] = [], description: String? = nil, isWoman: Bool? = nil
) -> NameEntry {
  NameEntry(id: id, kind: .person, name: name, aliases: aliases, sortName: family, description: description, isWoman: isWoman)
}

/// The names found in a text, as "id:words".
private func names(
  _ text: String, _ entries: [NameEntry] = people, surnames: SurnameRule = .unique, skipping: [Range<Int>] = [],
  _ context: DocumentContext = DocumentContext()
) -> [String] {
  let index = NameIndex(entries: entries, surnames: surnames)
  return index.mentions(in: text, skipping: skipping, context: context).decided.map {
    "\(entries[$0.entry].id):\(String(decoding: Array(text.utf8)[$0.range], as: UTF8.self))"
  }
}

struct FullNames {
  @Test(arguments: [
    ("John F. Kennedy spoke.", "jfk:John F. Kennedy"),
    ("J. F. Kennedy spoke.", "jfk:J. F. Kennedy"),
    ("J.F. Kennedy spoke.", "jfk:J.F. Kennedy"),
    ("It was Jack Kennedy.", "jfk:Jack Kennedy"),
    ("It was Robert Kennedy.", "rfk:Robert Kennedy"),
    ("Bobby Kennedy spoke.", "rfk:Bobby Kennedy"),
    ("Averell Harriman spoke.", "harriman:Averell Harriman"),
    ("W. Averell Harriman spoke.", "harriman:W. Averell Harriman"),
    ("It was Nikita Sergeyevich Khrushchev.", "khrushchev:Nikita Sergeyevich Khrushchev"),
    ("Anatoly Dobrynin and others", "dobrynin:Anatoly Dobrynin"),
    ("They met Anatoli F. Dobrynin.", "dobrynin:Anatoli F. Dobrynin"),
    ("They met Heinrich von Brentano.", "brentano:Heinrich von Brentano"),
    ("They met Alexander M. Haig, Jr. there", "haig:Alexander M. Haig, Jr."),
    ("Box 3, Kennedy, John F., 1962", "jfk:Kennedy, John F"),
    ("Dean\nRusk came", "rusk:Dean\nRusk"),
    ("It was Zhou Enlai.", "chou:Zhou Enlai"),
    ("P.S. John Kennedy came", "jfk:John Kennedy"), ("总理周恩来说", "zhou:周恩来"), ("Al Haig spoke.", "haig:Al Haig"),
    ("He met Mary. Dean Rusk left.", "rusk:Dean Rusk"), ("He met Dean. McGeorge Bundy left.", "bundy:McGeorge Bundy"),
  ])
  func areFoundInEveryForm(text: String, expected: String) {
    #expect(names(text) == [expected])
  }

  @Test(arguments: [
    "It was Edward Kennedy.", "They met C. Kennedy.", "Graham Allison wrote it.", "Dean Acheson wrote it.", "It was Wernher von Clay.",
  ])
  func ofOthersAreNotTaken(text: String) {
    #expect(names(text) == [])
  }

  @Test(
    arguments: [
      ("He met Dean Rusk Hansen there.", []), ("They saw Dean Rusk-Hansen.", []), ("Dean Rusk Visits Bonn", ["rusk:Dean Rusk"]),
      ("Dean Rusk Speaks\n\nIt was late.", ["rusk:Dean Rusk"]), ("It was Dean Rusk Monday night.", ["rusk:Dean Rusk"]),
      ("Dean Rusk\tBonn\t1962", ["rusk:Dean Rusk"]), ("Dean Rusk  Bonn  1962", ["rusk:Dean Rusk"]),
      ("the Dean Rusk-Khrushchev talks", ["rusk:Dean Rusk", "khrushchev:Khrushchev"]),
    ] as [(String, [String])])
  func areNotPartsOfLongerOnes(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test func doNotBeginInTheSentenceBefore() {
    #expect(names("He saw Dean. Dean Rusk left.") == ["rusk:Dean Rusk"])
    #expect(names("He saw McG. Bundy there.") == ["bundy:McG. Bundy"])
  }

  /// "He met Golda. Rusk left." tells of Rusk, and of nobody who is called Golda Rusk.
  @Test(arguments: ["He met Golda. Rusk left.", "He met Golda.\nRusk left.", "He met Zhou. Paul. Rusk left."])
  func endAtTheEndOfASentence(text: String) {
    #expect(names(text) == ["rusk:Rusk"])
  }

  @Test func keepTheFullStopThatIsTheirs() {
    let entries = [
      NameEntry(id: "us", kind: .place, name: "United States", aliases: ["U.S."]),
      NameEntry(id: "acme", kind: .organisation, name: "Acme Inc."),
    ]
    #expect(
      names("The U.S. government and the US asked Acme Inc and Acme Inc.", entries) == ["us:U.S.", "acme:Acme Inc", "acme:Acme Inc."])
  }

  @Test func fatherAndSonDifferBySuffix() {
    let family = [person("father", "John Smith, Sr.", family: "Smith"), person("son", "John Smith, Jr.", family: "Smith")]
    #expect(names("I saw John Smith, Jr. there", family) == ["son:John Smith, Jr."])
    #expect(names("I saw John Smith there", family) == [])
  }
}

struct Surnames {
  @Test(arguments: [
    ("He told Rusk so.", "rusk:Rusk"), ("Secretary Rusk spoke.", "rusk:Rusk"), ("Gen. Clay spoke.", "clay:Clay"),
    ("Secretary of State Rusk spoke.", "rusk:Rusk"), ("Mr. Khrushchev’s letter", "khrushchev:Khrushchev"),
    ("Khrushchev's letter", "khrushchev:Khrushchev"), ("the Rusk-Gromyko talks", "rusk:Rusk"),
    ("MEETING WITH KHRUSHCHEV", "khrushchev:KHRUSHCHEV"), ("He recalled Khru-\nshchev there", "khrushchev:Khru-\nshchev"),
    ("Хрущёв сказал", "khrushchev:Хрущёв"), ("He met Kuznetzov.", "kuznetsov:Kuznetzov"),
    ("He met Tcherniakov.", "chernyakov:Tcherniakov"), ("He met Schroeder.", "schroeder:Schroeder"),
    ("He met Dr. von Brentano.", "brentano:von Brentano"), ("He met Von Brentano.", "brentano:Von Brentano"),
    ("President De Gaulle spoke.", "gaulle:De Gaulle"), ("General deGaulle spoke.", "gaulle:deGaulle"),
    ("He saw Diem there.", "diem:Diem"), ("He saw O’Neill there.", "oneill:O’Neill"), ("Lord Home spoke.", "home:Home"),
    ("Lord Gore spoke.", "gore:Gore"),
    ("Ibid., Harriman Papers, Box 5", "harriman:Harriman"),
  ])
  func ofOnePersonCount(text: String, expected: String) {
    #expect(names(text) == [expected])
  }

  @Test(arguments: [
    "Source: Harriman Library, Box 5", "the Rusk Debt Default Act", "the Rusk administration", "the Western Powers", "On the Home Front",
    "at home", "von Clay", "Mrs. Rusk came", "see Rusk, pp. 12–14", "The Rusks came", "POL 7 UN/Rusk.", "He said dean.", "Rusks everywhere",
    "Preruskian",
    "Mr. Powersmith", "the John Rusk School",
  ])
  func inThingsAndOtherWordsDoNot(text: String) {
    #expect(names(text) == [])
  }

  @Test func thatAreWordsNeedEvidence() {
    #expect(names("They met Powers there.") == [])
    #expect(names("Mr. Powers came.") == ["powers:Powers"])
    #expect(names("Francis Gary Powers came. They met Powers there.").last == "powers:Powers")
    #expect(names("They met Powers there.", DocumentContext(participants: ["powers"])) == ["powers:Powers"])
  }

  @Test func ofWomenFollowTheirTitle() {
    #expect(names("Mrs. Meir came.") == ["meir:Meir"])
    // "Ms." tells nothing of a husband.
    #expect(names("Dean Rusk spoke. Ms Rusk left, Mrs Rusk stayed.") == ["rusk:Dean Rusk", "rusk:Rusk"])
    #expect(names("Ms Rusk left.") == [])
  }

  @Test func partsCountAfterTheWhole() {
    #expect(names("He told Couve.") == [])
    #expect(names("Couve de Murville came. He told Couve.") == ["couve:Couve de Murville", "couve:Couve"])
  }

  @Test func givenNamesThatFewBearCountAfterTheWhole() {
    #expect(names("Mohammad Ayub Khan came. President Ayub spoke.") == ["ayub:Mohammad Ayub Khan", "ayub:Ayub"])
    #expect(names("President Ayub spoke.") == [])
  }

  @Test func settingsMakeTheFinderShy() {
    let text = "Rusk came. Dean Rusk spoke. Rusk left."
    #expect(names(text, surnames: .unique) == ["rusk:Rusk", "rusk:Dean Rusk", "rusk:Rusk"])
    #expect(names(text, surnames: .afterFullName) == ["rusk:Dean Rusk", "rusk:Rusk"])
    #expect(names(text, surnames: .never) == ["rusk:Dean Rusk"])
  }

  @Test func anOutsiderInTheDocumentMakesThemUncertain() {
    #expect(names("Wilbur Clay spoke. Then Clay left.") == [])
  }

  @Test func knightsAreKnownByGivenName() {
    #expect(names("Sir Frank Roberts came. Sir Frank spoke.") == ["roberts:Frank Roberts", "roberts:Frank"])
  }

  @Test func speakersOfTranscriptsAreInitials() {
    let text = "Conversation between Mr. Bundy and Mr. Harriman\n\nB: Hello.\n\nH: Hello."
    #expect(names(text) == ["bundy:Bundy", "harriman:Harriman", "bundy:B", "harriman:H"])
  }
}

struct Namesakes {
  @Test func stayUndecidedWithoutEvidence() {
    let index = NameIndex(entries: people)
    let result = index.mentions(in: "He told Kennedy.")
    #expect(result.decided.isEmpty)
    #expect(result.undecided == [UndecidedName(range: 8..<15, candidates: [0, 1])])
  }

  @Test(arguments: [
    ("President Kennedy spoke.", "jfk:Kennedy"), ("Attorney General Kennedy spoke.", "rfk:Kennedy"),
    ("the Attorney General (Kennedy) spoke", "rfk:Kennedy"),
  ])
  func areToldByOffice(text: String, expected: String) {
    #expect(names(text) == [expected])
  }

  @Test func areToldByFullNamesInTheDocument() {
    #expect(names("Robert Kennedy came. Kennedy spoke.") == ["rfk:Robert Kennedy", "rfk:Kennedy"])
  }

  @Test func areToldByParticipants() {
    #expect(names("Kennedy spoke.", DocumentContext(participants: ["rfk"])) == ["rfk:Kennedy"])
  }

  @Test func areToldByTheFolder() {
    let index = NameIndex(entries: people)
    let context = DocumentContext(folder: "a")
    var census = NameCensus()
    census.add(index.sightings(in: "John Kennedy came. John F. Kennedy left."), context: context, index: index)
    census.add(index.sightings(in: "Robert Kennedy came."), context: DocumentContext(folder: "b"), index: index)
    let sightings = index.sightings(in: "He told Kennedy.")
    #expect(index.decide(sightings, context: context, census: census).decided.map(\.entry) == [0])
    #expect(index.decide(sightings, context: DocumentContext(folder: "b"), census: census).decided.map(\.entry) == [1])
    // Where the document names a third of whom nobody speaks, what is usual does not count; an office does.
    let third = index.sightings(in: "Wilbur Kennedy of the staff came. He told Kennedy, and President Kennedy agreed. Kennedy left.")
    #expect(index.decide(third, context: context, census: census).decided.map(\.entry) == [0, 0, 0])
    let alone = index.sightings(in: "Wilbur Kennedy of the staff came. He told Kennedy.")
    let result = index.decide(alone, context: context, census: census)
    #expect(result.decided.isEmpty && result.undecided.map(\.candidates) == [[0, 1]])
  }

  @Test func areToldByTheDatesOfOffices() {
    let entries = [
      NameEntry(
        id: "early", kind: .person, name: "William Burns", sortName: "Burns",
        roles: [.init(title: "Ambassador", from: 1990_01_01, to: 1995_12_31)]),
      NameEntry(
        id: "late", kind: .person, name: "Nicholas Burns", sortName: "Burns",
        roles: [.init(title: "Ambassador", from: 2008_01_01, to: 2012_12_31)]),
    ]
    #expect(names("Ambassador Burns spoke.", entries, DocumentContext(date: 1993_05_05)) == ["early:Burns"])
    #expect(names("Ambassador Burns spoke.", entries, DocumentContext(date: 2010_05_05)) == ["late:Burns"])
  }

  @Test func theMapOfTheDocumentWins() {
    let context = DocumentContext(participants: ["rfk"], mapped: ["Kennedy": "jfk", "the Chief": "rusk", "Chief": "rusk"])
    #expect(names("Kennedy told the Chief.", context) == ["jfk:Kennedy", "rusk:the Chief"])
    #expect(names("Robert Kennedy spoke.", context) == ["rfk:Robert Kennedy"])
    // Whole names and aliases that several bear too.
    let twins = ["one", "two"].map { NameEntry(id: $0, kind: .person, name: "Li Wei", aliases: ["李伟"], sortName: "Li") }
    let map = DocumentContext(mapped: ["Li Wei": "two", "李伟": "two"])
    #expect(names("Li Wei came, 李伟 left.", twins, map) == ["two:Li Wei", "two:李伟"])
  }
}

struct OtherEntities {
  @Test(
    arguments: [
      ("in Washington today", ["washington:Washington"]), ("the Washington Post", []), ("George Washington", []), ("West Berlin", []),
      ("in washington", []), ("the CIA said", ["cia:CIA"]), ("the Cia said", []), ("tell us more", []), ("the US said", ["us:US"]),
      ("THE CENTRAL INTELLIGENCE AGENCY", ["cia:CENTRAL INTELLIGENCE AGENCY"]),
      ("Détente came; détente went", ["detente:Détente", "detente:détente"]),
      ("the United\nStates", ["us:United\nStates"]),
    ] as [(String, [String])])
  func countByExactCase(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }
}

private func names(_ text: String, _ context: DocumentContext) -> [String] {
  names(text, people, context)
}

/// Names that are nearly those of somebody who is listed.
struct NearNames {
  private let toon = person("toon", "Malcom Toon", family: "Toon")
  private let lilienfeld = person("lilienfeld", "Georg Lilienfeld", family: "Lilienfeld", description: "German Minister")
  private let george = person("george", "Walter F. Georgescu", family: "Georgescu", description: "Senator until 1957")

  @Test("a misprint in a given name is no other name, a known name that is like it is")
  func misprints() {
    #expect(names("Malcolm Toon came.", [toon]) == ["toon:Malcolm Toon"])
    #expect(names("Malcom Toon came.", [person("toon", "Malcolm Toon", family: "Toon")]) == ["toon:Malcom Toon"])
    #expect(names("Martin Toon came.", [person("toon", "Marvin Toon", family: "Toon")]) == [])
  }

  @Test("a particle that the list leaves out is no other name where the document or the title tells")
  func particles() {
    #expect(names("Minister von Lilienfeld came.", [lilienfeld]) == ["lilienfeld:von Lilienfeld"])
    #expect(
      names("Georg von Lilienfeld came. Mr. von Lilienfeld spoke.", [lilienfeld]) == [
        "lilienfeld:Georg von Lilienfeld", "lilienfeld:von Lilienfeld",
      ])
    #expect(names("Mr. von Lilienfeld came.", [lilienfeld]) == [])
    #expect(names("General von Lilienfeld came.", [lilienfeld]) == [])
  }

  @Test("a surname alone is not that of somebody who held office in another time, unless a document introduces them")
  func otherTimes() {
    let later = DocumentContext(date: 1962_05_01)
    #expect(names("Mr. Georgescu came.", [george], later) == [])
    #expect(names("Mr. Georgescu came.", [george], DocumentContext(date: 1958_05_01)) == ["george:Georgescu"])
    #expect(names("Senator Georgescu came.", [george], later) == ["george:Georgescu"])
    #expect(
      names("Mr. Georgescu came. Walter F. Georgescu spoke.", [george], later) == [
        "george:Georgescu", "george:Walter F. Georgescu",
      ])
  }
}
