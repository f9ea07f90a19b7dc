import Foundation
import Testing

/// `briefing add` proposes the meetings of which a text tells.
@Suite struct MeetingProposalTests {
  /// The sidecar that is proposed for a text.
  private static func sidecar(
    _ text: String, name: String = "note.txt", briefing: [String: String] = [:]
  ) throws -> (sidecar: String, folder: ContentFolder) {
    let files = try ContentFolder(["briefing.yml": "title: Not this\n", name: text])
    let folder = try ContentFolder(briefing)
    let run = try SiteTests.briefing(["add", "--folder", folder.path, files.path(name)])
    #expect(run.status == 0, "\(run.errors)")
    return (try String(contentsOfFile: folder.path("seeds/note.yml"), encoding: .utf8), folder)
  }

  /// The proposed meetings, without their marks.
  private static func meetings(_ sidecar: String) -> String {
    let lines = sidecar.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "# meetings:") else { return "" }
    return lines[start...].prefix { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }.joined(separator: "\n")
  }

  static let record = """
    Memorandum of Conversation

    Vienna, 4 May 2023, 3 p.m.

    SUBJECT

    The lake treaty and
    its annexes

    PARTICIPANTS

    Lakeland
    Ambassador Kirill Sorokin
    Ms. Ellen Vance, Counselor, Embassy of Lakeland

    Hillmark
    The President
    Mr. Tolle (interpreting)

    Ambassador Sorokin said that nothing had been decided and that his government would want more time.
    """

  @Test func theHeadOfARecordTellsOfAMeeting() throws {
    let (sidecar, folder) = try Self.sidecar(Self.record)
    #expect(
      Self.meetings(sidecar) == """
        meetings:
          note-meeting:
            title: "The lake treaty and its annexes"
            date: 2023-05-04
            place: vienna
            participants:
              - {person: kirill-sorokin, evidence: "Ambassador Kirill Sorokin"}
              - {person: ellen-vance, capacity: "Counselor, Embassy of Lakeland", evidence: "Ms. Ellen Vance, Counselor, Embassy of Lakeland"}
              - {unnamed: "The President", evidence: "The President"}
              - {person: tolle, capacity: "interpreting", evidence: "Mr. Tolle (interpreting)"}
            evidence: "Vienna, 4 May 2023, 3 p.m."
        """, "\(sidecar)")
    // The date is the document's, and no event of its own.
    #expect(sidecar.contains("#   published: 2023-05-04  # with this date the text begins"), "\(sidecar)")
    #expect(!sidecar.contains("#   - date: 2023-05-04"), "\(sidecar)")
    try folder.put("seeds/note.yml", AddTests.accepted(sidecar))
    let check = try briefing(["check", folder.path])
    #expect(check.status == 0, "\(check.errors)")
    let site = try folder.built(to: "Site")
    #expect(site.has("meetings/note-meeting.html"))
    #expect(try site.page("people/ellen-vance.html").text.contains("The lake treaty and its annexes"))
  }

  @Test func minutesOfOtherKinds() throws {
    let minutes = """
      # Minutes of the meeting of the harbour committee, 4 March 2024

      Present: Tobias Fenn in the chair; Ada Quill, harbour master; Ruth Ambery.

      Place: the Net Loft

      Ms. Quill was for the breakwater and said so at length.
      """
    let (sidecar, _) = try Self.sidecar(
      minutes, name: "note.md",
      briefing: ["seeds/people.yml": "people:\n  tobias: {name: Tobias Fenn}\n  ada-quill: {name: Ada Quill}\n"])
    let meetings = Self.meetings(sidecar)
    for line in ["    date: 2024-03-04", "    venue: \"the Net Loft\"", "{person: tobias,", "{person: ada-quill,", "{person: ruth-ambery,"]
    {
      #expect(meetings.contains(line), "\(line) in \(sidecar)")
    }
  }

  @Test(arguments: [
    ("On 3 April 2023, Foreign Minister Hale met with Ambassador Sorokin in Geneva.", "hale sorokin", "2023-04-03", "geneva"),
    ("Ambassador Sorokin called on Minister Hale in Oslo on 5 May 2023.", "sorokin hale", "2023-05-05", "oslo"),
    ("There were talks between President Vance and Ambassador Sorokin.", "vance sorokin", "", ""),
    ("President Vance received Ambassador Sorokin and Minister Hale.", "vance sorokin hale", "", ""),
    ("Minister Hale and Ambassador Sorokin met in Vienna.", "hale sorokin", "", "vienna"),
    ("Minister Hale’s talk with Ambassador Sorokin lasted an hour.", "hale sorokin", "", ""),
    ("Minister Hale in Rome, Italy, 2023-04-03 to 2023-04-05. Met with President Vance.", "hale vance", "2023-04-03/2023-04-05", "rome"),
  ])
  func aSentenceTellsWhoMetWhom(_ text: String, _ people: String, _ date: String, _ place: String) throws {
    let (sidecar, folder) = try Self.sidecar("It is told here. \(text)")
    let meetings = Self.meetings(sidecar)
    let participants = meetings.matches(of: /person: ([a-z-]+)/).map { String($0.1) }
    #expect(participants == people.split(separator: " ").map(String.init), "\(sidecar)")
    #expect(date.isEmpty != meetings.contains("date: \(date)\n"), "\(sidecar)")
    #expect(place.isEmpty != meetings.contains("place: \(place)\n"), "\(sidecar)")
    #expect(meetings.contains("evidence: "), "\(sidecar)")
    try folder.put("seeds/note.yml", AddTests.accepted(sidecar))
    #expect(try briefing(["check", folder.path]).status == 0)
  }

  @Test(arguments: [
    "Minister Hale would meet with Ambassador Sorokin.", "Minister Hale never met with Ambassador Sorokin.",
    "Minister Hale received a letter from Ambassador Sorokin.", "If Minister Hale met with Ambassador Sorokin, nobody knows.",
    "Minister Hale told Ambassador Sorokin that he was wrong.", "Ambassador Sorokin postponed a meeting with Minister Hale.",
  ])
  func whatIsPlannedDeniedOrNoMeetingIsNotProposed(_ text: String) throws {
    #expect(Self.meetings(try Self.sidecar(text).sidecar).isEmpty)
  }

  @Test func hostileHeadsBreakNothing() throws {
    let text = """
      Memorandum of Conversation: "x" # {y}

      Rome\u{202E}, 4 May 2023

      Participants: Mr. O’“Brien\\": {a}, [b] # c; Mr. Tick`{{}}
      met

      talks
      """
    let (sidecar, folder) = try Self.sidecar(text)
    try folder.put("seeds/note.yml", AddTests.accepted(sidecar))
    let check = try briefing(["check", folder.path])
    #expect(check.status == 0, "\(check.errors)\n\(sidecar)")
  }
}

/// What a file says of the day on which it was made is not what it says of its publication.
@Suite struct DateProposalTests {
  @Test func theDayAFileWasMadeIsOnlyProposed() throws {
    let files = try ContentFolder([
      "briefing.yml": "title: Not this\n", "note.md": "Nothing is dated here.\n", "letter.md": "Oslo, 3 May 1961\n\nDear all.\n",
    ])
    let folder = try ContentFolder([:])
    for name in ["note", "letter"] {
      #expect(try run("/usr/bin/pandoc", [files.path("\(name).md"), "-s", "-o", files.path("\(name).docx")]).status == 0)
    }
    #expect(try briefing(["add", "--folder", folder.path, files.path("note.docx"), files.path("letter.docx")]).status == 0)
    let note = try String(contentsOfFile: folder.path("seeds/note.yml"), encoding: .utf8)
    #expect(note.contains("  # on this day the file was made") && !note.contains("\n  published:"), "\(note)")
    let letter = try String(contentsOfFile: folder.path("seeds/letter.yml"), encoding: .utf8)
    #expect(letter.contains("#   published: 1961-05-03  # with this date the text begins"), "\(letter)")
  }
}
