import Evidence
import Statistics

/// What the patients of a cell gain, as a function of their effect Δ: sums over them at equally spaced effects, and
/// between these by the cubic through the four nearest.
///
/// Lanes: 0 and 1 what the limits of the score change of the points preserved, additive and proportional; 2 and 3 the
/// variance of those points over what is not known of the patients; 4 and 5 the expected number of responders by either
/// rule.
struct ResponseTable: Sendable {
  typealias Sums = SIMD8<Double>

  private let sums: [Sums]
  /// Σ E[max(0, decline)].
  let loss: Double

  /// Effects that are tabulated, points a month: beyond lies less than a millionth of any scenario.
  private static let low = -2.5
  private static let step = 0.1
  private static let count = 53

  /// The patients' possibilities enter one by one. O(patients · effects · nodes) where a limit of the score is near,
  /// O(patients · effects) elsewhere.
  init(_ patients: ArraySlice<Int32>, _ courses: PatientCourses, _ rules: ResponderRules, months: Double) {
    var sums = [Sums](repeating: .zero, count: ResponseTable.count)
    var loss = 0.0
    var nodes = PatientCourses.Nodes()
    for row in patients {
      courses.fill(&nodes, Int(row))
      loss += nodes.loss
      let limits = ScoreLimits(nodes, months: months)
      let responder = rules.responder(Int(row), nodes, courses)
      for place in 0..<ResponseTable.count {
        let effect = ResponseTable.low + Double(place) * ResponseTable.step
        let additive = limits.additive(nodes, effect)
        let proportional = limits.proportional(nodes, effect / EffectModifiers.referenceDecline)
        sums[place][0] += additive.correction
        sums[place][1] += proportional.correction
        sums[place][2] += additive.variance
        sums[place][3] += proportional.variance
        if let responder {
          sums[place][4] += responder.share(.quarterSlower, nodes, effect)
          sums[place][5] += responder.share(.fixedGain, nodes, effect)
        }
      }
    }
    self.sums = sums
    self.loss = loss
  }

  /// The sums at an effect. At most 100 % of a decline can be slowed: the proportional lanes stay there.
  @inline(__always)
  func sums(at effect: Double) -> Sums {
    var result = interpolated(effect)
    if effect > EffectModifiers.referenceDecline {
      let most = interpolated(EffectModifiers.referenceDecline)
      result[1] = most[1]
      result[3] = most[3]
    }
    return result
  }

  @inline(__always)
  private func interpolated(_ effect: Double) -> Sums {
    let place = (effect - ResponseTable.low) / ResponseTable.step
    let first = max(1, min(ResponseTable.count - 3, Int(place)))
    let t = max(-1, min(2, place - Double(first)))
    // Lagrange's cubic through −1, 0, 1 and 2.
    let (a, b, c) = (t + 1, t - 1, t - 2)
    return sums[first - 1] * (-t * b * c / 6) + sums[first] * (a * b * c / 2) + sums[first + 1] * (-a * t * c / 2)
      + sums[first + 2] * (a * t * b / 6)
  }
}

/// What the limits of the score, 0 and 48, do to a patient's points preserved.
struct ScoreLimits {
  private let months: Double
  /// Whether no limit is near, whatever the effect.
  private let isFar: Bool

  /// Largest effect that is tabulated, points a month either way.
  private static let largest = 2.8

  init(_ nodes: PatientCourses.Nodes, months: Double) {
    self.months = months
    let reach = 9 * nodes.scoreSD + ScoreLimits.largest * months
    let ends = zip(nodes.scores, nodes.declines).map { $0 - $1 * months }
    let steepest =
      (nodes.declines.map(abs).max() ?? 0) * ScoreLimits.largest / EffectModifiers.referenceDecline * months
    isFar =
      (ends.min() ?? 0) - max(reach, 9 * nodes.scoreSD + steepest) >= 0
      && (ends.max() ?? 48) + max(reach, 9 * nodes.scoreSD + steepest) <= 48
  }

  /// E[clip(treated)] − E[clip(untreated)] − Δ · months, and the variance of the first two's difference between the
  /// patient's possibilities.
  func additive(_ nodes: PatientCourses.Nodes, _ effect: Double) -> (correction: Double, variance: Double) {
    if isFar { return (0, 0) }
    let plain = effect * months
    var mean = 0.0
    var square = 0.0
    for place in nodes.weights.indices {
      let end = nodes.scores[place] - nodes.declines[place] * months
      let gain = clipped(end + plain, nodes) - clipped(end, nodes) - plain
      mean += nodes.weights[place] * gain
      square += nodes.weights[place] * gain * gain
    }
    return (mean, max(0, square - mean * mean))
  }

  /// The same for a share of the decline: what it gains over share · max(0, decline) · months; the variance is that of
  /// the whole gain.
  func proportional(_ nodes: PatientCourses.Nodes, _ share: Double) -> (correction: Double, variance: Double) {
    var correction = 0.0
    var mean = 0.0
    var square = 0.0
    for place in nodes.weights.indices {
      let plain = share * max(0, nodes.declines[place]) * months
      var gain = plain
      if !isFar {
        let end = nodes.scores[place] - nodes.declines[place] * months
        gain = clipped(end + plain, nodes) - clipped(end, nodes)
        correction += nodes.weights[place] * (gain - plain)
      }
      mean += nodes.weights[place] * gain
      square += nodes.weights[place] * gain * gain
    }
    return (correction, max(0, square - mean * mean))
  }

  @inline(__always)
  private func clipped(_ score: Double, _ nodes: PatientCourses.Nodes) -> Double {
    ClippedNormal.mean(score, sd: nodes.scoreSD, low: 0, high: 48)
  }
}
