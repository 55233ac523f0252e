import Clinical

/// When a person is seen, and until when it is known whether she lives.
struct Schedule {
  /// Planned visits after enrolment, without regard to death.
  let visits: [(months: Double, week: Int?)]
  /// Months from enrolment at which the study closes.
  let closingMonths: Double
  /// Whether the person was lost after the last visit, so that nothing is known later.
  let isLost: Bool

  /// Draws a schedule.
  init(_ design: SimulationPlan.Design, number: Int, seed: UInt64) {
    var draws = Draws(.schedule, patient: number, seed: seed)
    isLost = draws.chance(0.06)
    let stays = draws.exponential(mean: design == .register ? 60 : 60)
    var visits: [(months: Double, week: Int?)] = [(0, design == .trial ? 0 : nil)]
    switch design {
    case .register:
      closingMonths = draws.uniform(14, 56)
      var months = 0.0
      while true {
        months += min(max(draws.logNormal(median: 2.8, deviation: 0.3), 1), 8)
        if months > min(stays, closingMonths) { break }
        visits.append((Self.hundredths(months), nil))
      }
    case .trial:
      closingMonths = draws.uniform(12, 18)
      for week in stride(from: 4, through: 28, by: 4) {
        let days = (Double(7 * week) + min(max(draws.normal(0, 2.5), -7), 7)).rounded()
        let isMissed = draws.chance(0.03)
        let months = Self.hundredths(Months.fromDays(days))
        if months > stays { break }
        if !isMissed { visits.append((months, week)) }
      }
    }
    self.visits = visits
  }

  private static func hundredths(_ months: Double) -> Double { (months * 100).rounded() / 100 }
}
