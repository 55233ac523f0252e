/// Least-squares slope of each patient with at least three visits over three months, and its moments.
struct Slopes {
  let patients: [(first: SimulatedCohort.Visit, slope: Double)]
  let mean: Double
  /// Standard deviation around the patients' own lines, pooled.
  let residualDeviation: Double
  /// Standard deviation of true slopes: the variance of the estimates less their mean sampling variance.
  let deviationBetween: Double

  init(_ cohort: SimulatedCohort, withinMonths limit: Double) {
    var patients: [(first: SimulatedCohort.Visit, slope: Double)] = []
    var inverseSpreads: [Double] = []
    var residuals = 0.0
    var freedom = 0.0
    for visits in cohort.patients {
      let points = visits.compactMap { visit in visit.months <= limit ? visit.total.map { (visit.months, $0) } : nil }
      guard points.count >= 3, let first = points.first, let last = points.last, last.0 - first.0 >= 3 else { continue }
      let time = points.reduce(0) { $0 + $1.0 } / Double(points.count)
      let level = points.reduce(0) { $0 + $1.1 } / Double(points.count)
      let spread = points.reduce(0) { $0 + ($1.0 - time) * ($1.0 - time) }
      let slope = points.reduce(0) { $0 + ($1.0 - time) * ($1.1 - level) } / spread
      for point in points {
        let residual = point.1 - level - slope * (point.0 - time)
        residuals += residual * residual
      }
      freedom += Double(points.count - 2)
      inverseSpreads.append(1 / spread)
      patients.append((visits[0], slope))
    }
    let slopes = patients.map(\.slope)
    let variance = residuals / freedom
    let total = deviation(slopes)
    self.patients = patients
    self.mean = SimulationTests.mean(slopes)
    residualDeviation = variance.squareRoot()
    deviationBetween = (total * total - variance * SimulationTests.mean(inverseSpreads)).squareRoot()
  }
}

/// Product-limit estimate with left truncation at enrolment when time runs from onset.
struct KaplanMeier {
  private var steps: [(time: Double, survival: Double)] = []

  init(_ cohort: SimulatedCohort, fromOnset: Bool) {
    let onset = cohort.fact("symptom_months")
    let contact = cohort.fact("last_contact_months")
    let died = cohort.word("died")
    var entries: [Double] = []
    var exits: [(time: Double, isDeath: Bool)] = []
    for patient in cohort.patients.indices {
      guard let start = fromOnset ? onset[patient] : 0, let length = contact[patient] else { continue }
      entries.append(start)
      exits.append((start + length, died[patient] == "yes"))
    }
    entries.sort()
    exits.sort { $0.time < $1.time }
    var survival = 1.0
    var entered = 0
    var left = 0
    while left < exits.count {
      let time = exits[left].time
      while entered < entries.count && entries[entered] < time { entered += 1 }
      var tied = left
      var deaths = 0
      while tied < exits.count && exits[tied].time == time {
        if exits[tied].isDeath { deaths += 1 }
        tied += 1
      }
      if deaths > 0 {
        survival *= 1 - Double(deaths) / Double(entered - left)
        steps.append((time, survival))
      }
      left = tied
    }
  }

  func survival(at time: Double) -> Double { steps.last { $0.time <= time }?.survival ?? 1 }

  var median: Double { steps.first { $0.survival <= 0.5 }?.time ?? .infinity }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func deviation(_ values: [Double]) -> Double {
  let centre = mean(values)
  return (values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(values.count - 1)).squareRoot()
}

/// Pearson's correlation of mid-ranks.
func spearman(_ x: [Double], _ y: [Double]) -> Double {
  let (first, second) = (midRanks(x), midRanks(y))
  let (firstMean, secondMean) = (mean(first), mean(second))
  let product = zip(first, second).reduce(0) { $0 + ($1.0 - firstMean) * ($1.1 - secondMean) }
  return product / Double(x.count - 1) / (deviation(first) * deviation(second))
}

private func midRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end < order.count && values[order[end]] == values[order[start]] { end += 1 }
    for position in start..<end { ranks[order[position]] = Double(start + end - 1) / 2 }
    start = end
  }
  return ranks
}
