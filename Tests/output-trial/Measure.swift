import Output
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Measures a build from nothing, one without changes and ones with a change, and plain writing of the same files.
func measure(in folder: String, fileCount: Int, threadCount: Int) async {
  let paths = (0..<fileCount).map { "folder-\($0 % 12)/a-page-with-a-name-\($0).html" }
  @Sendable func page(_ index: Int, edition: Int) -> [UInt8] {
    let line = Array("line \(edition) of page \(index), as long as lines of text are in the pages of such a site\n".utf8)
    return Array(repeatElement(line, count: 5_120 / line.count + 1).joined().prefix(5_120))
  }
  let pages = paths.indices.map { page($0, edition: 0) }

  func report(_ name: String, _ work: () async -> Void) async {
    let clock = ContinuousClock()
    let cpu = clock_t.now
    let elapsed = await clock.measure(work)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    print("\(name): \(Int(seconds * 1000)) ms, CPU \((clock_t.now - cpu) / 1000) ms, \(Int(Double(fileCount) / seconds)) files/s")
  }

  func build(_ name: String, changing changed: Range<Int>) async {
    let pages = changed.isEmpty ? pages : pages.indices.map { changed.contains($0) ? page($0, edition: changed.count) : pages[$0] }
    await report(name) {
      do throws(OutputFailure) {
        let site = try SiteWriter.begin(at: folder + "/Site")
        await inTasks(threadCount, over: fileCount) { index in
          do throws(OutputFailure) { try site.write(paths[index], pages[index]) } catch { fatalError(error.diagnostic.message) }
        }
        let summary = try site.commit()
        print("  \(summary)")
      } catch {
        fatalError(error.diagnostic.message)
      }
    }
  }

  await report("plain open, write, close") {
    mkdir(folder + "/Plain", 0o755)
    for index in 0..<12 { mkdir(folder + "/Plain/folder-\(index)", 0o755) }
    await inTasks(threadCount, over: fileCount) { index in
      let file = open(folder + "/Plain/" + paths[index], O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      _ = pages[index].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      close(file)
    }
  }
  await build("from nothing", changing: 0..<0)
  await build("unchanged", changing: 0..<0)
  await build("one changed", changing: 7..<8)
  await build("all changed", changing: 0..<fileCount)
}

extension clock_t {
  fileprivate static var now: clock_t { clock() }
}

/// Runs `work` for the numbers below `count`, each once, shared out to tasks in turn.
private func inTasks(_ taskCount: Int, over count: Int, _ work: @escaping @Sendable (Int) -> Void) async {
  await withTaskGroup { group in
    let next = Counter()
    for _ in 0..<taskCount {
      group.addTask {
        while true {
          let start = next.take(64)
          if start >= count { return }
          for index in start..<min(start + 64, count) { work(index) }
        }
      }
    }
  }
}

private final class Counter: Sendable {
  private let value = Atomic(0)
  func take(_ count: Int) -> Int { value.add(count, ordering: .relaxed).oldValue }
}
