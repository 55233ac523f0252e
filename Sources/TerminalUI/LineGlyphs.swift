import DisplayText

/// The characters that lines, axes and marks are made of, in a glyph set.
struct LineGlyphs {
  let horizontal: Unicode.Scalar
  let vertical: Unicode.Scalar
  let topLeft: Unicode.Scalar
  let topRight: Unicode.Scalar
  let bottomLeft: Unicode.Scalar
  let bottomRight: Unicode.Scalar
  /// Tick on a vertical axis, towards the labels at its left.
  let tickLeft: Unicode.Scalar
  /// Tick on a horizontal axis, pointing up to the plot.
  let tickUp: Unicode.Scalar
  /// End caps of an interval.
  let intervalStart: Unicode.Scalar
  let intervalEnd: Unicode.Scalar
  /// Where an interval leaves the axis.
  let arrowLeft: Unicode.Scalar
  let arrowRight: Unicode.Scalar
  /// Estimates of large and small groups.
  let estimate: Unicode.Scalar
  let smallEstimate: Unicode.Scalar
  /// The reference line alone and where an interval crosses it.
  let reference: Unicode.Scalar
  let crossing: Unicode.Scalar
  /// The band of a plot in monochrome.
  let band: Unicode.Scalar

  init(_ glyphs: GlyphSet) {
    switch glyphs {
    case .ascii:
      (horizontal, vertical) = ("-", "|")
      (topLeft, topRight, bottomLeft, bottomRight) = ("+", "+", "+", "+")
      (tickLeft, tickUp) = ("+", "+")
      (intervalStart, intervalEnd, arrowLeft, arrowRight) = ("|", "|", "<", ">")
      (estimate, smallEstimate, reference, crossing, band) = ("#", "o", ":", "+", ":")
    case .basic, .full:
      (horizontal, vertical) = ("─", "│")
      (topLeft, topRight, bottomLeft, bottomRight) = ("┌", "┐", "└", "┘")
      (tickLeft, tickUp) = ("┤", "┴")
      (intervalStart, intervalEnd) = ("├", "┤")
      (arrowLeft, arrowRight) = glyphs == .full ? ("◂", "▸") : ("◄", "►")
      (estimate, smallEstimate) = ("■", "▪")
      (reference, crossing, band) = (glyphs == .full ? "┊" : "│", "┼", "░")
    }
  }
}
