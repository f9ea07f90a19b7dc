import Foundation
import Synchronization
import Testing

@testable import Output

@Suite(.serialized) struct InterruptionTests {
  let folder: TemporaryFolder
  let site: String

  init() throws {
    folder = try TemporaryFolder()
    site = folder.path("Site")
  }

  @Test func survivesBeingKilledAtAnyMoment() throws {
    let count = "100"
    func run(_ generation: Int) throws -> Process { try trial(["site", site, "\(generation)", count]).process }
    let clock = ContinuousClock()
    let duration = try clock.measure { try run(0).waitUntilExit() }
    var current = 0
    var killedCount = 0
    for next in 1...100 {
      let process = try run(next)
      usleep(UInt32.random(in: 0...UInt32(duration / .microseconds(1))))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killedCount += 1 }
      let found = try generation(ofSiteAt: site)
      #expect(found == current || found == next)
      #expect(Set(folder.names).isSubset(of: ["Site", ".Site.briefing"]))
      current = found
    }
    #expect(killedCount > 0)
    try run(101).waitUntilExit()
    #expect(try generation(ofSiteAt: site) == 101)
    #expect(folder.names == ["Site"])
  }

  /// What a build killed between the two steps leaves, where folders cannot be exchanged.
  @Test func putsBackASiteThatWasPutAside() throws {
    try build(["index.html": "old"], at: site)
    try folder.makeFolder(".Site.briefing/next")
    try FileManager.default.moveItem(atPath: site, toPath: folder.path(".Site.briefing/previous"))
    try SiteWriter.begin(at: site).abandon()
    #expect(try files(at: site) == ["index.html": "old"])
    #expect(folder.names == ["Site"])
  }

  @Test func removesASiteThatWasReplacedInTwoSteps() throws {
    try build(["index.html": "new"], at: site)
    try folder.put(".Site.briefing/previous/index.html", "old")
    try SiteWriter.begin(at: site).abandon()
    #expect(try files(at: site) == ["index.html": "new"])
    #expect(folder.names == ["Site"])
  }

  @Test func keepsASecondBuildOut() throws {
    let (first, output) = try trial(["hold", site])
    defer { kill(first.processIdentifier, SIGKILL) }
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("begun".utf8))
    let refusal = try failure { _ = try SiteWriter.begin(at: site) }
    #expect(refusal.kind == .refused)
    #expect(refusal.diagnostic.message == "another build is writing to \(site)")
    #expect(refusal.diagnostic.help == "wait until it has ended, or name another output folder")
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    #expect(folder.names == [".Site.briefing"])
    try build(["index.html": "second"], at: site)
    #expect(try files(at: site) == ["index.html": "second"])
    #expect(folder.names == ["Site"])
  }

  @Test func readersAlwaysFindTheIndex() async throws {
    try build(["index.html": "0", "other.html": ""], at: site)
    let index = site + "/index.html"
    let isDone = Flag()
    try await withThrowingTaskGroup(of: (reads: Int, misses: Int).self) { group in
      group.addTask {
        var (reads, misses) = (0, 0)
        repeat {
          let file = open(index, O_RDONLY)
          if file < 0 { misses += 1 } else { close(file) }
          reads += 1
        } while !isDone.isSet
        return (reads, misses)
      }
      for generation in 1...50 { #expect(try build(["index.html": "\(generation)", "other.html": ""], at: site).written == 1) }
      isDone.set()
      for try await (reads, misses) in group {
        #expect(misses == 0, "of \(reads)")
        #expect(reads > 0)
      }
    }
  }

  @Test func stopsAtTheLimitOfFileSizes() throws {
    try trial(["site", site, "1", "400"]).process.waitUntilExit()
    // The manifest alone is larger than the block or two that the shell allows.
    let (process, output) = try trial(["site", site, "2", "400"], throughShell: "trap '' XFSZ; ulimit -f 2")
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    let message = try output.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) }
    #expect(message == "cannot write \(site)/manifest.txt: the file is larger than allowed here\n")
    #expect(try generation(ofSiteAt: site) == 1)
    #expect(folder.names == ["Site"])
  }

  #if os(Linux)
    @Test(.enabled(if: SmallDisk.isPermitted, "mounting a small file system is not permitted here")) func survivesAFullDisk() throws {
      let disk = try SmallDisk()
      let output = disk.path + "/Site"
      try build(["index.html": "old", "same.html": "same"], at: output)
      let writer = try SiteWriter.begin(at: output)
      let failure = try failure {
        for index in 0..<100 { try writer.write("\(index).bin", [UInt8](repeating: 1, count: 65_536)) }
      }
      #expect(failure.kind == .disk)
      #expect(failure.diagnostic.message.hasPrefix("cannot write \(output)/"))
      #expect(failure.diagnostic.message.hasSuffix(".bin: no space left on the device"))
      #expect(failure.diagnostic.help == "Make room and build again; a build needs space for the new site beside the old one")
      #expect(try OutputTests.failure { try writer.commit() } == failure)
      #expect(try files(at: output) == ["index.html": "old", "same.html": "same"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["Site"])
      try build(["index.html": "new"], at: output)
      #expect(try files(at: output) == ["index.html": "new"])
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "mounting a small file system is not permitted here")) func refusesAMountPoint() throws {
      let disk = try SmallDisk()
      let refusal = try failure { _ = try SiteWriter.begin(at: disk.path) }
      #expect(refusal.kind == .refused)
      #expect(refusal.diagnostic.message == "the output folder \(disk.path) is a mount point, which cannot be replaced in one step")
      #expect(refusal.diagnostic.help == "name a folder inside it for the output")
    }
  #endif
}

private final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}

#if os(Linux)
  /// A file system of one megabyte in memory.
  final class SmallDisk {
    let folder: TemporaryFolder
    let path: String

    static let isPermitted = (try? SmallDisk()) != nil

    init() throws {
      folder = try TemporaryFolder()
      path = folder.path("disk")
      try folder.makeFolder("disk")
      guard mount("tmpfs", path, "tmpfs", 0, "size=1m") == 0 else { throw NoFailure() }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
  }
#endif
