/// A graph that is to be laid out: how large its nodes are and what joins them, nothing of what they stand for.
public struct Graph: Sendable, Equatable {
  /// How the nodes are arranged.
  public enum Arrangement: Sendable, Equatable {
    /// As on a map: what is joined stands close.
    case map
    /// In columns from left to right; edges run from one to the next.
    case columns
  }

  /// A box, in pixels.
  public struct Node: Sendable, Equatable {
    public var width: Int
    public var height: Int
    /// In which column it stands, from 0, where the graph has columns.
    public var column: Int

    public init(width: Int, height: Int, column: Int = 0) {
      self.width = width
      self.height = height
      self.column = column
    }
  }

  /// What draws two nodes together; they are named by their place in `nodes`.
  public struct Edge: Sendable, Equatable {
    public var from: Int
    public var to: Int
    /// From 1; the heavier, the shorter.
    public var weight: Int

    public init(from: Int, to: Int, weight: Int = 1) {
      self.from = from
      self.to = to
      self.weight = weight
    }
  }

  public var arrangement: Arrangement
  public var nodes: [Node]
  public var edges: [Edge]

  public init(_ arrangement: Arrangement, nodes: [Node] = [], edges: [Edge] = []) {
    self.arrangement = arrangement
    self.nodes = nodes
    self.edges = edges
  }
}

/// Where the nodes of a graph stand, in pixels from the left and the top.
public struct GraphLayout: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public var x: Int
    public var y: Int

    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  public var width: Int
  public var height: Int
  /// The middle of each node, in the order of the graph's nodes.
  public var centres: [Point]

  public init(width: Int, height: Int, centres: [Point]) {
    self.width = width
    self.height = height
    self.centres = centres
  }
}
