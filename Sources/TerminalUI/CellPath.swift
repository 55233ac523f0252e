import DisplayText

/// Lines in whole cells, where there is no braille: a box line that steps from row to row, or points in ASCII.
enum CellPath {
  static func draw(
    _ path: [LineChart.Point], index: Int, role: Role, on surface: inout Surface, plot: Rect, scale: PlotScale,
    glyphs: GlyphSet
  ) {
    guard let first = path.first(where: { $0.y.isFinite }), let last = path.last(where: { $0.y.isFinite }) else {
      return
    }
    var previous: Int?
    for x in plot.x..<plot.maxX {
      let value = scale.value(column: x)
      guard value >= first.x - scale.columnWidth / 2, value <= last.x + scale.columnWidth / 2,
        let y = PlotScale.interpolate(path, at: value)
      else {
        previous = nil
        continue
      }
      let row = scale.row(y)
      if glyphs == .ascii || index > 1 {
        let points: [Unicode.Scalar] = glyphs == .ascii ? [".", "+", "x", "~"] : ["•", "▪", "·", "•"]
        put(points[index % points.count], x, row, role, on: &surface, plot)
      } else {
        step(from: previous ?? row, to: row, x, index == 0 ? light : double, role, on: &surface, plot)
      }
      previous = row
    }
  }

  /// Straight, upright, then the corners: down from the left, into the right below, up from the left, into the right
  /// above.
  private static let light: [Unicode.Scalar] = ["─", "│", "┐", "└", "┘", "┌"]
  private static let double: [Unicode.Scalar] = ["═", "║", "╗", "╚", "╝", "╔"]

  private static func step(
    from previous: Int, to row: Int, _ x: Int, _ line: [Unicode.Scalar], _ role: Role, on surface: inout Surface,
    _ plot: Rect
  ) {
    if row == previous {
      put(line[0], x, row, role, on: &surface, plot)
      return
    }
    put(row > previous ? line[2] : line[4], x, previous, role, on: &surface, plot)
    for y in (min(row, previous) + 1)..<max(row, previous) { put(line[1], x, y, role, on: &surface, plot) }
    put(row > previous ? line[3] : line[5], x, row, role, on: &surface, plot)
  }

  private static func put(
    _ scalar: Unicode.Scalar, _ x: Int, _ y: Int, _ role: Role, on surface: inout Surface, _ plot: Rect
  ) {
    surface.fill(Rect(x: x, y: y, width: 1, height: 1).intersection(plot), scalar, role: role)
  }
}
