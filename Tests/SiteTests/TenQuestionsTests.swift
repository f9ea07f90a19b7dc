import Foundation
import Testing

/// The ways that docs/ten-questions.md describes exist, and the answers stand at their ends.
@Suite struct TenQuestionsTests {
  struct Question: Sendable, CustomTestStringConvertible {
    var words: String
    var links: [String]
    var answers: [String]

    var testDescription: String { words }

    static func all() throws -> [Question] {
      let text = try String(contentsOf: packageFolder.appending(path: "docs/ten-questions.md"), encoding: .utf8)
      return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { row in
        let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return Question(
          words: cells[0], links: cells[1].components(separatedBy: " → "), answers: cells[2].matches(of: /“([^”]+)”/).map { String($0.1) })
      }
    }
  }

  @Test func thereAreTen() throws {
    let questions = try Question.all()
    #expect(questions.count == 10)
    #expect(questions.allSatisfy { (1...2).contains($0.links.count) && !$0.answers.isEmpty })
  }

  @Test(arguments: try Question.all())
  func isAnsweredWithinTwoClicks(_ question: Question) throws {
    let site = Site(path: packageFolder.appending(path: "Site").path, messages: "")
    var place = URL(filePath: site.path + "/index.html")
    for link in question.links {
      let page = try Page(String(contentsOf: place, encoding: .utf8))
      let found = try #require(page.links.first { $0.text.squeezed == link }, "\(place.lastPathComponent) has no link “\(link)”")
      place = try #require(URL(string: found.href, relativeTo: place)).absoluteURL
    }
    let name = place.path.replacing(site.path + "/", with: "", maxReplacements: 1)
    let statements = try site.page(name).statements
    for answer in question.answers { #expect(statements.contains(answer), "\(name) does not state “\(answer)”") }
  }
}
