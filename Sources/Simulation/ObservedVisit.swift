/// What is seen of a simulated person at one visit.
struct ObservedVisit {
  /// Months from enrolment.
  let months: Double
  /// The week of a trial visit as planned.
  let week: Int?
  /// Twelve scores of 0–4.
  let scores: [Int]
  /// Whether item 5 was answered in its form for people with a gastrostomy.
  let hasGastrostomy: Bool
  /// % predicted.
  let vitalCapacityPercent: Double

  /// Sum of the twelve items.
  var total: Int { scores.reduce(0, +) }
}

extension SimulatedPatient {
  /// The visits at planned times, as far as the endpoint is not reached.
  ///
  /// The total is the expected course plus `effect` · months, a fluctuation that lasts for some weeks, and noise of one visit
  /// (standard deviation 1 with rounding). The effect is the same for everybody and is cut only at 0 and 48.
  func visits(at times: [(months: Double, week: Int?)], effect: Double, number: Int, seed: UInt64) -> [ObservedVisit] {
    var visits: [ObservedVisit] = []
    var course = Draws(.visit, patient: number, seed: seed, substream: attempt << 16)
    let swallowingForTube = course.choice([0.2, 0.6, 0.2])
    var hasGastrostomy = false
    var fluctuation = Self.fluctuationDeviation * course.normal()
    var previousMonths = 0.0
    for (position, time) in times.enumerated() where time.months < endpointMonths {
      var draws = Draws(.visit, patient: number, seed: seed, substream: attempt << 16 + position + 1)
      let kept = PortableMath.exp(-(time.months - previousMonths) / Self.fluctuationMonths)
      fluctuation =
        kept * fluctuation + Self.fluctuationDeviation * (1 - kept * kept).squareRoot() * draws.normal()
      let total =
        decline.expectedTotal(months: time.months) + effect * time.months + fluctuation
        + Self.visitDeviation * draws.normal()
      let capacity =
        vitalCapacityPercent - vitalCapacityLossPerMonth * time.months + Self.capacityDeviation * draws.normal()
      let ability = PortableMath.logistic((total - Self.attendanceTotal) / Self.attendanceSpread)
      if position > 0 && !draws.chance(ability) { break }
      let scores = decline.items(total: Int(min(max(total, 0), 48).rounded()), &draws)
      if let before = visits.last, before.scores[2] <= swallowingForTube { hasGastrostomy = true }
      visits.append(
        ObservedVisit(
          months: time.months, week: time.week, scores: scores, hasGastrostomy: hasGastrostomy,
          vitalCapacityPercent: min(max(capacity, 8), 145)))
      previousMonths = time.months
    }
    return visits
  }

  private static let fluctuationDeviation = 1.75
  private static let fluctuationMonths = 1.2
  // With the variance 1/12 of rounding to whole points this gives 1.0.
  private static let visitDeviation = 0.957
  // People with few points left are no longer brought to the clinic: half stop at this total.
  private static let attendanceTotal = 13.0
  private static let attendanceSpread = 3.0
  private static let capacityDeviation = 4.0
}
