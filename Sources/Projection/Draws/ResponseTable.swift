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

  /// The patients enter one by one. O(patients · effects), and · nodes where a limit of the score is near.
  init(_ patients: ArraySlice<Int32>, _ courses: PatientCourses, _ rules: ResponderRules, months: Double) {
    var sums = [Sums](repeating: .zero, count: ResponseTable.count)
    var loss = 0.0
    var spread = 0.0
    var nodes = PatientCourses.Nodes()
    for row in patients {
      courses.fill(&nodes, Int(row))
      loss += nodes.loss
      spread += nodes.lossVariance
      let limits = ScoreLimits(nodes, months: months)
      for place in 0..<ResponseTable.count where limits.reach(ResponseTable.effect(place), nodes) {
        let effect = ResponseTable.effect(place)
        let additive = limits.additive(nodes, effect)
        let proportional = limits.proportional(nodes, effect / EffectModifiers.referenceDecline)
        sums[place] += Sums(
          additive.correction, proportional.correction, additive.variance, proportional.variance, 0, 0, 0, 0)
      }
      guard let responder = rules.responder(Int(row), nodes, courses) else { continue }
      for place in 0..<ResponseTable.count {
        let effect = ResponseTable.effect(place)
        sums[place][4] += responder.share(.quarterSlower, nodes, effect)
        sums[place][5] += responder.share(.fixedGain, nodes, effect)
      }
    }
    // Away from the limits a share of the decline spreads as the decline does.
    for place in sums.indices {
      let points = ResponseTable.effect(place) / EffectModifiers.referenceDecline * months
      sums[place][3] = max(0, sums[place][3] + points * points * spread)
    }
    self.sums = sums
    self.loss = loss
  }

  private static func effect(_ place: Int) -> Double { low + Double(place) * step }

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
  /// Highest and lowest score that may come about untreated, at entry or at the horizon, six SD included.
  private let highest: Double
  private let lowest: Double
  private let steepest: Double

  init(_ nodes: PatientCourses.Nodes, months: Double) {
    self.months = months
    var highest = -Double.infinity
    var lowest = Double.infinity
    var steepest = 0.0
    for place in nodes.weights.indices {
      let score = nodes.scores[place]
      let end = score - nodes.declines[place] * months
      highest = max(highest, score, end)
      lowest = min(lowest, end)
      steepest = max(steepest, nodes.declines[place])
    }
    self.highest = highest + 6 * nodes.scoreSD
    self.lowest = lowest - 6 * nodes.scoreSD
    self.steepest = steepest
  }

  /// Whether an effect brings the score near a limit on either scale.
  @inline(__always)
  func reach(_ effect: Double, _ nodes: PatientCourses.Nodes) -> Bool {
    let points = effect * months
    let most = max(abs(points), abs(points) / EffectModifiers.referenceDecline * steepest)
    return effect >= 0 ? highest + points > 48 || lowest < 0 : lowest - most < 0 || highest > 48
  }

  /// E[clip(treated)] − E[clip(untreated)] − Δ · months, and the variance of the first two's difference between the
  /// patient's possibilities.
  func additive(_ nodes: PatientCourses.Nodes, _ effect: Double) -> (correction: Double, variance: Double) {
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

  /// The same for a share of the decline: what the limits change of share · max(0, decline) · months and of its
  /// variance.
  func proportional(_ nodes: PatientCourses.Nodes, _ share: Double) -> (correction: Double, variance: Double) {
    var correction = 0.0
    var mean = 0.0
    var square = 0.0
    var plainMean = 0.0
    var plainSquare = 0.0
    for place in nodes.weights.indices {
      let plain = share * max(0, nodes.declines[place]) * months
      let end = nodes.scores[place] - nodes.declines[place] * months
      let gain = clipped(end + plain, nodes) - clipped(end, nodes)
      let weight = nodes.weights[place]
      correction += weight * (gain - plain)
      mean += weight * gain
      square += weight * gain * gain
      plainMean += weight * plain
      plainSquare += weight * plain * plain
    }
    return (correction, square - mean * mean - (plainSquare - plainMean * plainMean))
  }

  @inline(__always)
  private func clipped(_ score: Double, _ nodes: PatientCourses.Nodes) -> Double {
    ClippedNormal.mean(score, sd: nodes.scoreSD, low: 0, high: 48)
  }
}
