/// Values to cells and dots of a plot's rectangle, clamped far outside so that arithmetic stays small.
struct PlotScale {
  let plot: Rect
  let horizontal: ClosedRange<Double>
  let vertical: ClosedRange<Double>
  /// Places in a row where a line can be: 4 in braille, 1 in whole cells.
  var placesPerRow = 1

  var columnWidth: Double { (horizontal.upperBound - horizontal.lowerBound) / Double(max(1, plot.width - 1)) }

  func column(_ x: Double) -> Int { plot.x + dot(share(x, horizontal), plot.width) }
  /// The row that holds the place of the value, so that marks, bands and ticks stand where the line is.
  func row(_ y: Double) -> Int {
    let place = dot(1 - share(y, vertical), plot.height * placesPerRow)
    return plot.y + Int((Double(place) / Double(placesPerRow)).rounded(.down))
  }
  func value(column: Int) -> Double { horizontal.lowerBound + Double(column - plot.x) * columnWidth }

  /// Braille dots: two columns and four rows a cell, from the top left of the plot.
  func dots(_ point: LineChart.Point) -> (x: Int, y: Int) {
    (dot(share(point.x, horizontal), plot.width * 2), dot(1 - share(point.y, vertical), plot.height * 4))
  }

  private func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  private func dot(_ share: Double, _ count: Int) -> Int {
    guard !share.isNaN else { return -count }
    return Int((max(-1, min(2, share)) * Double(count - 1)).rounded())
  }

  /// The straight line between the points around x, beyond the ends their values; `nil` without points and at a gap.
  /// O(points).
  static func interpolate(_ points: [LineChart.Point], at x: Double) -> Double? {
    guard let first = points.first, let last = points.last else { return nil }
    let clamped = max(first.x, min(last.x, x))
    guard let right = points.firstIndex(where: { $0.x >= clamped }) else { return nil }
    let end = points[right]
    guard right > 0, end.x > clamped else { return end.y.isNaN ? nil : end.y }
    let start = points[right - 1]
    let y = start.y + (end.y - start.y) * (clamped - start.x) / (end.x - start.x)
    return y.isNaN ? nil : y
  }
}
