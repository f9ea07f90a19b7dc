import Diagnostics
import Foundation
import Leaks
import Pages
import Reading
import Synchronization
import Templates
import Testing

@testable import Dossier

/// Where an edition forgets to take something out, at whatever place, the search of its site finds it.
@Suite struct MutationTests {
  private static let steps: [EditingStep] = [
    .documents, .items, .entities, .references, .documentTexts, .links, .alternatives, .headings, .rawHTML, .originals, .entityIDs,
    .formerIDs,
    .documentIDs, .fileNames, .anchors,
  ]

  @Test func nothingLeaksWhereNothingIsForgotten() async throws {
    let folder = try await SecretFolder()
    #expect(await folder.leaks(omitting: nil) == [])
  }

  @Test(arguments: steps) func findsWhatIsForgotten(step: EditingStep) async throws {
    let folder = try await SecretFolder()
    let leaks = await folder.leaks(omitting: step)
    #expect(!leaks.isEmpty, "\(step)")
    for leak in leaks { #expect(leak.rule == "leak" && leak.severity == .error && !leak.message.lowercased().contains("quagmire")) }
  }

  @Test func findsWhatIsForgottenInEveryKey() async throws {
    let folder = try await SecretFolder()
    var missed: Set<String> = []
    for key in folder.keys.sorted() where await folder.leaks(omitting: .texts(key)).isEmpty { missed.insert(key) }
    #expect(missed == [])
  }

  /// A key that is added to the vocabulary is one in which a secret must be planted here.
  @Test func thereIsASecretInEveryKey() async throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Dossier/Editions/TextVisit.swift")
    let text = try String(contentsOf: source, encoding: .utf8)
    let known = Set(text.matches(of: /(?:, |\()"([a-z][a-zA-Z.-]*)"\)/).map { String($0.output.1) })
    #expect(known.count > 60)
    #expect(try await known.subtracting(SecretFolder().keys) == [])
  }
}

/// A folder with a withheld name in every key, read.
struct SecretFolder {
  let dossier: Dossier
  /// The keys in which the name stands.
  let keys: Set<String>
  private let edition: Edition

