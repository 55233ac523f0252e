/// Lines in braille: a cell holds two columns of four dots, and one colour, that of the line drawn last.
struct BrailleCanvas {
  private let width: Int
  private let height: Int
  private var dots: [UInt8]
  private var roles: [Role]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    dots = [UInt8](repeating: 0, count: width * height)
    roles = [Role](repeating: .text, count: width * height)
  }

  /// Bits of U+2800 to U+28FF by row and column of the dot (Unicode Standard, Braille Patterns).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  mutating func draw(_ path: [LineChart.Point], scale: PlotScale, plot: Rect, role: Role) {
    var previous: (x: Int, y: Int)?
    for point in path {
      guard point.x.isFinite, point.y.isFinite else {
        previous = nil
        continue
      }
      let place = scale.dots(point)
      line(from: previous ?? place, to: place, role)
      previous = place
    }
  }

  private mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ role: Role) {
    let steps = max(1, max(abs(end.x - start.x), abs(end.y - start.y)))
    for step in 0...steps {
      // Rounded half up on integers, so that the picture is the same everywhere.
      let x = start.x + (2 * (end.x - start.x) * step + steps).flooredDivision(by: 2 * steps)
      let y = start.y + (2 * (end.y - start.y) * step + steps).flooredDivision(by: 2 * steps)
      guard x >= 0, y >= 0, x < width * 2, y < height * 4 else { continue }
      let cell = (y / 4) * width + x / 2
      dots[cell] |= BrailleCanvas.bits[y % 4][x % 2]
      roles[cell] = role
    }
  }

  func paint(on surface: inout Surface, at plot: Rect) {
    for y in 0..<height {
      for x in 0..<width where dots[y * width + x] != 0 {
        guard let scalar = Unicode.Scalar(0x2800 + UInt32(dots[y * width + x])) else { continue }
        surface.fill(
          Rect(x: plot.x + x, y: plot.y + y, width: 1, height: 1), scalar, role: roles[y * width + x])
      }
    }
  }
}

extension Int {
  fileprivate func flooredDivision(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
