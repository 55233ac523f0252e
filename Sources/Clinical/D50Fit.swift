import Glibc

/// A D50 curve fitted to one patient's totals by least squares.
public struct D50Fit: Hashable, Sendable {
  /// The curve.
  public let curve: D50Curve
  /// Number of totals it was fitted to.
  public let totals: Int
  /// Sum of squared residuals, points².
  public let squaredError: Double

  /// The least-squares fit to totals of 1 to 48 points at `months` since onset; other totals, and totals before onset,
  /// are passed over.
  ///
  /// Needs three totals at two different times at least. Missing as well where the best curve does not fall, and where
  /// its D50 is at or before onset or beyond 120 months, which no follow-up tells. Deterministic: Levenberg and Marquardt
  /// from a weighted line through the logits and from the two best points of a coarse grid (D50 5–160, dx 1.5–48
  /// months); of the minima reached the least, made exact by Newton's method. O(totals).
  public static func fit(months: [Double], totals: [Double]) -> Determination<D50Fit> {
    precondition(months.count == totals.count, "a time for each total")
    let data = D50Data(months: months, totals: totals)
    guard data.count >= 3 else { return .missing(.tooFewTotals) }
    guard let start = data.logitLine else { return .missing(.tooFewTotals) }
    var best: D50Data.Point?
    for point in [start] + data.bestOfGrid {
      let minimum = data.minimum(from: point)
      if minimum.squaredError < best?.squaredError ?? .infinity { best = minimum }
    }
    guard let settled = best.flatMap(data.settled) else { return .missing(.noSigmoid) }
    guard settled.rate > 0 else { return .missing(.noDecline) }
    let d50 = data.meanMonths + settled.shift / settled.rate
    guard d50 > 0 else { return .missing(.d50BeforeOnset) }
    guard d50 <= 120 else { return .missing(.d50TooLate) }
    let curve = D50Curve(d50Months: d50, dxMonths: 1 / settled.rate)
    return .known(D50Fit(curve: curve, totals: data.count, squaredError: settled.squaredError))
  }
}

/// The totals of a fit and the sum of squares over the two parameters of z = rate · (t − t̄) − shift, in which the curve
/// is 48 / (1 + e^z): a line, so that derivatives are those of one function of z.
private struct D50Data {
  private var times: [Double] = []
  private var totals: [Double] = []
  private(set) var meanMonths = 0.0

  struct Point {
    var rate: Double
    var shift: Double
    var squaredError = Double.infinity
  }

  init(months: [Double], totals: [Double]) {
    for (time, total) in zip(months, totals) where time > 0 && total >= 1 && total <= 48 {
      times.append(time)
      self.totals.append(total)
      meanMonths += time
    }
    meanMonths /= Double(max(times.count, 1))
    for index in times.indices { times[index] -= meanMonths }
  }

  var count: Int { times.count }

  /// The weighted line through ln(48 / y − 1), weights (y / 48)²(1 − y / 48)²: nearly the least-squares curve where the
  /// points lie close to one. `nil` if all times are the same.
  var logitLine: Point? {
    var (weights, sumT, sumZ, sumTT, sumTZ) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in times.indices {
      // A full score has no logit; half a point less has.
      let share = min(totals[index], 47.5) / 48
      let z = log(1 / share - 1)
      let weight = share * share * (1 - share) * (1 - share)
      weights += weight
      sumT += weight * times[index]
      sumZ += weight * z
      sumTT += weight * times[index] * times[index]
      sumTZ += weight * times[index] * z
    }
    let spread = sumTT - sumT * sumT / weights
    guard spread > 1e-9 * weights else { return nil }
    let rate = (sumTZ - sumT * sumZ / weights) / spread
    return Point(rate: rate, shift: (rate * sumT - sumZ) / weights)
  }

  var bestOfGrid: [Point] {
    var (best, next) = (Point(rate: 0, shift: 0), Point(rate: 0, shift: 0))
    for d50 in [5.0, 10, 20, 40, 80, 160] {
      for dx in [1.5, 3.0, 6, 12, 24, 48] {
        let rate = 1 / dx
        var point = Point(rate: rate, shift: (d50 - meanMonths) * rate)
        point.squaredError = squaredError(point)
        if point.squaredError < best.squaredError {
          (best, next) = (point, best)
        } else if point.squaredError < next.squaredError {
          next = point
        }
      }
    }
    return [best, next]
  }

