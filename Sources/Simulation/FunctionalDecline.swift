import Clinical

/// The course of the ALSFRS-R of one person and the order in which its 48 points are lost.
///
/// The expected total follows the D50 sigmoid 48 / (1 + exp((t − D50) / dx)), t in months since onset. Each of the twelve items has four
/// points; each point is lost at its own place on the same scale, early in the domain of onset and late in breathing, so that a total
/// fixes the items and the items always add up to it.
struct FunctionalDecline {
  /// Months since onset at which half of the points are lost.
  let d50Months: Double
  /// Time constant of the sigmoid.
  let dxMonths: Double
  /// Months after enrolment during which nothing is lost.
  let plateauMonths: Double
  private let entryMonths: Double
  // Place of each item on the scale (t - D50) / dx; smaller is lost earlier.
  private let places: [Double]

  /// A course that has lost `lossAtEntry` points (1–36) after `entryMonths` and then goes on at about `pacePerMonth` points.
  init(
    site: SiteOfOnset, lossAtEntry: Double, pacePerMonth: Double, entryMonths: Double, plateauMonths: Double,
    number: Int, attempt: Int, seed: UInt64
  ) {
    let share = 1 - lossAtEntry / 48
    // The steepness of the sigmoid is 48 p (1 - p) / dx; half-way to the value at p = 0.72 keeps early courses from a sudden collapse.
    dxMonths = 48 * 0.5 * (share * (1 - share) + 0.2) / pacePerMonth
    d50Months = entryMonths + dxMonths * PortableMath.logit(share)
    self.plateauMonths = plateauMonths
    self.entryMonths = entryMonths

    var draws = Draws(.items, patient: number, seed: seed, substream: attempt)
    let lead = draws.uniform(4, 8) / dxMonths
    let lags = Self.lags(site)
    var domains: [Double] = []
    for lag in lags {
      let spread = 1.1 * draws.normal()
      domains.append(lag.map { $0 + spread } ?? -min(lead, 2))
    }
    places = Self.itemPlaces.enumerated().map { item, place in place + domains[item / 3] + 0.7 * draws.normal() }
  }

  /// Expected total `months` after enrolment, without treatment effect and noise.
  func expectedTotal(months: Double) -> Double {
    let time = entryMonths + max(months - plateauMonths, 0)
    return 48 * PortableMath.logistic(-(time - d50Months) / dxMonths)
  }

  /// Twelve scores of 0–4 that add up to `total`; the noise of single items exchanges neighbours in the order of loss.
  func items(total: Int, _ draws: inout Draws) -> [Int] {
    let noisy = places.map { $0 + 0.2 * draws.normal() }
    var next = noisy.map { $0 + Self.steps[0] }
    var scores = [Int](repeating: 4, count: 12)
    for _ in 0..<(48 - min(max(total, 0), 48)) {
      var earliest = 0
      for item in 1..<12 where next[item] < next[earliest] { earliest = item }
      scores[earliest] -= 1
      next[earliest] = scores[earliest] == 0 ? .infinity : noisy[earliest] + Self.steps[4 - scores[earliest]]
    }
    return scores
  }

  // Where the four points of an item go: quantiles 1/8, 3/8, 5/8, 7/8 of the logistic distribution.
  private static let steps = [-1.946, -0.511, 0.511, 1.946]

  // Speech, salivation, swallowing; handwriting, cutting, dressing; turning, walking, stairs; dyspnoea, orthopnoea, insufficiency.
  private static let itemPlaces = [0, 0.2, 0.4, 0, 0, -0.2, 0.1, 0, -0.5, 0.2, 0.6, 1.4]

  // Lag of the bulbar, fine motor, gross motor and respiratory domain; nil leads.
  private static func lags(_ site: SiteOfOnset) -> [Double?] {
    switch site {
    case .bulbar: [nil, 0.5, 0.5, 0.9]
    case .upperLimb: [1.1, nil, 0.3, 0.9]
    case .lowerLimb: [1.2, 0.3, nil, 1.0]
    case .respiratory: [0.6, 0.3, 0.3, nil]
    default: [0.4, 0.1, 0.1, 0.4]
    }
  }
}
