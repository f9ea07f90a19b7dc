import Foundation
import Testing

/// A store behind rclone: its own WebDAV server.
@Suite(.enabled(if: isInstalled("rclone"))) struct StoreTests {
  @Test func `puts the site there, then only what changed, and removes what is gone`() throws {
    let grounds = try Grounds(served: "webdav")
    try grounds.put("store/bucket/other.txt", "Not ours.")
    #expect(try grounds.published("--dry-run").output.contains("new: index.html (Talks)\n"))
    #expect(!grounds.exists("store/bucket/site"))
    try grounds.published()
    #expect(try grounds.files("store/bucket/site") == grounds.built())
    #expect(try grounds.published().errors.contains("nothing changed"))

    let before =
      try FileManager.default.attributesOfItem(atPath: grounds.path + "/store/bucket/site/robots.txt")[.modificationDate] as? Date
    try grounds.rename("Anna Marsh")
    try grounds.put("content/seeds/more.txt", "Ben Dorn wrote.\n")
    #expect(try grounds.published().output.contains("changed: people/anna.html (Anna Marsh)\n"))
    #expect(try grounds.files("store/bucket/site") == grounds.built())
    let after = try FileManager.default.attributesOfItem(atPath: grounds.path + "/store/bucket/site/robots.txt")[.modificationDate] as? Date
    #expect(before == after)

    try grounds.remove("content/seeds/more.txt")
    #expect(try grounds.published().output.contains("removed: sources/more.html"))
    #expect(try grounds.files("store/bucket/site") == grounds.built())
    #expect(try grounds.text("store/bucket/other.txt") == "Not ours.")
    #expect(try grounds.publish("--rollback").status == 64)
  }

  @Test func `mends what others removed or changed, and what an interrupted record leaves`() throws {
    let grounds = try Grounds(served: "webdav")
    try grounds.published()
    try grounds.remove("store/bucket/site/people/anna.html")
    try grounds.put("store/bucket/site/people/ben.html", "short")
    let mended = try grounds.published().output
    #expect(mended.contains("new: people/anna.html") && mended.contains("changed: people/ben.html"))
    #expect(try grounds.files("store/bucket/site") == grounds.built())
    try grounds.put("store/bucket/site/.briefing-record", String(try grounds.text("store/bucket/site/.briefing-record").prefix(300)))
    try grounds.published()
    #expect(try grounds.files("store/bucket/site") == grounds.built())
    #expect(try grounds.published().errors.contains("nothing changed"))
  }

  @Test func `never publishes among files of others`() throws {
    let grounds = try Grounds(served: "webdav")
    try grounds.put("store/bucket/site/thesis.txt", "Years of work.")
    let refused = try grounds.publish()
    #expect(refused.status == 64)
    #expect(refused.errors.contains("files that Briefing did not publish"))
    #expect(try grounds.names("store/bucket/site") == ["thesis.txt"])
  }
}
