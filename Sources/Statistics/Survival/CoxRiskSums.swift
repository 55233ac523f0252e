import Glibc

/// Sums over the risk set of each event time at given coefficients, from one pass through the rows, last time first.
///
/// Efron's rule for d events at one time takes them out of the risk set in d steps: step l has the denominator
/// S⁰ − (l/d) D⁰, with S⁰ the sum of risks at risk and D⁰ that of the events. Breslow's rule has one step with S⁰.
/// References: Efron, J Am Stat Assoc 1977;72:557–565; Breslow, Biometrics 1974;30:89–99.
struct CoxRiskSums {
  /// Weight times e^η of each place.
  private(set) var risks: [Double]
  /// Linear predictor η of each place, from centred covariates.
  private(set) var predictors: [Double]
  /// Σ risk · x over those at risk, by event time and covariate.
  private(set) var sums: [Double]
  /// Σ risk · x over those with the event.
  private(set) var eventSums: [Double]
  /// What the steps of each event time amount to.
  private(set) var steps: [Steps]
  /// The logarithm of the partial likelihood.
  private(set) var logLikelihood = 0.0

  /// Sums over the steps of one event time, f = l/d, with the weight of a step times:
  struct Steps {
    /// 1/denominator: the increment of the baseline hazard.
    var hazard = 0.0
    /// f/denominator.
    var hazardShare = 0.0
    /// 1/denominator².
    var square = 0.0
    /// f/denominator².
    var squareShare = 0.0
    /// f²/denominator².
    var squareShareShare = 0.0
    /// Weight of one step, as a rule 1.
    var weight = 1.0
    /// Weight of all events.
    var events = 0.0
  }

  init(_ sets: CoxRiskSets, _ coefficients: [Double], ties: CoxModel.Ties) {
    let width = sets.width
    let places = sets.rows.count
    let times = sets.timeRanks.count
    risks = [Double](repeating: 0, count: places)
    predictors = risks
    sums = [Double](repeating: 0, count: times * width)
    eventSums = sums
    steps = [Steps](repeating: Steps(), count: times)
    var likelihood = RunningSum()
    var nextEntry = sets.byEntry.count
    for stratum in sets.strata.reversed() {
      var total = 0.0
      var running = [Double](repeating: 0, count: width)
      for time in stratum.reversed() {
        var eventRisk = 0.0
        var eventCount = 0
        var eventWeight = 0.0
        for place in sets.starts[time]..<sets.starts[time + 1] {
          let x = place * width
          var predictor = 0.0
          for k in 0..<width { predictor += sets.covariates[x + k] * coefficients[k] }
          let weight = sets.weights?[place] ?? 1
          let risk = weight * exp(predictor)
          predictors[place] = predictor
          risks[place] = risk
          total += risk
          for k in 0..<width { running[k] += risk * sets.covariates[x + k] }
          guard sets.isEvent[place] else { continue }
          eventRisk += risk
          eventCount += 1
          eventWeight += weight
          likelihood.add(weight * predictor)
          for k in 0..<width { eventSums[time * width + k] += risk * sets.covariates[x + k] }
        }
        while let before = sets.before, nextEntry > 0, before[sets.byEntry[nextEntry - 1]] == time {
          nextEntry -= 1
          let place = sets.byEntry[nextEntry]
          total -= risks[place]
          for k in 0..<width { running[k] -= risks[place] * sets.covariates[place * width + k] }
        }
        for k in 0..<width { sums[time * width + k] = running[k] }
        let stepCount = ties == .efron ? eventCount : 1
        steps[time] = Steps(
          total: total, eventRisk: eventRisk, count: stepCount, events: eventWeight, &likelihood)
      }
    }
    logLikelihood = likelihood.total
  }
}

extension CoxRiskSums.Steps {
  fileprivate init(total: Double, eventRisk: Double, count: Int, events: Double, _ likelihood: inout RunningSum) {
    self.events = events
    weight = events / Double(count)
    for step in 0..<count {
      let share = Double(step) / Double(count)
      let denominator = total - share * eventRisk
      let part = weight / denominator
      hazard += part
      hazardShare += share * part
      square += part / denominator
      squareShare += share * part / denominator
      squareShareShare += share * share * part / denominator
      likelihood.add(-weight * log(denominator))
    }
  }
}
