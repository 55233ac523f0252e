import Execution

/// Newton's method for the coefficients of a Cox model.
struct CoxSearch {
  /// Coefficients of the scaled covariates.
  let coefficients: [Double]
  let sums: CoxRiskSums
  let information: SymmetricMatrix
  let nullLogLikelihood: Double
  /// The score test statistic at 0.
  let nullScore: Double
  let steps: Int

  static func run(
    _ sets: CoxRiskSets, names: [String], ties: CoxModel.Ties, work: Work
  ) throws(Cancelled) -> Result<CoxSearch, SurvivalRefusal> {
    var coefficients = [Double](repeating: 0, count: sets.width)
    var sums = CoxRiskSums(sets, coefficients, ties: ties)
    var derivatives = CoxScore(sets, sums)
    let start = SymmetricSolve(derivatives.information)
    if let dependent = sets.dependentColumn(derivatives.information, start) {
      return .failure(.dependentCovariate(names[dependent]))
    }
    let nullLogLikelihood = sums.logLikelihood
    let nullScore = start.inverseForm(derivatives.score)
    for taken in 0..<largestSteps {
      try work.checkCancelled()
      let division = SymmetricSolve(derivatives.information)
      let step = division.solve(derivatives.score)
      // Twice what the likelihood can still gain if it is quadratic.
      let gain = zip(step, derivatives.score).reduce(0) { $0 + $1.0 * $1.1 }
      if gain < flat || !division.dependent.isEmpty {
        // Where it is flat and the risks still move, they move without end.
        if !division.dependent.isEmpty || sets.largestChange(step) > 0.1 {
          let widest = step.indices.max { abs(step[$0]) < abs(step[$1]) } ?? 0
          return .failure(.separation(covariate: names[division.dependent.first ?? widest]))
        }
        if gain < settled {
          return .success(
            CoxSearch(
              coefficients: coefficients, sums: sums, information: derivatives.information,
              nullLogLikelihood: nullLogLikelihood, nullScore: nullScore, steps: taken))
        }
      }
      guard let next = sets.step(from: coefficients, by: step, sums, ties: ties) else {
        return .failure(.notConverged(steps: taken))
      }
      (coefficients, sums) = next
      derivatives = CoxScore(sets, sums)
    }
    return .failure(.notConverged(steps: largestSteps))
  }

  private static let largestSteps = 60
  /// No likelihood tells coefficients apart by less.
  private static let flat = 1e-8
  /// Of one step more, a coefficient would change by 10⁻¹⁰ standard errors.
  private static let settled = 1e-20
}

extension CoxRiskSets {
  /// A covariate without information of its own; none of it is left after those before it, or there was none to begin
  /// with: it does not vary within the risk sets.
  fileprivate func dependentColumn(_ information: SymmetricMatrix, _ division: SymmetricSolve) -> Int? {
    let events = Double(isEvent.reduce(0) { $1 ? $0 + 1 : $0 })
    return (0..<width).first { information[$0, $0] < 1e-10 * events } ?? division.dependent.first
  }

  /// The largest change of a linear predictor.
  fileprivate func largestChange(_ step: [Double]) -> Double {
    var largest = 0.0
    for place in rows.indices {
      var change = 0.0
      for k in 0..<width { change += covariates[place * width + k] * step[k] }
      largest = max(largest, abs(change))
    }
    return largest
  }

  /// Coefficients after a step, halved until the likelihood does not fall; `nil` if nothing is left of the step.
  fileprivate func step(
    from coefficients: [Double], by step: [Double], _ sums: CoxRiskSums, ties: CoxModel.Ties
  ) -> ([Double], CoxRiskSums)? {
    var length = 1.0
    for _ in 0..<30 {
      let next = zip(coefficients, step).map { $0 + length * $1 }
      let nextSums = CoxRiskSums(self, next, ties: ties)
      let likelihood = nextSums.logLikelihood
      // Near the maximum the likelihood no longer tells steps apart; far off, e^η leaves the range of numbers.
      if likelihood.isFinite, likelihood >= sums.logLikelihood - 1e-12 * abs(sums.logLikelihood) {
        return (next, nextSums)
      }
      length /= 2
    }
    return nil
  }
}
