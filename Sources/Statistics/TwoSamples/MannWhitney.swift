/// The rank test of Wilcoxon, Mann and Whitney: whether values of one group tend to be larger than those of another.
///
/// U counts the pairs in which the treated patient has the larger value, ties as one half; under the null hypothesis it
/// has mean n₁n₀/2 and variance n₁n₀/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))). The probability is the normal one, U moved by
/// ½ towards its mean; below about ten patients a group it is rough. Reference: Mann and Whitney, Ann Math Stat
/// 1947;18:50–60; Lehmann, Nonparametrics, 1975, section 1.4. O(N log N).
public struct MannWhitney: Hashable, Sendable {
  /// U of the treated group: Wilcoxon's W is n₁n₀ − U for the control group and U for the treated.
  public let u: Double
  /// Probability that a treated patient has a larger value than a control patient, ties as one half: U/(n₁n₀).
  public let winProbability: Double
  /// The test that it is one half; the statistic is the z with continuity correction.
  public let test: SignificanceTest

  /// Tests two groups; without an answer if one is empty, a value is not finite, or all values are equal.
  public static func of(treated: [Double], control: [Double]) -> Result<MannWhitney, StatisticRefusal> {
    let values = treated + control
    guard !treated.isEmpty, !control.isEmpty else {
      return .failure(.tooFew("values in a group", found: 0, needed: 1))
    }
    guard values.allSatisfy(\.isFinite) else { return .failure(.notFinite("a value")) }
    let ranking = AverageRanks(values)
    let (n1, n0) = (Double(treated.count), Double(control.count))
    let n = n1 + n0
    let variance = n1 * n0 / 12 * (n + 1 - ranking.tieSum / (n * (n - 1)))
    guard values.contains(where: { $0 != values[0] }) else {
      return .failure(.noVariation("the values of both groups"))
    }
    let u = compensatedSum(Array(ranking.ranks.prefix(treated.count))) - n1 * (n1 + 1) / 2
    let distance = u - n1 * n0 / 2
    let corrected = distance > 0 ? max(0, distance - 0.5) : min(0, distance + 0.5)
    return .success(
      MannWhitney(
        u: u, winProbability: u / (n1 * n0), test: SignificanceTest(normal: corrected / variance.squareRoot())))
  }

  private init(u: Double, winProbability: Double, test: SignificanceTest) {
    self.u = u
    self.winProbability = winProbability
    self.test = test
  }
}
