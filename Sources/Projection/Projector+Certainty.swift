import Clinical
import Evidence
import Statistics
import Strata

extension Projector {
  /// Why certainty is reduced, most weighty first. `improvement` is the probability that the interval means more than a
  /// stop of the decline.
  func reasons(
    _ index: Int, _ applicability: Applicability, _ estimate: Estimate,
    _ course: Determination<UntreatedModel.Result>, improvement: Double
  ) -> [Certainty.Reason] {
    var reasons: [Certainty.Reason] = []
    let stratum = stratification.strata[index]
    if reading.isAssumption {
      reasons.append(.assumption)
    } else {
      if reading.contributions.contains(where: { !$0.trial.isBlinded }) { reasons.append(.openLabel) }
      if reading.imputedTrials > 0 { reasons.append(.imputedNulls) }
      reasons.append(.heterogeneity)
      if estimate.low <= 0, estimate.high >= 0 { reasons.append(.includesZero) }
      let axes = stratification.axes.prefix(stratum.depth)
      if let reason = Certainty.Reason.noAxisData(axes, stratification.plan.definitions) { reasons.append(reason) }
    }
    if 2 * applicability.inside < stratum.count { reasons.append(.mostlyOutside) }
    if !reach.criteriaNotAssessed.isEmpty { reasons.append(.notAssessed) }
    if case .singleVisitPrior? = course.value?.course.method { reasons.append(.oneVisitPrior) }
    if improvement > 0.05 { reasons.append(.improvement) }
    if stratum.count < ProjectionGates.few { reasons.append(.few) }
    return reasons
  }
}
