import Glibc

/// The ENCALS survival curve: months from symptom onset to ventilation for more than 23 hours a day, tracheostomy or
/// death.
///
/// Westeneng et al., Lancet Neurol 2018;17:423–433: proportional odds (Royston and Parmar, Stat Med 2002;21:2175–2197),
/// S(t) = 1 / (1 + exp(s(ln t) + LP)) with a natural cubic spline
/// s(x) = γ₀ + γ₁x + γ₂v₁(x) + γ₃v₂(x), vⱼ(x) = (x − kⱼ)³₊ − λⱼ(x − k_min)³₊ − (1 − λⱼ)(x − k_max)³₊,
/// λⱼ = (k_max − kⱼ) / (k_max − k_min). Knots at 1.08, 22.4, 38.0 and 371 months. Coefficients as used by the Precision
/// ALS consortium; **the appendix of the paper could not be read**. Its program lacks the cube of the last term, which
/// is wrong beyond 371 months.
///
/// For the ENCALS linear predictor; with that of TRICALS the log odds differ by up to 0.1, and results are approximate.
public struct ENCALSCurve: Sendable {
  /// The published curve.
  public static let published = ENCALSCurve()

  /// A polynomial in u = x − start.
  private struct Piece {
    var start: Double
    var value: Double
    var slope: Double
    var square: Double
    var cube: Double
    /// The cubic in value − `self.value` that has the values and slopes of the inverse at both ends, for a first guess.
    var guess = (slope: 0.0, square: 0.0, cube: 0.0)

    /// The same with the guess for a piece that ends at x.
    func ending(at x: Double) -> Piece {
      var piece = self
      let u = x - start
      let height = value(at: x) - value
      let first = 1 / slope
      let last = 1 / (slope + u * (2 * square + 3 * u * cube))
      piece.guess = (
        first, (3 * u / height - 2 * first - last) / height, (first + last - 2 * u / height) / (height * height)
      )
      return piece
    }

    func value(at x: Double) -> Double {
      let u = x - start
      return value + u * (slope + u * (square + u * cube))
    }
  }

  private let below: Piece
  private let first: Piece
  private let second: Piece
  private let third: Piece
  private let above: Piece

  private init() {
    let (least, one, two, greatest) = (0.081, 3.108, 3.638, 5.917)
    let (one1, two1) = ((greatest - one) / (greatest - least), (greatest - two) / (greatest - least))
    let (gamma2, gamma3) = (-0.546, 0.585)
    // s as a sum of truncated cubes, each of which begins at a knot.
    let cubes = [
      (least, -(gamma2 * one1 + gamma3 * two1)), (one, gamma2), (two, gamma3),
      (greatest, -(gamma2 * (1 - one1) + gamma3 * (1 - two1))),
    ]
    func piece(_ start: Double) -> Piece {
      var piece = Piece(start: start, value: -6.409 + 2.643 * start, slope: 2.643, square: 0, cube: 0)
      for (knot, weight) in cubes where knot <= start {
        let u = start - knot
        piece.value += weight * u * u * u
        piece.slope += 3 * weight * u * u
        piece.square += 3 * weight * u
        piece.cube += weight
      }
      return piece
    }
    below = Piece(start: least, value: -6.409 + 2.643 * least, slope: 2.643, square: 0, cube: 0)
    first = piece(least).ending(at: one)
    second = piece(one).ending(at: two)
    third = piece(two).ending(at: greatest)
    // Beyond the last knot the cubes cancel; what rounding leaves of them would grow.
    above = Piece(start: greatest, value: piece(greatest).value, slope: piece(greatest).slope, square: 0, cube: 0)
  }

  /// s(x): log odds of the endpoint at x = ln(months) for LP = 0. Strictly increasing. O(1).
  public func logOdds(logMonths x: Double) -> Double {
    if x < first.start { return below.value(at: x) }
    if x < second.start { return first.value(at: x) }
    if x < third.start { return second.value(at: x) }
    return x < above.start ? third.value(at: x) : above.value(at: x)
  }

  /// The inverse of `logOdds`: ln(months) at which the log odds for LP = 0 are `y`. To the last digits; O(1).
  public func logMonths(logOdds y: Double) -> Double {
    if y <= first.value { return below.start + (y - below.value) / below.slope }
    if y >= above.value { return above.start + (y - above.value) / above.slope }
    let piece = y < second.value ? first : y < third.value ? second : third
    // The slope stays between 2.3 and 3.7, so that the guess is off by 0.014 at most and each of Halley's steps cubes that.
    let height = y - piece.value
    var u = height * (piece.guess.slope + height * (piece.guess.square + height * piece.guess.cube))
    for _ in 0..<2 {
      let excess = u * (piece.slope + u * (piece.square + u * piece.cube)) - height
      let slope = piece.slope + u * (2 * piece.square + 3 * u * piece.cube)
      u -= excess * slope / (slope * slope - excess * (piece.square + 3 * u * piece.cube))
    }
    return piece.start + u
  }
}

extension ENCALSCurve {
  /// Months beyond which no time is given.
  public static let mostMonths = 1200.0

  /// Probability of being free of the endpoint `months` > 0 after onset.
  public func survival(months: Double, linearPredictor: Double) -> Double {
    1 / (1 + exp(logOdds(logMonths: log(months)) + linearPredictor))
  }