  func squaredError(_ point: Point) -> Double {
    var sum = 0.0
    for index in times.indices {
      let residual = 48 / (1 + exp(point.rate * times[index] - point.shift)) - totals[index]
      sum += residual * residual
    }
    return sum
  }

  /// Gradient and second derivatives of half the sum of squares. `curvature`: 0 for those of Gauss and Newton, which are
  /// never negative, 1 for the exact ones.
  private func derivatives(
    _ point: Point, curvature: Double
  ) -> (rate: Double, shift: Double, rateRate: Double, rateShift: Double, shiftShift: Double) {
    var (g1, g2, h11, h12, h22) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in times.indices {
      let time = times[index]
      let share = 1 / (1 + exp(point.rate * time - point.shift))
      let residual = 48 * share - totals[index]
      // d/dz and d²/dz² of 48 / (1 + e^z).
      let first = -48 * share * (1 - share)
      let second = first * (1 - 2 * (1 - share))
      let gradient = residual * first
      let weight = first * first + curvature * residual * second
      g1 += gradient * time
      g2 -= gradient
      h11 += weight * time * time
      h12 -= weight * time
      h22 += weight
    }
    return (g1, g2, h11, h12, h22)
  }

  /// A minimum by Levenberg and Marquardt.
  func minimum(from start: Point) -> Point {
    var point = start
    point.squaredError = squaredError(point)
    var damping = 1e-3
    for _ in 0..<60 {
      let slope = derivatives(point, curvature: 0)
      let (h11, h22) = (slope.rateRate * (1 + damping), slope.shiftShift * (1 + damping))
      let determinant = h11 * h22 - slope.rateShift * slope.rateShift
      guard determinant > 0 else { break }
      var next = point
      next.rate -= (h22 * slope.rate - slope.rateShift * slope.shift) / determinant
      next.shift -= (h11 * slope.shift - slope.rateShift * slope.rate) / determinant
      next.squaredError = squaredError(next)
      guard next.squaredError < point.squaredError else {
        damping *= 8
        if damping > 1e8 { break }
        continue
      }
      let isSmall = point.squaredError - next.squaredError <= 1e-9 * next.squaredError
      point = next
      if isSmall { break }
      damping /= 8
    }
    return point
  }

  /// The point where the gradient vanishes, by Newton's method from a minimum known to about 1e-5; `nil` if there is none
  /// near. The sum of squares alone tells a minimum to half of the digits only.
  func settled(_ minimum: Point) -> Point? {
    var point = minimum
    for _ in 0..<20 {
      let slope = derivatives(point, curvature: 1)
      let determinant = slope.rateRate * slope.shiftShift - slope.rateShift * slope.rateShift
      guard determinant > 0, slope.rateRate > 0 else { return nil }
      let rateStep = (slope.shiftShift * slope.rate - slope.rateShift * slope.shift) / determinant
      let shiftStep = (slope.rateRate * slope.shift - slope.rateShift * slope.rate) / determinant
      point.rate -= rateStep
      point.shift -= shiftStep
      if abs(rateStep) <= 1e-11 * abs(point.rate), abs(shiftStep) <= 1e-11 * max(abs(point.shift), 1) {
        point.squaredError = squaredError(point)
        return point.squaredError <= minimum.squaredError * (1 + 1e-6) + 1e-9 ? point : nil
      }
    }
    return nil
  }
}

extension MissingReason {
  /// Too few totals for a curve.
  public static let tooFewTotals = MissingReason("fewer than 3 ALSFRS-R totals of 1 to 48 points at different times")
  /// The least-squares curve is at the edge of what a sigmoid can be.
  public static let noSigmoid = MissingReason("no sigmoid curve settles on the totals")
  /// The least-squares curve does not fall.
  public static let noDecline = MissingReason("the totals do not decline")
  /// D50 at or before onset.
  public static let d50BeforeOnset = MissingReason("the fitted D50 is not after onset")
  /// D50 beyond 120 months.
  public static let d50TooLate = MissingReason("the fitted D50 is beyond 120 months, which the totals cannot tell")
}
