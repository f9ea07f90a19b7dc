/// The items transformed, in their order, by at most `jobs` tasks at a time.
///
/// The items are dealt out in runs of neighbours, so that the cost of a task is spread over many items. What comes
/// out does not depend on the schedule.
public func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], jobs: Int, _ transform: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  let jobs = max(1, jobs)
  if jobs == 1 || items.count < 2 { return items.map(transform) }
  let size = max(1, min(256, items.count / (jobs * 4)))
  let runs = stride(from: 0, to: items.count, by: size).map { $0..<min($0 + size, items.count) }
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    var finished = [[Result]](repeating: [], count: runs.count)
    var next = 0
    func deal(_ group: inout TaskGroup<(Int, [Result])>) {
      guard next < runs.count else { return }
      let number = next
      let run = runs[number]
      next += 1
      group.addTask { (number, items[run].map(transform)) }
    }
    for _ in 0..<jobs { deal(&group) }
    for await (number, results) in group {
      finished[number] = results
      deal(&group)
    }
    return Array(finished.joined())
  }
}
