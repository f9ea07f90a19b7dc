import Foundation
import Testing

@Suite struct GitTests {
  /// Grounds whose content is a repository with a remote of its own, a change that is staged and one that is not.
  private static func grounds(_ more: String = "") throws -> Grounds {
    let grounds = try Grounds("kind: git, remote: origin, branch: pages\(more)")
    try git(grounds, "init", "-q", "--bare", "../remote.git")
    try git(grounds, "init", "-q", "-b", "main", ".")
    for (key, value) in [("user.name", "Ada Quill"), ("user.email", "ada@example.org")] { try git(grounds, "config", key, value) }
    try git(grounds, "remote", "add", "origin", "../remote.git")
    try git(grounds, "add", "-A")
    try git(grounds, "commit", "-q", "-m", "Begin")
    try grounds.put("content/staged.txt", "staged")
    try git(grounds, "add", "staged.txt")
    try grounds.put("content/loose.txt", "loose")
    return grounds
  }

  @discardableResult
  private static func git(_ grounds: Grounds, _ arguments: String..., expecting status: Int32 = 0) throws -> String {
    let done = try run("git", ["-C", grounds.content] + arguments)
    try #require(done.status == status, "\(arguments): \(done.errors)")
    return done.output.trimmingCharacters(in: .newlines)
  }

  /// What readers of the branch have.
  private static func branch(_ grounds: Grounds) throws -> [String: Data] {
    if grounds.exists("copy") { try grounds.remove("copy") }
    try git(grounds, "clone", "-q", "-b", "pages", "../remote.git", "../copy")
    return try grounds.files("copy").filter { !$0.key.hasPrefix(".git/") }
  }

  @Test func `makes a commit of the site and nothing else, by the user's name`() throws {
    let grounds = try Self.grounds(", cname: talks.example.org")
    #expect(try grounds.published().output.contains("new: people/anna.html (Anna Quill)\n"))
    var expected = try grounds.built()
    expected[".nojekyll"] = Data()
    expected["CNAME"] = Data("talks.example.org\n".utf8)
    #expect(try Self.branch(grounds) == expected)
    #expect(try Self.git(grounds, "log", "--format=%an <%ae>", "origin/pages") == "Ada Quill <ada@example.org>")
  }

  @Test func `adds what GitLab publishes a branch by`() throws {
    let grounds = try Self.grounds(", gitlab: true")
    try grounds.published()
    let pipeline = try #require(try Self.branch(grounds)[".gitlab-ci.yml"])
    #expect(String(decoding: pipeline, as: UTF8.self).contains("rules: [{if: '$CI_COMMIT_BRANCH == \"pages\"'}]"))
  }

  @Test func `touches neither the work tree nor the index nor other branches`() throws {
    let grounds = try Self.grounds()
    let (status, index) = (
      try Self.git(grounds, "status", "--porcelain"), try Data(contentsOf: URL(filePath: grounds.content + "/.git/index"))
    )
    let head = try Self.git(grounds, "rev-parse", "HEAD")
    try grounds.published()
    #expect(try Data(contentsOf: URL(filePath: grounds.content + "/.git/index")) == index)
    #expect(try Self.git(grounds, "status", "--porcelain") == status)
    #expect(try Self.git(grounds, "rev-parse", "HEAD") == head)
    #expect(try Self.git(grounds, "for-each-ref", "--format=%(refname)", "refs/heads") == "refs/heads/main")
  }

  @Test func `makes no commit where nothing changed, and goes on from what is there`() throws {
    let grounds = try Self.grounds()
    try grounds.published()
    #expect(try grounds.published().errors.contains("nothing changed"))
    #expect(try Self.git(grounds, "rev-list", "--count", "origin/pages") == "1")
    try grounds.rename("Anna Marsh")
    #expect(try grounds.published().output.contains("changed: people/anna.html (Anna Marsh)\n"))
    #expect(try Self.git(grounds, "rev-list", "--count", "origin/pages") == "2")
  }

  @Test func `a dry run pushes nothing`() throws {
    let grounds = try Self.grounds()
    #expect(try grounds.published("--dry-run").output.contains("new: index.html (Talks)\n"))
    #expect(try Self.git(grounds, "ls-remote", "origin").isEmpty)
  }

  @Test func `goes back by a commit, and again from there`() throws {
    let grounds = try Self.grounds()
    try grounds.published()
    let first = try Self.branch(grounds)
    for name in ["Anna Marsh", "Anna Reed"] {
      try grounds.rename(name)
      try grounds.published()
    }
    try grounds.published("--rollback")
    #expect(try Self.branch(grounds) != first)
    try grounds.published("--rollback")
    #expect(try Self.branch(grounds) == first)
    #expect(try Self.git(grounds, "rev-list", "--count", "origin/pages") == "5")
    #expect(try grounds.publish("--rollback").status == 64)
    try grounds.published()
    try grounds.published("--rollback")
    #expect(try Self.branch(grounds) == first)
  }

  @Test func `never takes the place of a branch that others made`() throws {
    let grounds = try Self.grounds()
    try Self.git(grounds, "push", "-q", "origin", "main:pages")
    let refused = try grounds.publish()
    #expect(refused.status == 64)
    #expect(refused.errors.contains("files that Briefing did not publish"))
    #expect(try Self.git(grounds, "ls-remote", "origin", "refs/heads/pages").hasPrefix(Self.git(grounds, "rev-parse", "main")))
  }

  @Test func `says in git's words why a push failed, without credentials`() throws {
    let grounds = try Self.grounds()
    try grounds.put("remote.git/hooks/pre-receive", "#!/bin/sh\necho no pushing to https://ada:hunter2@example.org today >&2\nexit 1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: grounds.path + "/remote.git/hooks/pre-receive")
    let failed = try grounds.publish()
    #expect(failed.status == 74)
    #expect(failed.errors.contains("cannot push to the branch pages"))
    #expect(!failed.errors.contains("hunter2"))
  }

  @Test func `stops where another publication came first`() throws {
    let grounds = try Self.grounds()
    try grounds.published()
    // Another commit arrives between the look and the push: the hook of the push makes it.
    let other = try Self.git(grounds, "commit-tree", "origin/pages^{tree}", "-p", "origin/pages", "-m", "Other")
    let hook =
      "#!/bin/sh\ngit --git-dir=\(grounds.path)/remote.git fetch -q \(grounds.content) \(other) 2>/dev/null\n"
      + "git --git-dir=\(grounds.path)/remote.git update-ref refs/heads/pages \(other)\n"
    try Self.git(grounds, "config", "uploadpack.allowAnySHA1InWant", "true")
    try grounds.put("content/.git/hooks/pre-push", hook)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: grounds.content + "/.git/hooks/pre-push")
    try grounds.rename("Anna Marsh")
    let overtaken = try grounds.publish()
    #expect(overtaken.status == 74)
    #expect(overtaken.errors.contains("another publication changed"))
    try grounds.remove("content/.git/hooks/pre-push")
    try grounds.published()
  }
}
