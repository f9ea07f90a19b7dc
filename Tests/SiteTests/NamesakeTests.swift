import Foundation
import Testing

/// Whom a name means that several bear: the one whose office or whole name stands there.
@Suite struct NamesakeTests {
  private struct Mention: Decodable {
    var id: String
    var text: String
  }

  /// The mentions of a text as "id:words".
  private func mentions(_ people: String, _ text: String, _ document: String = "{}") throws -> [String] {
    let site = try build([
      "seeds/d.txt": text + "\n", "seeds/d.yml": "document: \(document)\n",
      "seeds/p.yml": "people:\n  " + people.replacing("\n", with: "\n  "),
    ])
    return try site.text("data/mentions.jsonl").split(separator: "\n").map {
      let mention = try JSONDecoder().decode(Mention.self, from: Data($0.utf8))
      return "\(mention.id):\(mention.text)"
    }
  }

  // MARK: Offices

  private static let burns = """
    w: {name: William Burns, roles: {title: director}}
    n: {name: Nick Burns, roles: {title: ambassador}}
    """
  private static let smiths = """
    bob: {name: Bob Smith, roles: {title: minister}}
    jon: {name: Jon Smith, roles: {title: ambassador}}
    """

  @Test(arguments: [
    (burns, "William Burns came. Ambassador Burns met him.", ["w:William Burns", "n:Burns"]),
    (burns, "Ambassador Burns met William Burns.", ["n:Burns", "w:William Burns"]),
    (burns, "William Burns came. Director Burns met him.", ["w:William Burns", "w:Burns"]),
    (smiths, "Minister Smith met Ambassador Smith.", ["bob:Smith", "jon:Smith"]),
    (smiths, "Ambassador Smith met Minister Smith.", ["jon:Smith", "bob:Smith"]),
    (smiths, "Bob Smith wrote. Ambassador J. Smith answered.", ["bob:Bob Smith", "jon:J. Smith"]),
  ])
  func theOfficeBeforeANameTellsMoreThanAFullNameElsewhere(people: String, text: String, expected: [String]) throws {
    #expect(try mentions(people, text) == expected)
  }

  /// A title that is no office, is nobody's, is of both, or that the document itself gives the other.
  @Test(arguments: [
    (burns, "William Burns came. Mr. Burns met him."),
    (burns, "William Burns came. General Burns met him."),
    (burns, "Ambassador William Burns came. Ambassador Burns met him."),
    (burns.replacing("director", with: "former ambassador to Jordan"), "William Burns came. Ambassador Burns met him."),
    (burns.replacing(", roles: {title: director}", with: ""), "William Burns came. Ambassador Burns met him."),
  ])
  func otherTitlesLeaveItToTheDocument(people: String, text: String) throws {
    #expect(try mentions(people, text).last == "w:Burns")
  }

  @Test func nobodyHasATitleBeforeTheOffice() throws {
    let people = Self.burns.replacing("title: ambassador", with: "title: ambassador, from: 2001, to: 2005")
    let text = "William Burns came. Ambassador Burns met him."
    #expect(try mentions(people, text, "{published: 1995}").last == "w:Burns")
    #expect(try mentions(people, text, "{published: 2003}").last == "n:Burns")
    #expect(try mentions(people, text, "{published: 2009}").last == "n:Burns")
  }

  @Test(arguments: ["William Burns came. Ambassador Burns met him.", "Ambassador Burns met William Burns."])
  func whoeverIsWithheldIsCoveredWhereTheOfficeNamesThem(text: String) throws {
    let people =
      "people:\n  " + Self.burns.replacing("\n", with: "\n  ").replacing("Nick Burns,", with: "Nick Burns, marking: \"TLP:RED\",")
    let site = try build(["seeds/d.txt": text + "\n", "seeds/p.yml": people])
    let shown = text.replacing("Ambassador Burns", with: "Ambassador a person whose name is withheld")
    #expect(try site.text("data/documents/d.txt") == shown + "\n")
    #expect(try !site.text("data/mentions.jsonl").contains("\"text\":\"Burns\""))
  }

  // MARK: Whole names

  @Test(arguments: [
    ("Bill Burns", "William Burns"), ("Bob Smith", "Rob Smith"), ("Sergei Ivanov", "Sergey Ivanov"), ("Kate Lee", "Katherine Lee"),
    ("Tony Blair", "Anthony Blair"), ("John Kennedy", "John F. Kennedy"), ("Anna Holm", "Anna Holm, Jr."),
  ])
  func aWholeNameComesBeforeFormsOfAnothers(one: String, other: String) throws {
    let text = "\(one) spoke. \(other) did."
    #expect(try mentions("a: {name: \(one)}\nb: {name: \"\(other)\"}", text) == ["a:\(one)", "b:\(other)"])
    let alias = "{name: Quentin \(one.split(separator: " ")[1]), aliases: [\(one)]}"
    #expect(try mentions("a: \(alias)\nb: {name: \"\(other)\"}", text) == ["a:\(one)", "b:\(other)"])
  }

  @Test func aFormOfTwoNamesStaysUndecided() throws {
    #expect(try mentions("a: {name: Bill Burns}\nb: {name: William Burns}", "Willie Burns spoke.") == [])
  }

  @Test func theWholeNameOfSomebodyShownIsNoneOfTheWithheld() throws {
    let site = try build([
      "seeds/d.txt": "Bill Burns spoke. William Burns did.\n",
      "seeds/p.yml": "people: {a: {name: Bill Burns}, b: {name: William Burns, marking: \"TLP:RED\", cover: an envoy}}\n",
    ])
    #expect(try site.text("data/documents/d.txt") == "Bill Burns spoke. an envoy did.\n")
  }
}
