/// A handling marking: a word of the briefing's scale, by its rank.
public struct Marking: Sendable, Hashable, Comparable {
  /// 0 is the lowest: what everybody may see.
  public var rank: Int

  public init(rank: Int) { self.rank = rank }

  public static func < (left: Marking, right: Marking) -> Bool { left.rank < right.rank }
}

/// The markings of a briefing in rising order.
public struct MarkingScale: Sendable, Equatable {
  public var names: [String]

  public init(_ names: [String]) { self.names = names }

  /// The Traffic Light Protocol, version 2.0 (FIRST, 2022).
  public static let trafficLight = MarkingScale(["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"])

  public var lowest: Marking { Marking(rank: 0) }

  public subscript(name: String) -> Marking? { names.firstIndex(of: name).map(Marking.init(rank:)) }

  public func name(of marking: Marking) -> String { names[marking.rank] }
}
