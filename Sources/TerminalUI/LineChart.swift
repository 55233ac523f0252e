public import DisplayText

/// Courses over time, with bands of uncertainty: one line per group, its name at its end.
///
/// Braille in the full glyph set; box lines in the basic one (light for the first series, double for the second);
/// points in ASCII (`.` `+` `x` `~`, marks as initials), so that groups are told apart without colour.
public struct LineChart: Hashable, Sendable {
  /// A place in the plot, in the units of the axes.
  public struct Point: Hashable, Sendable {
    /// Horizontal, for example months.
    public var x: Double
    /// Vertical; NaN interrupts the line.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Limits of uncertainty at one place.
  public struct Interval: Hashable, Sendable {
    /// Horizontal.
    public var x: Double
    /// Lower limit.
    public var low: Double
    /// Upper limit.
    public var high: Double

    /// Creates an interval.
    public init(x: Double, low: Double, high: Double) {
      self.x = x
      self.low = low
      self.high = high
    }
  }

  /// One line.
  public struct Series: Hashable, Sendable {
    /// Written at the end of the line; sanitised by the caller.
    public var name: String
    /// Meaning, for the colour.
    public var role: Role
    /// Points in order of x.
    public var points: [Point]
    /// Band, in order of x; empty for none.
    public var band: [Interval]
    /// Values of x where the line carries a mark.
    public var marks: [Double]
    /// Steps instead of slopes: survival curves.
    public var isStep: Bool

    /// Creates a series.
    public init(
      name: String, role: Role, points: [Point], band: [Interval] = [], marks: [Double] = [], isStep: Bool = false
    ) {
      self.name = name
      self.role = role
      self.points = points
      self.band = band
      self.marks = marks
      self.isStep = isStep
    }
  }

  /// A row of words under the axis: what holds from one place to the next, or what happened.
  public struct Strip: Hashable, Sendable {
    /// Words at a place.
    public struct Label: Hashable, Sendable {
      /// Where it begins, in the units of the axis.
      public var x: Double
      /// The words; sanitised by the caller.
      public var text: String

      /// Creates a label.
      public init(x: Double, text: String) {
        self.x = x
        self.text = text
      }
    }

    /// Labels in order of x.
    public var labels: [Label]
    /// Where the last label stops holding, if what the labels say holds until the next one: a line is drawn so far.
    public var end: Double?

    /// Creates a strip.
    public init(labels: [Label], end: Double? = nil) {
      self.labels = labels
      self.end = end
    }
  }

  /// Which ticks the horizontal axis has.
  public enum HorizontalTicks: Sendable {
    /// Every 1, 2, 3, 6, 12 … months.
    case months
    /// 1-2-5 steps.
    case linear
  }

  /// Lines, the most important last: it wins where lines share a cell.
  public var series: [Series]
  /// Left and right end.
  public var horizontal: ClosedRange<Double>
  /// Bottom and top.
  public var vertical: ClosedRange<Double>
  /// Ticks.
  public var ticks: HorizontalTicks
  /// Written after the last horizontal label.
  public var unit: String
  /// Rows under the axis, given up from the last on where the plot would have fewer than four rows.
  public var strips: [Strip]

  /// Creates a chart.
  public init(
    series: [Series], horizontal: ClosedRange<Double>, vertical: ClosedRange<Double>, ticks: HorizontalTicks = .months,
    unit: String = "months", strips: [Strip] = []
  ) {
    self.strips = strips
    self.series = series
    self.horizontal = horizontal
    self.vertical = vertical
    self.ticks = ticks
    self.unit = unit
  }

