/// First and second derivatives of the log partial likelihood in the scaled coefficients.
///
/// With wⱼ the events row j is expected to have, given its time at risk, the score is Σ xⱼ(δⱼ − wⱼ) and the information
/// Σ wⱼxⱼxⱼ' − Σ x̄x̄' over the steps of all event times, x̄ the mean of the risk set: one pass over the rows and one
/// over the event times, instead of a second moment for each risk set.
struct CoxScore {
  private(set) var score: [Double]
  private(set) var information: SymmetricMatrix

  /// With `weights` g for the event times, the score is Σ g(x − x̄) and the information Σ g V over events.
  init(_ sets: CoxRiskSets, _ sums: CoxRiskSums, weights: [Double]? = nil) {
    let width = sets.width
    score = [Double](repeating: 0, count: width)
    var lower = [Double](repeating: 0, count: width * (width + 1) / 2)
    let hazards = sets.cumulative(sums) { weights?[$0] ?? 1 }
    for place in sets.rows.indices {
      let time = sets.last[place]
      var expected = hazards[time]
      if let before = sets.before, before[place] >= 0 { expected -= hazards[before[place]] }
      var residual = 0.0
      if sets.isEvent[place] {
        let weight = weights?[time] ?? 1
        expected -= weight * sums.steps[time].hazardShare
        residual = weight * (sets.weights?[place] ?? 1)
      }
      expected *= sums.risks[place]
      residual -= expected
      let x = place * width
      var element = 0
      for row in 0..<width {
        let value = sets.covariates[x + row]
        score[row] += residual * value
        let scaled = expected * value
        for column in 0...row {
          lower[element] += scaled * sets.covariates[x + column]
          element += 1
        }
      }
    }
    for time in sets.timeRanks.indices {
      let steps = sums.steps[time]
      let weight = weights?[time] ?? 1
      let (a, b, c) = (weight * steps.square, weight * steps.squareShare, weight * steps.squareShareShare)
      let x = time * width
      var element = 0
      for row in 0..<width {
        let (s, d) = (sums.sums[x + row], sums.eventSums[x + row])
        let (first, second) = (a * s - b * d, c * d - b * s)
        for column in 0...row {
          lower[element] -= first * sums.sums[x + column] + second * sums.eventSums[x + column]
          element += 1
        }
      }
    }
    information = SymmetricMatrix(size: width)
    var element = 0
    for row in 0..<width {
      for column in 0...row {
        information[row, column] = lower[element]
        element += 1
      }
    }
  }
}

extension CoxRiskSets {
  /// The baseline hazard up to and with each event time of its stratum, each increment times a weight.
  func cumulative(_ sums: CoxRiskSums, _ weight: (Int) -> Double) -> [Double] {
    var hazards = [Double](repeating: 0, count: timeRanks.count)
    for stratum in strata {
      var total = 0.0
      for time in stratum {
        total += weight(time) * sums.steps[time].hazard
        hazards[time] = total
      }
    }
    return hazards
  }
  /// The mean covariates of the risk sets, each times its increment of the baseline hazard, up to and with each event
  /// time of its stratum; by event time and covariate.
  func cumulativeMeans(_ sums: CoxRiskSums) -> [Double] {
    var means = [Double](repeating: 0, count: timeRanks.count * width)
    for stratum in strata {
      var running = [Double](repeating: 0, count: width)
      for time in stratum {
        let steps = sums.steps[time]
        for k in 0..<width {
          let place = time * width + k
          running[k] += steps.square * sums.sums[place] - steps.squareShare * sums.eventSums[place]
          means[place] = running[k]
        }
      }
    }
    return means
  }
}
