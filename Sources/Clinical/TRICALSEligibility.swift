/// Whether a patient's risk is in the range that TRICALS trials enrol: −6 < LP < −2, both bounds excluded, as in the
/// registry text of NCT06008249 (a program of the consortium includes them).
///
/// It took the place of narrow criteria after van Eijk et al., Neurology 2019;92:e451–e460. By the ENCALS curve the
/// bounds are predicted medians of 56.9 and 18.0 months.
public enum TRICALSEligibility {
  /// Excluded below and at this risk: the course is too slow.
  public static let lower = -6.0
  /// Excluded from this risk on: the course is too fast.
  public static let upper = -2.0

  /// Whether a linear predictor lies in the range.
  public static func isInside(_ linearPredictor: Double) -> Bool { linearPredictor > lower && linearPredictor < upper }

  /// Whether a patient lies in the range, also if some of the yes-or-no predictors are unknown but could not change the
  /// answer. Missing, naming what is missing, if they could. O(1).
  public static func isInside(_ predictors: PrognosticPredictors) -> Determination<Bool> {
    let score = PrognosticScore.tricals
    guard case .known(let low) = score.linearPredictor(predictors.completed(with: false)),
      case .known(let high) = score.linearPredictor(predictors.completed(with: true))
    else { return score.linearPredictor(predictors).map(isInside) }
    if isInside(low), isInside(high) { return .known(true) }
    if high <= lower || low >= upper { return .known(false) }
    return score.linearPredictor(predictors).map(isInside)
  }
}
