/// Decides whether templates that include themselves come to an end, by the size-change principle (Lee, Jones and Ben-Amram, 2001).
///
/// Each call hands on frames; each frame handed on is one of the caller's own, or a part of one. Data are finite, so a template that
/// includes itself ends if on every way back to it some frame has become a part of what it was.
struct CallGraph {
  /// A way from one routine to another, and for each frame of the other, which frame it came from.
  struct Edge: Hashable {
    var from: Int
    var to: Int
    var frames: [Origin]
  }

  struct Origin: Hashable {
    var frame: Int
    /// Whether it has become smaller on the way.
    var isPart: Bool
  }

  private var edges: [Edge] = []
  private var seen = Set<Edge>()

  mutating func add(_ edge: Edge) {
    if seen.insert(edge).inserted { edges.append(edge) }
  }

  /// The calls with which begins a way that need not end.
  func endlessCalls() -> [Edge] {
    let recursive = edges.filter { reaches($0.to, $0.from) }
    var ways = recursive.map { (way: $0, first: $0) }
    var known = Set(recursive)
    var endless: [Edge] = []
    var next = 0
    while next < ways.count {
      let (way, first) = ways[next]
      next += 1
      if way.from == way.to, way.followed(by: way) == way, !way.frames.enumerated().contains(where: { $1.frame == $0 && $1.isPart }) {
        endless.append(first)
      }
      for edge in recursive where edge.from == way.to {
        let longer = way.followed(by: edge)
        if known.insert(longer).inserted { ways.append((longer, first)) }
      }
    }
    return endless
  }

  private func reaches(_ from: Int, _ to: Int) -> Bool {
    var reached: Set = [from]
    var waiting = [from]
    while let routine = waiting.popLast() {
      if routine == to { return true }
      for edge in edges where edge.from == routine && reached.insert(edge.to).inserted { waiting.append(edge.to) }
    }
    return false
  }
}

extension CallGraph.Edge {
  fileprivate func followed(by next: Self) -> Self {
    let origins = next.frames.map { origin in
      CallGraph.Origin(frame: frames[origin.frame].frame, isPart: origin.isPart || frames[origin.frame].isPart)
    }
    return Self(from: from, to: next.to, frames: origins)
  }
}
