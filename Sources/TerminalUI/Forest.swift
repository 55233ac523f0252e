public import DisplayText

/// The horizontal axis that all rows of a forest plot share: what value falls into which column.
public struct ForestAxis: Hashable, Sendable {
  /// Value at the left edge.
  public let low: Double
  /// Value at the right edge.
  public let high: Double
  /// Where the reference line stands (no difference); outside [low, high] it is not drawn.
  public let reference: Double

  /// An axis; `nil` unless low < high, both finite.
  public init?(low: Double, high: Double, reference: Double = 0) {
    guard low.isFinite, high.isFinite, low < high else { return nil }
    self.low = low
    self.high = high
    self.reference = reference
  }

  /// An axis that shows all finite values and the reference, with a margin of 5 % of the range. Keep it, so that rows
  /// stay comparable.
  public static func covering(_ values: [Double], reference: Double = 0) -> ForestAxis? {
    var low = reference
    var high = reference
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    if low == high {
      low -= 1
      high += 1
    }
    let margin = (high - low) * 0.05
    return ForestAxis(
      low: low < reference ? low - margin : low - margin / 2,
      high: high > reference ? high + margin : high + margin / 2,
      reference: reference)
  }

  /// Column of a value among `width` columns, not clipped.
  func column(_ value: Double, width: Int) -> Int {
    let position = (value - low) / (high - low) * Double(width - 1)
    return Int(max(-1e6, min(1e6, position.rounded())))
  }
}

/// An estimate with its interval, as one row of a forest plot.
public struct ForestRow: Hashable, Sendable {
  /// The estimate.
  public var estimate: Double
  /// Lower end of the interval; may be −infinity.
  public var low: Double
  /// Upper end; may be +infinity.
  public var high: Double
  /// Drawn with the smaller mark: few patients.
  public var isSmall: Bool

  /// Creates a row.
  public init(estimate: Double, low: Double, high: Double, isSmall: Bool = false) {
    self.estimate = estimate
    self.low = low
    self.high = high
    self.isSmall = isSmall
  }

  /// Draws `├──■──┤` on the top row of a rectangle, arrowheads where the interval leaves the axis, and the reference
  /// line `┊` (`┼` where the interval crosses it). Only the reference line if a number is missing (NaN). O(width).
  public static func draw(
    _ row: ForestRow?, on surface: inout Surface, in rect: Rect, axis: ForestAxis, glyphs: GlyphSet,
    role: Role = .estimate
  ) {
    guard rect.width >= 3, rect.height >= 1 else { return }
    let line = LineGlyphs(glyphs)
    let end = rect.width - 1
    func put(_ scalar: Unicode.Scalar, _ column: Int, _ role: Role) {
      surface.fill(Rect(x: rect.x + column, y: rect.y, width: 1, height: 1), scalar, role: role)
    }
    let reference = axis.column(axis.reference, width: rect.width)
    if (0...end).contains(reference) { put(line.reference, reference, .frame) }
    guard let row, !row.estimate.isNaN, !row.low.isNaN, !row.high.isNaN else { return }
    let low = axis.column(row.low, width: rect.width)
    let high = axis.column(row.high, width: rect.width)
    for column in max(0, low)...max(max(0, low), min(end, high)) where column <= end && low <= end && high >= 0 {
      put(column == reference ? line.crossing : line.horizontal, column, role)
    }
    if low < 0 { put(line.arrowLeft, 0, role) } else if low <= end { put(line.intervalStart, low, role) }
    if high > end { put(line.arrowRight, end, role) } else if high >= 0 { put(line.intervalEnd, high, role) }
    let estimate = axis.column(row.estimate, width: rect.width)
    if (0...end).contains(estimate) { put(row.isSmall ? line.smallEstimate : line.estimate, estimate, role) }
  }
}

extension ForestAxis {
  /// Draws the axis line with ticks, and their labels below it: two rows. O(width).
  public func draw(on surface: inout Surface, in rect: Rect, glyphs: GlyphSet, unit: String = "") {
    guard rect.width >= 3, rect.height >= 1 else { return }
    let line = LineGlyphs(glyphs)
    let ticks = AxisTicks.linear(from: low, to: high, atMost: max(2, rect.width / 7))
    let decimals = AxisTicks.decimals(of: ticks)
    surface.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), line.horizontal, role: .frame)
    var free = rect.x
    for tick in ticks {
      let column = rect.x + column(tick, width: rect.width)
      surface.fill(Rect(x: column, y: rect.y, width: 1, height: 1).intersection(rect), line.tickUp, role: .frame)
      let label = Sanitizer.sanitize(AxisTicks.label(tick, decimals: decimals), for: glyphs)
      let width = DisplayWidth.of(label)
      let x = max(rect.x, min(column - width / 2, rect.maxX - width))
      guard x >= free, rect.height >= 2 else { continue }
      surface.put(label, x: x, y: rect.y + 1, role: .dim, in: rect)
      free = x + width + 1
    }
    let width = DisplayWidth.of(unit)
    if rect.height >= 2, !unit.isEmpty, free + width <= rect.maxX {
      surface.put(unit, x: rect.maxX - width, y: rect.y + 1, role: .dim, in: rect)
    }
  }
}
