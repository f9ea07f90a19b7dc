import Foundation
import Synchronization
import Testing
import Watching

/// Real files in a folder of the test's own, watched in both ways.
@Suite(.serialized) struct WatcherTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "watching-\(UUID().uuidString)").resolvingSymlinksInPath()

  init() throws { try FileManager.default.createDirectory(at: folder.appending(path: "seeds"), withIntermediateDirectories: true) }

  private func put(_ path: String, _ text: String = "text") throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func rename(_ from: String, _ to: String) {
    #expect(Foundation.rename(folder.appending(path: from).path, folder.appending(path: to).path) == 0)
  }

  private func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

  /// Watches the folder, and collects what the watcher tells.
  private final class Listener: Sendable {
    private let told = Mutex((count: 0, changes: Changes()))
    private let watcher = Mutex<FolderWatcher?>(nil)

    init(_ folder: URL, scope: WatchScope = WatchScope(), polling: Bool) {
      let made = FolderWatcher(folder.path, scope: scope, polling: polling) { [weak self] in
        guard let self else { return }
        let new = watcher.withLock { $0?.take() } ?? Changes()
        told.withLock {
          if !new.isEmpty { $0.count += 1 }
          $0.changes.add(new)
        }
      }
      watcher.withLock { $0 = made }
    }

    var count: Int { told.withLock(\.count) }

    /// Waits until all that was told is as wanted; nil where that does not come about.
    func changes(where isWanted: (Changes) -> Bool) async throws -> Changes? {
      for _ in 0..<1500 {
        let changes = told.withLock(\.changes)
        if isWanted(changes) { return changes }
        try await Task.sleep(for: .milliseconds(10))
      }
      return nil
    }

    func forget() { told.withLock { $0 = (0, Changes()) } }

    func watch(_ scope: WatchScope) { watcher.withLock { $0?.watch(scope) } }
  }

  private func expect(_ listener: Listener, _ paths: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let found = try await listener.changes { $0.paths.isSuperset(of: paths) }
    #expect(found?.paths == Set(paths), sourceLocation: sourceLocation)
    #expect(found?.isEverything == false, sourceLocation: sourceLocation)
    listener.forget()
  }

  @Test(arguments: [false, true]) func tellsOfSavesInPlaceAndByRename(polling: Bool) async throws {
    try put("seeds/a.md", "one")
    let listener = Listener(folder, polling: polling)
    try put("seeds/b.md")
    try await expect(listener, "seeds/b.md")
    let handle = try FileHandle(forWritingTo: folder.appending(path: "seeds/a.md"))
    try handle.write(contentsOf: Data("other".utf8))
    try handle.close()
    try await expect(listener, "seeds/a.md")
    try put("seeds/.a.md.swp", "a third")
    rename("seeds/.a.md.swp", "seeds/a.md")
    try await expect(listener, "seeds/a.md")
  }

  @Test(arguments: [false, true]) func tellsOfWhatVanishes(polling: Bool) async throws {
    try put("seeds/a.md")
    try put("seeds/deep/er/b.md")
    let listener = Listener(folder, polling: polling)
    try remove("seeds/a.md")
    try await expect(listener, "seeds/a.md")
    try remove("seeds/deep")
    let found = try await listener.changes { $0.touches("seeds/deep/er/b.md") }
    #expect(found != nil)
  }

  @Test(arguments: [false, true]) func watchesFoldersThatCome(polling: Bool) async throws {
    let listener = Listener(folder, polling: polling)
    try put("seeds/new/deep/a.md")
    #expect(try await listener.changes { $0.paths.contains("seeds/new/deep/a.md") } != nil)
    listener.forget()
    try put("seeds/new/deep/b.md")
    #expect(try await listener.changes { $0.paths.contains("seeds/new/deep/b.md") } != nil)
    rename("seeds/new", "seeds/moved")
    #expect(try await listener.changes { $0.touches("seeds/new/deep/a.md") && $0.touches("seeds/moved/deep/a.md") } != nil)
    listener.forget()
    try put("seeds/moved/deep/c.md")
    #expect(try await listener.changes { $0.paths.contains("seeds/moved/deep/c.md") } != nil)
  }

  @Test(arguments: [false, true]) func passesOverWhatIsNoContent(polling: Bool) async throws {
    try put("Site/index.html")
    let scope = WatchScope(folders: ["seeds", "Templates"], files: ["briefing.yml"], excluding: ["Site", "seeds/out"])
    let listener = Listener(folder, scope: scope, polling: polling)
    for path in ["Site/index.html", ".git/index", ".briefing/state", "seeds/.hidden/a.md", "seeds/out/b.html", "notes.txt", "src/a.swift"] {
      try put(path, "changed")
    }
    try put("briefing.yml")
    try await expect(listener, "briefing.yml")
    try put("Templates/site.css")
    let found = try await listener.changes { $0.paths.contains("Templates/site.css") }
    #expect(found?.paths.subtracting(["Templates"]) == ["Templates/site.css"])
  }

  @Test func tellsOfABurstOnce() async throws {
    let listener = Listener(folder, polling: false)
    for number in 0..<50 { mkdir(folder.appending(path: "seeds/\(number)").path, 0o777) }
    let paths = Set((0..<5000).map { "seeds/\($0 % 50)/\($0).md" })
    let root = folder.path
    for path in paths {
      let file = open("\(root)/\(path)", O_WRONLY | O_CREAT, 0o666)
      #expect(write(file, path, path.utf8.count) == path.utf8.count)
      close(file)
    }
    let found = try await listener.changes { $0.isEverything || $0.paths.isSuperset(of: paths) }
    #expect(found != nil)
    // SettlingTests says when a burst is over; here another program may hold up this one for as long as it likes.
    #expect(listener.count < paths.count / 100)
  }

  @Test func tellsOfAFolderThatWasExchanged() async throws {
    let listener = Listener(folder, polling: false)
    let aside = folder.path + "-aside"
    #expect(Foundation.rename(folder.path, aside) == 0)
    #expect(try await listener.changes(where: \.isEverything) != nil)
    try FileManager.default.removeItem(atPath: aside)
    listener.forget()
    try put("seeds/a.md")
    #expect(try await listener.changes { $0.touches("seeds/a.md") } != nil)
    try await Task.sleep(for: .milliseconds(300))
    listener.forget()
    try put("seeds/b.md")
    #expect(try await listener.changes { $0.touches("seeds/b.md") } != nil)
  }

  @Test func takesUpAnotherScope() async throws {
    let listener = Listener(folder, scope: WatchScope(folders: ["seeds"]), polling: false)
    try put("texts/a.md")
    listener.watch(WatchScope(folders: ["texts"]))
    #expect(try await listener.changes(where: \.isEverything) != nil)
    listener.forget()
    try put("seeds/a.md")
    try put("texts/b.md")
    try await expect(listener, "texts/b.md")
  }

  #if os(Linux)
    @Test func keepsNoDescriptor() async throws {
      func count() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
      var before = 0
      for round in 0..<40 {
        let listener = Listener(folder, polling: false)
        try put("seeds/a.md", "\(round)")
        #expect(try await listener.changes { $0.touches("seeds/a.md") } != nil)
        if round == 4 { before = try count() }
      }
      for _ in 0..<200 where try count() > before { try await Task.sleep(for: .milliseconds(10)) }
      #expect(try count() <= before)
    }
  #endif
}
