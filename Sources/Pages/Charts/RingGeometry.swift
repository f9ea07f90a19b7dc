/// Names around a middle, in whole pixels: half of them on the right from top to bottom, the others on the left from bottom
/// to top, so that their labels stand in two columns and never on each other.
struct RingGeometry: Sendable {
  struct Place: Sendable, Equatable {
    var x: Int
    var y: Int
    /// Whether its label stands on its left.
    var isLeft: Bool
  }

  /// So narrow that a phone shows it whole.
  static let width = 440
  private static let row = 30
  /// How far the places keep from the middle at the ends of the ring, and how much further at its waist.
  private static let near = 48
  private static let waist = 30
  private static let labelGap = 11

  let places: [Place]
  let height: Int

  var middle: (x: Int, y: Int) { (Self.width / 2, height / 2) }

  init(count: Int) {
    let right = (count + 1) / 2
    height = right * Self.row + 8
    let height = height
    places = (0..<count).map { index in
      let isLeft = index >= right
      let rows = isLeft ? count - right : right
      let row = isLeft ? count - 1 - index : index
      // A parabola is as round as an ellipse here, and whole numbers suffice for it.
      let away = Self.near + Self.waist * (2 * row + 1) * (2 * rows - 2 * row - 1) / (rows * rows)
      let first = (height - (rows - 1) * Self.row) / 2
      return Place(x: Self.width / 2 + (isLeft ? -away : away), y: first + row * Self.row, isLeft: isLeft)
    }
  }

  /// Where the label of a place begins, or ends where it is on the left.
  func labelX(_ place: Place) -> Int { place.x + (place.isLeft ? -Self.labelGap : Self.labelGap) }

  /// How wide the label of a place may be.
  func room(at place: Place) -> Int { place.isLeft ? labelX(place) : Self.width - labelX(place) }
}
