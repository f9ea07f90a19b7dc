import Foundation
import Testing

/// A folder behind OpenSSH’s own server.
@Suite(.enabled(if: isInstalled("sshd") && isInstalled("rsync"))) struct SSHTests {
  @Test func `publishes releases behind a link, sends what changed, and goes back`() throws {
    let grounds = try Grounds(served: "ssh", site: "Ada's site")
    let site = "www/Ada's site"
    #expect(try grounds.published("--dry-run").output.contains("new: index.html (Talks)\n"))
    #expect(!grounds.exists("www"))
    #expect(try grounds.published().output.contains("new: people/anna.html (Anna Quill)\n"))
    let first = try grounds.files(site)
    #expect(try first == grounds.built())
    #expect(try grounds.published().errors.contains("nothing changed"))

    try grounds.rename("Anna Marsh")
    try grounds.put("content/seeds/more.txt", "Ben Dorn wrote.\n")
    let changed = try grounds.published().output
    #expect(changed.contains("changed: people/anna.html (Anna Marsh)\n") && changed.contains("new: sources/more.html"))
    #expect(try grounds.files(site) == grounds.built())
    // The link is relative, and a file that did not change is one file in both releases.
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: "\(grounds.path)/\(site)")
    #expect(link.hasPrefix(".Ada's site.releases/000002-"))
    let robots = try FileManager.default.attributesOfItem(atPath: "\(grounds.path)/\(site)/robots.txt")
    #expect(robots[.referenceCount] as? Int == 2)

    try grounds.published("--rollback")
    #expect(try grounds.files(site) == first)
    #expect(try grounds.publish("--rollback").status == 64)
    try grounds.remove("content/seeds/more.txt")
    try grounds.published()
    try grounds.rename("Anna Reed")
    try grounds.published()
    let releases = { try grounds.names("www/.Ada's site.releases").filter { $0.contains("-") && !$0.hasSuffix(".former") } }
    #expect(try releases().count == 2)
    let current = try grounds.files(site)
    #expect(try grounds.published("--purge").errors.contains("1 former site removed"))
    #expect(try releases().count == 1)
    #expect(try grounds.files(site) == current)
    #expect(try grounds.publish("--rollback").status == 64)
  }

  @Test func `never takes the place of what Briefing did not make`() throws {
    let grounds = try Grounds(served: "ssh")
    try grounds.put("www/site/thesis.txt", "Years of work.")
    #expect(try grounds.publish().status == 64)
    try grounds.remove("www/site")
    try FileManager.default.createSymbolicLink(atPath: grounds.path + "/www/site", withDestinationPath: "/etc")
    #expect(try grounds.publish().status == 64)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: grounds.path + "/www/site") == "/etc")
  }

  @Test func `names the package of a program that is missing, and what ssh complains of`() throws {
    let grounds = try Grounds(served: "ssh")
    for program in ["sh", "cat"] {
      try FileManager.default.createSymbolicLink(atPath: "\(grounds.path)/bin/\(program)", withDestinationPath: "/bin/\(program)")
    }
    grounds.environment["PATH"] = grounds.path + "/bin"
    let missing = try grounds.publish()
    #expect(missing.status == 1)
    #expect(missing.errors.contains("the program rsync, which is not installed"))
    try grounds.remove("user.pub")
    let refused = try grounds.publish()
    #expect(refused.status == 74)
    #expect(refused.errors.contains("Permission denied"))
  }
}
