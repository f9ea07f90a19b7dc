import Foundation
import Testing

/// A few of the kills that `Tests/tools/interrupt_publications.py` makes hundreds of.
@Suite(.serialized) struct InterruptionTests {
  @Test(arguments: ["folder", "git", "ssh", "webdav", "s3"])
  func `readers have a whole site after a kill at any moment`(kind: String) throws {
    let needed = ["ssh": ["sshd", "rsync"], "webdav": ["rclone"], "s3": ["rclone", "moto_server"]][kind] ?? []
    guard needed.allSatisfy({ isInstalled($0) }) else { return }
    let done = try run("python3", ["\(toolsFolder)/interrupt_publications.py", kind, "--count", "10", "--briefing", executable])
    #expect(done.status == 0, "\(done.output)\(done.errors)")
  }

  @Test(.enabled(if: isInstalled("nginx")))
  func `readers of nginx have pages of one version while sites change`() throws {
    let done = try run("python3", ["\(toolsFolder)/publish_under_load.py", "--count", "10", "--briefing", executable])
    #expect(done.status == 0, "\(done.output)\(done.errors)")
  }
}
