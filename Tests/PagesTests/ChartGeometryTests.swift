import Dossier
import Graphs
import Testing

@testable import Pages

@Suite("Geometry of networks")
struct ChartGeometryTests {
  private typealias Box = NetworkGeometry.Box

  private func geometry(_ arrangement: Graph.Arrangement, _ nodes: [Graph.Node], at centres: [(Int, Int)], swings: Set<Int> = [])
    -> NetworkGeometry
  {
    let points = centres.map { GraphLayout.Point(x: $0.0, y: $0.1) }
    return NetworkGeometry(
      Graph(arrangement, nodes: nodes), GraphLayout(width: 600, height: 300, centres: points), swingsOut: swings)
  }

  @Test("Lines on a map begin and end at the edges of their boxes")
  func straight() {
    let node = Graph.Node(width: 100, height: 20)
    let map = geometry(.map, [node, node, node], at: [(60, 20), (260, 20), (60, 120)])
    #expect(map.line(from: 0, to: 1, givesWay: false) == .init(x1: 110, y1: 20, x2: 210, y2: 20))
    #expect(map.line(from: 0, to: 2, givesWay: false) == .init(x1: 60, y1: 30, x2: 60, y2: 110))
    #expect(map.line(from: 0, to: 1, givesWay: true).bend != nil)
  }

  @Test("Two boxes on one spot do no harm")
  func sameSpot() {
    let node = Graph.Node(width: 100, height: 20)
    let map = geometry(.map, [node, node], at: [(60, 20), (60, 20)])
    for givesWay in [true, false] {
      let stroke = map.line(from: 0, to: 1, givesWay: givesWay)
      #expect((0...120).contains(stroke.x1) && (0...120).contains(stroke.x2))
    }
  }

  @Test("Columns stand side by side; lines within one swing out into a margin")
  func columns() {
    let nodes = [0, 0, 1, 2].map { Graph.Node(width: 100, height: 40, column: $0) }
    let chart = geometry(.columns, nodes, at: [(0, 20), (0, 80), (0, 20), (0, 20)], swings: [0])
    #expect(chart.boxes.map(\.x) == [46, 46, 246, 446])
    #expect(chart.width == 548 && chart.height == 300 + NetworkGeometry.heading)
    #expect(chart.curve(from: 0, to: 2, offset: 5).y2 == chart.boxes[2].y + 25)
    let swing = chart.curve(from: 0, to: 1)
    #expect(swing.x1 == 46 && swing.x2 == 46 && (swing.bend?.x1 ?? 46) >= 0 && (swing.bend?.x1 ?? 46) < 46)
  }

  @Test("Lines come in at a box in the order in which they leave")
  func offsets() {
    let nodes = [0, 0, 0, 1].map { Graph.Node(width: 100, height: 44, column: $0) }
    let chart = geometry(.columns, nodes, at: [(0, 200), (0, 30), (0, 100), (0, 100)])
    #expect(chart.offsets(of: [0, 1, 2], into: 3) == [8, -8, 0])
    #expect(chart.offsets(of: [0], into: 3) == [0])
  }

  @Test("A ring has its names in two columns that never touch", arguments: 1...16)
  func ring(_ count: Int) {
    let ring = RingGeometry(count: count)
    #expect(ring.places.count == count)
    for (index, place) in ring.places.enumerated() {
      #expect((10...ring.height - 10).contains(place.y) && (0...RingGeometry.width).contains(place.x))
      #expect(place.isLeft == (place.x < ring.middle.x) && ring.room(at: place) >= 100)
      for other in ring.places[(index + 1)...] where other.isLeft == place.isLeft { #expect(abs(other.y - place.y) >= 24) }
    }
  }

  @Test("Labels are cut where they would be wider than their box")
  func labels() {
    #expect(LabelWidth.fit("Anna", size: 13, within: 100) == "Anna")
    let cut = LabelWidth.fit(String(repeating: "Anna ", count: 20), size: 13, within: 100)
    #expect(cut.hasSuffix(" Anna…"))
    #expect(LabelWidth.fit("A. Bergenhauser", size: 13, within: 80).hasPrefix("A. Berg"))
    #expect(LabelWidth.of(cut, size: 13) <= 100 + 13)
    #expect(LabelWidth.fit("Theodora Wolfeschlegelsteinhausen", size: 13, within: 180).hasPrefix("Theodora Wolfe"))
    #expect(LabelWidth.of("中文中文", size: 10) > LabelWidth.of("abcd", size: 10))
    #expect(LabelWidth.of("e\u{301}", size: 10) == LabelWidth.of("e", size: 10))
    #expect(LabelWidth.fit("", size: 13, within: 0) == "")
  }

  @Test("Labels take the room that their row has, and leave others alone")
  func room() throws {
    func items(_ dates: [String], _ label: String) throws -> [ChartItem] {
      try dates.map { ChartItem(date: try EDTF(parsing: $0), label: label) }
    }
    let long = "Office of the President of Ukraine: the part of Ukraine in the decision on the war"
    func marks(_ dates: [String]) throws -> [ChartLayout.Mark] {
      let items = try items(dates, long)
      let axis = TimeAxis(days: items[0].date.earliestDay!..<items[0].date.earliestDay! + 366)
      return try #require(ChartLayout.lanes([items], on: axis))[0].marks
    }
    #expect(try marks(["2020-01-01"])[0].label?.text == long)
    let both = try marks(["2020-01-01", "2020-06-20"])
    #expect(both.allSatisfy { $0.row == 0 && $0.label!.text.hasSuffix("…") && $0.extent.upperBound <= ChartLayout.width })
    #expect(both[0].extent.upperBound < both[1].extent.lowerBound)
  }
}
