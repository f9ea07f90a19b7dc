import Foundation
import Testing

@Suite struct FolderTests {
  private static let target = "kind: folder, path: HERE/www/site, releases: 2"

  @Test func `publishes what a build makes, and says each page by its title`() throws {
    let grounds = try Grounds(Self.target)
    let first = try grounds.published()
    #expect(first.output.contains("new: people/anna.html (Anna Quill)\n"))
    #expect(try grounds.files("www/site") == grounds.built())
    #expect(first.errors.contains("published and read back"))
  }

  @Test func `says so where nothing changed, and leaves files as they are`() throws {
    let grounds = try Grounds(Self.target)
    try grounds.published()
    let before = try FileManager.default.attributesOfItem(atPath: grounds.path + "/www/site/index.html")
    let again = try grounds.published()
    #expect(again.output.isEmpty)
    #expect(again.errors.contains("nothing changed"))
    let after = try FileManager.default.attributesOfItem(atPath: grounds.path + "/www/site/index.html")
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    #expect(try grounds.names("www") == ["site"])
  }

  @Test func `says what changed and what is gone, and changes nothing else`() throws {
    let grounds = try Grounds(Self.target)
    try grounds.published()
    try grounds.rename("Anna Marsh")
    let changed = try grounds.published()
    #expect(changed.output.contains("changed: people/anna.html (Anna Marsh)\n"))
    #expect(!changed.output.contains("robots.txt"))
    try grounds.put("content/seeds/people.yml", "people:\n  ben: {name: Ben Dorn}\n")
    #expect(try grounds.published().output.contains("removed: people/anna.html (Anna Marsh)\n"))
    #expect(try grounds.files("www/site") == grounds.built())
  }

  @Test func `a dry run says the same and publishes nothing`() throws {
    let grounds = try Grounds(Self.target)
    #expect(try grounds.published("--dry-run").output.contains("new: index.html (Talks)\n"))
    #expect(!grounds.exists("www"))
    try grounds.published()
    let before = try grounds.files("www/site")
    try grounds.rename("Anna Marsh")
    let dry = try grounds.published("--dry-run")
    #expect(dry.errors.contains("nothing was published"))
    #expect(try grounds.files("www/site") == before)
    #expect(try grounds.published().output == dry.output)
  }

  @Test func `goes back to former sites as far as releases are kept`() throws {
    let grounds = try Grounds(Self.target)
    try grounds.published()
    try grounds.rename("Anna Marsh")
    try grounds.published()
    let second = try grounds.files("www/site")
    try grounds.rename("Anna Reed")
    try grounds.published()
    try grounds.published("--rollback")
    #expect(try grounds.files("www/site") == second)
    let none = try grounds.publish("--rollback")
    #expect(none.status == 64)
    #expect(none.errors.contains("keeps no former site"))
    #expect(try grounds.files("www/site") == second)
  }

  @Test func `removes what was withdrawn from the sites that are kept`() throws {
    let grounds = try Grounds(Self.target)
    try grounds.published()
    try grounds.rename("Anna Marsh")
    try grounds.published()
    let purged = try grounds.published("--purge")
    #expect(purged.errors.contains("1 former site removed\nout of reach: "), "\(purged.errors)")
    #expect(try !grounds.names("www").contains { $0.contains("releases") })
    #expect(try grounds.publish("--rollback").status == 64)
    #expect(try grounds.published("--purge").errors.contains("no former site was kept"))
    #expect(try grounds.publish("--purge", "--dry-run").status == 64)
  }

  @Test func `never takes the place of what Briefing did not make`() throws {
    let grounds = try Grounds(Self.target)
    try grounds.put("www/site/thesis.txt", "Years of work.")
    #expect(try grounds.publish().status == 64)
    #expect(try grounds.names("www/site") == ["thesis.txt"])
  }

  @Test func `never publishes with errors, nor what is above the ceiling`() throws {
    let editions = "editions:\n  open: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n"
    let grounds = try Grounds(Self.target + ", ceiling: \"TLP:GREEN\"", extra: editions)
    let above = try grounds.publish("--edition", "partners")
    #expect(above.status == 1)
    #expect(above.errors.contains("TLP:AMBER") && above.errors.contains("TLP:GREEN"))
    try grounds.put("content/seeds/people.yml", "people:\n  anna: {nmae: Anna}\n")
    #expect(try grounds.publish().status == 1)
    #expect(!grounds.exists("www"))
  }

  @Test func `adds the headers that were asked for`() throws {
    let grounds = try Grounds(Self.target + ", headers: true")
    try grounds.published()
    #expect(try grounds.text("www/site/_headers").contains("Content-Security-Policy: default-src 'none'; style-src 'self'"))
  }

  @Test func `takes the target's own address for feeds and canonical links`() throws {
    let grounds = try Grounds(Self.target + ", url: \"https://talks.example.org/\"", extra: "url: https://elsewhere.example.org/\n")
    try grounds.published()
    #expect(try grounds.text("www/site/sitemap.xml").contains("<loc>https://talks.example.org/people/anna.html</loc>"))
  }

  @Test func `one operand is a target where it is no folder`() throws {
    let grounds = try Grounds(Self.target)
    let named = try run(executable, ["publish", "web"], in: grounds.content)
    #expect(named.status == 0, "\(named.errors)")
    #expect(grounds.exists("www/site/index.html"))
  }

  @Test func `two publications to one target do not run at once`() throws {
    let grounds = try Grounds(Self.target)
    try grounds.published()
    let lock = open(grounds.content + "/.briefing/publish/web.lock", O_RDWR | O_CLOEXEC)
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    defer { close(lock) }
    let second = try grounds.publish()
    #expect(second.status == 74)
    #expect(second.errors.contains("another publication to this target is running"))
  }

  @Test func `what it works with is closed to others and kept out of version control`() throws {
    let grounds = try Grounds(Self.target)
    try grounds.published()
    let mode = try FileManager.default.attributesOfItem(atPath: grounds.content + "/.briefing")[.posixPermissions] as? Int
    #expect(mode == 0o700)
    #expect(try grounds.text("content/.briefing/.gitignore") == "*\n")
    #expect(try grounds.files("www/site").keys.allSatisfy { !$0.contains(".briefing") })
  }
}