  /// Draws axes, bands, lines, marks and names. Nothing if the rectangle has under 12×4 cells or an axis is empty.
  /// O(cells + points × columns).
  public func draw(on surface: inout Surface, in rect: Rect, glyphs: GlyphSet) {
    guard rect.width >= 12, rect.height >= 4, horizontal.upperBound > horizontal.lowerBound,
      vertical.upperBound > vertical.lowerBound
    else { return }
    let strips = strips.prefix(max(0, rect.height - 6))
    let rows = rect.height - 2 - strips.count
    let yTicks = AxisTicks.linear(from: vertical.lowerBound, to: vertical.upperBound, atMost: max(2, (rows + 1) / 2))
    let decimals = AxisTicks.decimals(of: yTicks)
    let yLabels = yTicks.map { Sanitizer.sanitize(AxisTicks.label($0, decimals: decimals), for: glyphs) }
    let margin = min(rect.width / 3, (yLabels.map { DisplayWidth.of($0) }.max() ?? 0) + 1)
    // A blank or a mark, a blank, the name.
    let nameSpace = min(rect.width / 4, (series.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2)
    let plot = Rect(
      x: rect.x + margin, y: rect.y, width: rect.width - margin - (nameSpace > 2 ? nameSpace : 0), height: rows)
    guard plot.width >= 4 else { return }
    let scale = PlotScale(
      plot: plot, horizontal: horizontal, vertical: vertical, placesPerRow: glyphs == .full ? 4 : 1)

    drawVerticalAxis(on: &surface, rect, plot, scale, zip(yTicks, yLabels).map { ($0, $1) }, glyphs)
    drawHorizontalAxis(on: &surface, rect, plot, scale, glyphs)
    for (row, strip) in strips.enumerated() {
      draw(strip, on: &surface, rect, plot, scale, y: plot.maxY + 2 + row, glyphs)
    }
    for line in series { drawBand(line, on: &surface, plot, scale, glyphs) }
    drawLines(on: &surface, plot, scale, glyphs)
    for (index, line) in series.enumerated() { drawMarks(line, index, on: &surface, plot, scale, glyphs) }
    drawNames(on: &surface, rect, plot, scale, glyphs)
  }

  private func drawVerticalAxis(
    on surface: inout Surface, _ rect: Rect, _ plot: Rect, _ scale: PlotScale, _ ticks: [(Double, String)],
    _ glyphs: GlyphSet
  ) {
    let line = LineGlyphs(glyphs)
    surface.fill(Rect(x: plot.x - 1, y: plot.y, width: 1, height: plot.height), line.vertical, role: .frame)
    for (value, label) in ticks {
      let y = scale.row(value)
      surface.fill(Rect(x: plot.x - 1, y: y, width: 1, height: 1).intersection(rect), line.tickLeft, role: .frame)
      let width = DisplayWidth.of(label)
      surface.put(label, x: plot.x - 1 - width, y: y, role: .dim, in: rect)
    }
  }

  private func drawHorizontalAxis(
    on surface: inout Surface, _ rect: Rect, _ plot: Rect, _ scale: PlotScale, _ glyphs: GlyphSet
  ) {
    let line = LineGlyphs(glyphs)
    let y = plot.maxY
    surface.fill(Rect(x: plot.x - 1, y: y, width: 1, height: 1), line.bottomLeft, role: .frame)
    surface.fill(Rect(x: plot.x, y: y, width: plot.width, height: 1), line.horizontal, role: .frame)
    let limit = max(2, plot.width / 7)
    let values =
      ticks == .months
      ? AxisTicks.months(from: horizontal.lowerBound, to: horizontal.upperBound, atMost: limit)
      : AxisTicks.linear(from: horizontal.lowerBound, to: horizontal.upperBound, atMost: limit)
    let decimals = AxisTicks.decimals(of: values)
    var free = rect.x
    for value in values {
      let x = scale.column(value)
      surface.fill(Rect(x: x, y: y, width: 1, height: 1), line.tickUp, role: .frame)
      let label = Sanitizer.sanitize(AxisTicks.label(value, decimals: decimals), for: glyphs)
      let width = DisplayWidth.of(label)
      let start = max(rect.x, min(x - (width - 1) / 2, rect.maxX - width))
      guard start >= free else { continue }
      surface.put(label, x: start, y: y + 1, role: .dim, in: rect)
      free = start + width + 1
    }
    if free + DisplayWidth.of(unit) <= rect.maxX { surface.put(unit, x: free, y: y + 1, role: .dim, in: rect) }
  }

  private func draw(
    _ strip: Strip, on surface: inout Surface, _ rect: Rect, _ plot: Rect, _ scale: PlotScale, y: Int,
    _ glyphs: GlyphSet
  ) {
    let line = LineGlyphs(glyphs).horizontal
    var free = rect.x
    for (index, label) in strip.labels.enumerated() {
      let column = max(plot.x, min(scale.column(label.x), plot.maxX - 1))
      let next = index + 1 < strip.labels.count ? strip.labels[index + 1].x : strip.end
      if strip.end != nil, let next {
        let end = max(plot.x, min(scale.column(next), plot.maxX - 1))
        surface.fill(Rect(x: column, y: y, width: max(0, end - column), height: 1), line, role: .frame)
      }
      // A label at the right end stands before its place rather than not at all.
      let start = max(free, min(column, rect.maxX - DisplayWidth.of(label.text)))
      guard strip.end == nil || start == column, start + DisplayWidth.of(label.text) <= rect.maxX else { continue }
      surface.put(label.text, x: start, y: y, role: .text, in: rect)
      free = start + DisplayWidth.of(label.text) + (strip.end == nil ? 1 : 0)
    }
  }

  private func drawBand(
    _ line: Series, on surface: inout Surface, _ plot: Rect, _ scale: PlotScale, _ glyphs: GlyphSet
  ) {
    guard let first = line.band.first, let last = line.band.last else { return }
    let fill = LineGlyphs(glyphs).band
    let low = line.band.map { Point(x: $0.x, y: $0.low) }
    let high = line.band.map { Point(x: $0.x, y: $0.high) }
    for x in plot.x..<plot.maxX {
      let value = scale.value(column: x)
      guard value >= first.x - scale.columnWidth / 2, value <= last.x + scale.columnWidth / 2,
        let bottom = PlotScale.interpolate(low, at: value), let top = PlotScale.interpolate(high, at: value)
      else { continue }
      let from = scale.row(top)
      let to = scale.row(bottom)
      guard from <= to else { continue }
      surface.fill(
        Rect(x: x, y: from, width: 1, height: to - from + 1).intersection(plot), fill, role: .band)
    }
  }

  private func drawLines(on surface: inout Surface, _ plot: Rect, _ scale: PlotScale, _ glyphs: GlyphSet) {
    if glyphs == .full {
      var canvas = BrailleCanvas(width: plot.width, height: plot.height)
      for line in series { canvas.draw(path(line), scale: scale, plot: plot, role: line.role) }
      canvas.paint(on: &surface, at: plot)
    } else {
      for (index, line) in series.enumerated() {
        CellPath.draw(path(line), index: index, role: line.role, on: &surface, plot: plot, scale: scale, glyphs: glyphs)
      }
    }
  }

  private func drawMarks(
    _ line: Series, _ index: Int, on surface: inout Surface, _ plot: Rect, _ scale: PlotScale, _ glyphs: GlyphSet
  ) {
    let path = path(line)
    for x in line.marks {
      guard let y = PlotScale.interpolate(path, at: x), y.isFinite else { continue }
      let place = Rect(x: scale.column(x), y: scale.row(y), width: 1, height: 1).intersection(plot)
      surface.fill(place, mark(line, index, glyphs), role: line.role)
    }
  }

  private func drawNames(
    on surface: inout Surface, _ rect: Rect, _ plot: Rect, _ scale: PlotScale, _ glyphs: GlyphSet
  ) {
    var taken: Set<Int> = []
    for (index, line) in series.enumerated().reversed() where !line.name.isEmpty {
      guard let end = line.points.last(where: { $0.y.isFinite }) else { continue }
      let wanted = max(plot.y, min(plot.maxY - 1, scale.row(end.y)))
      // The nearest free row, downwards first.
      let rows = (0..<plot.height).flatMap { [wanted + $0, wanted - $0] }
      guard let y = rows.first(where: { $0 >= plot.y && $0 < plot.maxY && !taken.contains($0) }) else { continue }
      taken.insert(y)
      let shown = DisplayText.clip(line.name, to: rect.maxX - plot.maxX - 2, glyphs: glyphs)
      surface.put(shown, x: plot.maxX + 2, y: y, role: line.role, in: rect)
      // Moved away from its line, a name needs the mark to be known without colour.
      if !line.marks.isEmpty, y != wanted {
        surface.fill(
          Rect(x: plot.maxX, y: y, width: 1, height: 1).intersection(rect), mark(line, index, glyphs), role: line.role)
      }
    }
  }

  private func mark(_ line: Series, _ index: Int, _ glyphs: GlyphSet) -> Unicode.Scalar {
    if glyphs == .ascii {
      let initial = line.name.unicodeScalars.first ?? "*"
      guard initial.value > 0x20, initial.value < 0x7F else { return "*" }
      return String(Character(initial)).uppercased().unicodeScalars.first ?? initial
    }
    let marks: [Unicode.Scalar] = ["○", "●", "□", "■"]
    return marks[index % marks.count]
  }

  private func path(_ line: Series) -> [Point] {
    guard line.isStep else { return line.points }
    var path: [Point] = []
    for point in line.points {
      if let last = path.last { path.append(Point(x: point.x, y: last.y)) }
      path.append(point)
    }
    return path
  }
}