  /// Months since onset at which a share `probability`, 0 < p < 1, is still free of the endpoint: s(ln t) = −LP − logit p.
  /// Missing beyond `mostMonths`.
  public func months(survival probability: Double, linearPredictor: Double) -> Determination<Double> {
    months(oddsAgainst: log((1 - probability) / probability) - linearPredictor)
  }

  /// Probability of being free of the endpoint `months` after onset, given that at `alive` months (0 < alive ≤ months):
  /// S(t) / S(t₀). Everybody who is seen has lived until then.
  public func survival(months: Double, givenAliveAt alive: Double, linearPredictor: Double) -> Double {
    precondition(alive <= months, "conditional survival is of a later time")
    return survival(months: months, linearPredictor: linearPredictor)
      / survival(months: alive, linearPredictor: linearPredictor)
  }

  /// Odds against being free of the endpoint `months` > 0 after onset: (1 − S) / S.
  public func odds(months: Double, linearPredictor: Double) -> Double {
    exp(logOdds(logMonths: log(months)) + linearPredictor)
  }

  /// Months since onset at which a share `probability` of those free of the endpoint at `alive` > 0 months still is.
  /// Missing beyond `mostMonths`.
  public func months(
    survival probability: Double, givenAliveAt alive: Double, linearPredictor: Double
  ) -> Determination<Double> {
    let odds = odds(months: alive, linearPredictor: linearPredictor)
    return months(survival: probability, givenOdds: odds, linearPredictor: linearPredictor)
  }

  /// The same where the odds at the time of entry are known already.
  public func months(
    survival probability: Double, givenOdds odds: Double, linearPredictor: Double
  ) -> Determination<Double> {
    // S(t) = p / (1 + odds) has the odds (1 + odds − p) / p against it, without a difference of nearly equal numbers.
    months(oddsAgainst: log((odds + (1 - probability)) / probability) - linearPredictor)
  }

  private func months(oddsAgainst y: Double) -> Determination<Double> {
    let months = exp(logMonths(logOdds: y))
    return months <= ENCALSCurve.mostMonths ? .known(months) : .missing(PrognosticObstacles.beyondCurve.reason)
  }

  /// `months(survival:linearPredictor:)` of many patients; obstacles are kept. O(patients).
  public func months(survival probability: Double, of predictors: PrognosticValues) -> PrognosticValues {
    var result = PrognosticValues(capacity: predictors.count)
    let odds = log((1 - probability) / probability)
    for row in 0..<predictors.count {
      let obstacles = predictors.obstacles[row]
      let months = obstacles.isEmpty ? exp(logMonths(logOdds: odds - predictors.values[row])) : 0
      if months <= ENCALSCurve.mostMonths {
        result.append(months, obstacles)
      } else {
        result.append(0, .beyondCurve)
      }
    }
    return result
  }

  /// Months from entry until a share `probability` of those free of the endpoint at entry still is, of many patients:
  /// entry is `entryMonths` after onset, with the odds `entryOdds` against being free of it. O(patients).
  public func monthsLeft(
    survival probability: Double, of predictors: PrognosticValues, entryMonths: [Double], entryOdds: [Double]
  ) -> PrognosticValues {
    var result = PrognosticValues(capacity: predictors.count)
    for row in 0..<predictors.count {
      let alive = entryMonths[row]
      let obstacles = predictors.obstacles(row, alive: alive)
      // As `months(survival:givenOdds:linearPredictor:)`.
      let months =
        obstacles.isEmpty
        ? exp(logMonths(logOdds: log((entryOdds[row] + (1 - probability)) / probability) - predictors.values[row])) : 0
      if months <= ENCALSCurve.mostMonths {
        result.append(obstacles.isEmpty ? months - alive : 0, obstacles)
      } else {
        result.append(0, .beyondCurve)
      }
    }
    return result
  }

  /// Probability of being free of the endpoint `months` after entry, given that at entry, of many patients. O(patients).
  public func survival(
    monthsFromEntry months: Double, of predictors: PrognosticValues, entryMonths: [Double], entryOdds: [Double]
  ) -> PrognosticValues {
    var result = PrognosticValues(capacity: predictors.count)
    for row in 0..<predictors.count {
      let alive = entryMonths[row]
      let obstacles = predictors.obstacles(row, alive: alive)
      result.append(
        obstacles.isEmpty
          ? (1 + entryOdds[row]) * survival(months: alive + months, linearPredictor: predictors.values[row]) : 0,
        obstacles)
    }
    return result
  }

  /// `survival(months:linearPredictor:)` of many patients; obstacles are kept. O(patients).
  public func survival(months: Double, of predictors: PrognosticValues) -> PrognosticValues {
    var result = PrognosticValues(capacity: predictors.count)
    let shift = logOdds(logMonths: log(months))
    for row in 0..<predictors.count {
      let obstacles = predictors.obstacles[row]
      result.append(obstacles.isEmpty ? 1 / (1 + exp(shift + predictors.values[row])) : 0, obstacles)
    }
    return result
  }
}

extension PrognosticValues {
  /// What stands in the way of a time from entry on: of an obstacle to the predictor that, else a missing time of onset.
  @inline(__always)
  fileprivate func obstacles(_ row: Int, alive: Double) -> PrognosticObstacles {
    obstacles[row].isEmpty && !(alive > 0) ? .noOnsetTime : obstacles[row]
  }
}