  init() async throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "leaks-tests-\(UUID().uuidString)")
    for (path, text) in Self.files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    defer { try? FileManager.default.removeItem(at: root) }
    var memory = ReadingMemory()
    let content = await ContentFolder.read(root.path, jobs: 2, remembering: &memory).folder
    var assemblies = AssemblyMemory()
    let assembly = await Dossier.assembled(
      from: content.statements, configuration: content.configuration, files: content.media, jobs: 2, remembering: &assemblies)
    dossier = assembly.dossier
    let errors = (content.diagnostics + assembly.diagnostics).filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors)")
    edition = dossier.configuration.editions[0]
    let found = Found()
    var copy = dossier
    copy.visitTexts { text, place in
      if text.lowercased().contains("quagmire") { found.keys.insert(place.key) }
    } prose: { prose, place in
      if prose.text.lowercased().contains("quagmire") { found.keys.insert(place.key) }
    }
    keys = found.keys
  }

  private final class Found { var keys: Set<String> = [] }

  /// What the search says of a site for which something was forgotten.
  func leaks(omitting step: EditingStep?) async -> [Diagnostic] {
    let publication = Publication(of: dossier, edition: edition, omitting: step)
    let file = BuiltInTemplates.all.first { $0.name == "words-en.yml" }!
    let words = Words((try? WordsFile.read(file.bytes, file: "words-en.yml").texts) ?? [:], language: "en")
    let interface = BuiltInTemplates.all.map { LeakCheck.InterfaceFile(name: $0.name, bytes: $0.bytes, isOwn: false) }
    guard let check = LeakCheck(of: dossier, by: edition, interface: interface, words: words.all), let templates = try? SiteTemplates()
    else {
      return []
    }
    let renderer = SiteRenderer(publication, templates: templates, words: words, files: dossier.files, jobs: 2)
    let found = Mutex<[Diagnostic]>([])
    let drawing: SiteRenderer.Drawing = { _ in .failure(Diagnostic(.warning, "undrawn", "")) }
    _ = await renderer.render(drawing: drawing) { path, bytes in
      let leaks = check.leaks(in: path, bytes)
      found.withLock { $0 += leaks }
    }
    for copy in renderer.copies {
      let leaks = check.leaks(in: copy.address, Array((Self.files[copy.source] ?? "").utf8))
      found.withLock { $0 += leaks }
    }
    return found.withLock { $0 }
  }

  private static let files = [
    "briefing.yml": """
    title: Talks with Quagmire
    subtitle: What Quagmire said
    summary: Quagmire said it.
    url: https://example.org/
    markdown: {html: allow}
    stances: [{id: for, label: For Quagmire, tone: positive}, {id: against, label: Against, tone: negative}]
    sides: [{id: open-bank, label: The side of Quagmire}]
    editions:
      public: {ceiling: "TLP:CLEAR"}
      internal: {ceiling: "TLP:AMBER", output: Internal}
    """,
    "seeds/secret.yml": """
    people: {petra-quagmire: {name: Petra Quagmire, marking: "TLP:AMBER", cover: an envoy}}
    meetings: {hidden-talk: {title: The hidden walk of June, marking: "TLP:AMBER"}}
    judgements: [{text: The frontier will surely not be opened before winter comes, marking: "TLP:AMBER"}]
    """,
    "seeds/cable.txt": "They told the council that no ship would leave before the new year.",
    "seeds/cable.yml": "document: {title: Cable on the ships of winter, marking: \"TLP:AMBER\", translation-of: quagmire-notes}\n",
    "seeds/people.yml": """
    people:
      ada-hill:
        name: Ada Hill
        aliases: [Sister of Petra Quagmire]
        sort-name: Hill friend of Quagmire
        gender: quagmire
        expertise: [The works of Quagmire]
        description: She knows Quagmire.
        note: So says Quagmire.
        identifiers: {register: Quagmire 7}
        links: [{url: "https://example.org/quagmire", title: Page}, {url: "https://example.org/q", title: On Quagmire}]
        picture: {file: media/quagmire.svg, alt: Quagmire at sea, credit: Drawn by Quagmire}
        roles: [{title: Aide of Quagmire, tenure: by-quagmire, organisation: {name: Office of Petra Quagmire}}]
      ben-wood: {name: Ben Wood}
      old-quagmire: {same-as: ben-wood}
    organisations:
      open-bank: {name: The house of Petra Quagmire, kind: bank-of-quagmire, parent: {name: Heirs of Quagmire}, publisher: {name: Press of Petra Quagmire}}
    places: {oslo: {name: Oslo}}
    works:
      study: {title: A study, kind: quagmire-study, authors: [{name: A pupil of Quagmire}], publisher: {name: Press of Petra Quagmire}, sourcing: Talks with Quagmire, url: "https://example.org/quagmire-study", held-as: cable}
    issues: {peace: {name: Peace, question: Does Quagmire want it?, parent: {name: Plans of Petra Quagmire}}}
    terms: {plan: {name: The plan, definition: What Quagmire wants.}}
    meetings:
      quagmire-walk:
        title: A walk
        kind: quagmire-walk
        date: 2023-05
        time: when Quagmire woke
        venue: Quagmire's house
        purpose: To hear Quagmire
        outcome: Quagmire agreed
        agreed: [Quagmire writes]
        interpreters: [{name: Pupil of Quagmire}]
        part-of: {name: Walks of Petra Quagmire}
        place: {name: Garden of Quagmire}
        participants:
          - {person: petra-quagmire}
          - {person: ada-hill, capacity: Guest of Quagmire, side: {name: Men of Quagmire}}
          - {name: Driver of Petra Quagmire}
          - {group: Friends of Quagmire}
          - {unnamed: An aide to Quagmire, withheld: Quagmire asked for it}
        topics: [{text: Quagmire's plan, issue: {name: Wishes of Quagmire}}]
        comments: [{by: {name: Press officer of Quagmire}, to: {name: Paper of Quagmire}, text: Quagmire said no, spokesperson: {name: Voice of Quagmire}}]
        questions: [{text: Did Quagmire stay?, about: {name: Guests of Quagmire}}]
    positions:
      - {holder: {name: Heirs of Quagmire}, issue: peace, stance: like-quagmire, summary: As Quagmire has it, quote: Quagmire is right, to: {name: Heirs of Quagmire}, spokesperson: {name: Voice of Quagmire}}
      - {holder: ada-hill, issue: peace, stance: for, summary: She wants it}
      - {holder: ada-hill, issue: {name: Pay of Quagmire}, summary: Too low, meeting: {name: Supper with Quagmire}, work: {name: Memoirs of Quagmire}}
    facts:
      - {id: quagmire-fact, text: Quagmire slept, kind: quagmire-sleep, about: ada-hill, date: 2023-06, according-to: {unnamed: a friend of Quagmire}, evidence: {work: study, quote: Quagmire slept, page: 4 of Quagmire}}
      - {text: It rained, about: [ada-hill, {name: Cousin of Quagmire}], work: {name: Memoirs of Quagmire}}
      - {id: hidden-frontier, text: The frontier stayed shut until the first snow fell, about: ada-hill, marking: "TLP:AMBER"}
      - {supersedes: hidden-frontier, text: It opened, about: ada-hill, retracted: {reason: Quagmire misheard, according-to: {name: Office of Quagmire}}}
    relations: [{from: ada-hill, to: {name: Heirs of Quagmire}, kind: heir-of-quagmire}, {from: {name: Heirs of Quagmire}, to: ben-wood, kind: friend}]
    judgements: [{text: Quagmire will win, about: {name: Heirs of Quagmire}}]
    questions:
      - {text: Where is Quagmire?, answer: {text: With Quagmire's friend}}
      - {text: When?, answer: {text: On the last evening before the ships had left the harbour, marking: "TLP:AMBER"}}
    """,
    "seeds/quagmire-notes.md": """
    ---
    title: Notes on Quagmire
    kind: quagmire-notes
    classification: For Quagmire
    number: 5 of Quagmire
    url: https://example.org/quagmire/notes
    author: {name: Pupil of Quagmire}
    publisher: {name: Press of Petra Quagmire}
    drafter: {name: Clerk of Quagmire}
    sender: {name: Office of Quagmire}
    recipients: [{unnamed: a friend of Petra Quagmire}, petra-quagmire]
    reply-to: cable
    supersedes: [cable]
    description: What Quagmire said.
    note: Heard by Quagmire.
    original: true
    ---
    # On Quagmire

    Quagmire came, and Petra Quagmire's friend. [Here](https://example.org/quagmire "Quagmire"), ![Quagmire](media/quagmire.svg).
    Then [[petra-quagmire|she]] left. `petra quagmire` was written.

    <div title="Quagmire">x</div>
    """,
    "seeds/people/cara-lake.md": "---\nname: Cara Lake\n---\nShe met Quagmire.\n",
    "seeds/media/quagmire.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
  ]
}
