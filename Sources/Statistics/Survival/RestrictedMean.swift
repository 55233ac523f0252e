/// The mean time without the event up to a horizon τ: the area under the survival curve, ∫₀^τ S(t) dt.
///
/// Var = Σ (∫ from tᵢ to τ of S)² dᵢ / (nᵢ(nᵢ − dᵢ)) over event times tᵢ ≤ τ; a time at which everybody at risk has the
/// event adds nothing. References: Irwin, J Hyg 1949;47:188–189; Royston and Parmar, BMC Med Res Methodol 2013;13:152.
public struct RestrictedMean: Sendable {
  /// The horizon τ, on the scale of the sample.
  public let horizon: Double
  /// Mean time without the event up to the horizon, with normal limits.
  public let mean: Estimate
  /// Its standard error.
  public let standardError: Double
  /// Number of rows in the group.
  public let count: Int

  /// Mean time lost up to the horizon.
  public var lost: Double { horizon - mean.value }
}

extension SurvivalCurve {
  /// The restricted mean up to `horizon` > 0. Refused beyond the last follow-up, unless the curve has reached 0 and
  /// there is nothing left to see. O(times).
  public func restrictedMean(
    to horizon: Double, level: Double = 0.95
  ) -> Result<RestrictedMean, SurvivalRefusal> {
    guard horizon > 0, horizon.isFinite else { return .failure(.horizonNotPositive) }
    guard let last = times.last else { return .failure(.noPatients) }
    guard covers(horizon) else { return .failure(.horizonBeyondFollowUp(horizon: horizon, followUp: last)) }
    // From the horizon back, so that the area to the right of each event is at hand.
    var area = 0.0
    var variance = 0.0
    var right = horizon
    for place in stride(from: sortedPlace(of: horizon, in: times), through: 0, by: -1) {
      area += survival[place] * (right - times[place])
      right = times[place]
      let (n, d) = (atRisk[place], events[place])
      if d > 0, d < n { variance += area * area * d / (n * (n - d)) }
    }
    area += right
    let error = variance.squareRoot()
    return .success(
      RestrictedMean(
        horizon: horizon, mean: Estimate(area, standardError: error, level: level), standardError: error, count: count))
  }
}
