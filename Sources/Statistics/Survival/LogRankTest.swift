import Glibc

/// Whether groups differ in survival: observed minus expected events over all event times, with hypergeometric
/// covariance.
///
/// At each event time of a stratum with n at risk and d events, a group with n_g expects d n_g/n and has covariance
/// d(n − d)/(n − 1) · (n_g/n)(δ_gh − n_h/n); times are weighted by S(t−)^ρ of the stratum. ρ = 0 is the log-rank test,
/// ρ = 1 that of Peto and Peto. References: Mantel, Cancer Chemother Rep 1966;50:163–170; Peto and Peto, J R Stat Soc A
/// 1972;135:185–207; Harrington and Fleming, Biometrika 1982;69:553–566.
public struct LogRankTest: Sendable {
  /// Patients (their weights) in each group.
  public let patients: [Double]
  /// Weighted events of each group.
  public let observed: [Double]
  /// Weighted events each group would have if the groups did not differ.
  public let expected: [Double]
  /// Covariance of observed − expected.
  public let covariance: SymmetricMatrix
  /// (O − E)' V⁻ (O − E); its degrees of freedom are the rank of V, as a rule one less than there are groups.
  public let chiSquared: ChiSquaredTest

  /// (O − E)/√V of the last of two groups: negative if it has fewer events than expected; `nil` for more groups.
  public var z: Double? {
    guard patients.count == 2 else { return nil }
    return (observed[1] - expected[1]) / covariance[1, 1].squareRoot()
  }

  /// Tests groups, codes from 0, within strata, codes from 0. Refused if no event happens while patients of two groups
  /// are at risk in a stratum. O(n + event times · groups²).
  public static func test(
    _ sample: SurvivalSample, groups: [Int], strata: [Int]? = nil, rho: Double = 0
  ) -> Result<LogRankTest, SurvivalRefusal> {
    precondition(rho.isFinite, "ρ is a number")
    let groupCount = RowOrder.classCount(groups, rows: sample.count)
    let strataCount = RowOrder.classCount(strata, rows: sample.count)
    let exits = sample.byExit(strata, strataCount)
    let entries = sample.byEntry(strata, strataCount)
    let columns = RiskTable.Columns(
      atRisk: groups, atRiskCount: groupCount, kinds: groups, kindCount: groupCount)
    var sums = LogRankSums(groups: groupCount, rho: rho)
    for stratum in 0..<strataCount {
      sums.add(RiskTable(sample, exits: exits, entries: entries, class: stratum, columns))
    }
    let division = SymmetricSolve(sums.covariance)
    let differences = zip(sums.observed, sums.expected).map { $0.total - $1.total }
    guard let chiSquared = ChiSquaredTest(division.inverseForm(differences), df: division.rank) else {
      return .failure(.noComparison)
    }
    var patients = [Double](repeating: 0, count: groupCount)
    for row in groups.indices { patients[groups[row]] += sample.weight(row) }
    return .success(
      LogRankTest(
        patients: patients, observed: sums.observed.map(\.total), expected: sums.expected.map(\.total),
        covariance: sums.covariance, chiSquared: chiSquared))
  }
}

private struct LogRankSums {
  let groups: Int
  let rho: Double
  var observed: [RunningSum]
  var expected: [RunningSum]
  var covariance: SymmetricMatrix

  init(groups: Int, rho: Double) {
    self.groups = groups
    self.rho = rho
    observed = Array(repeating: RunningSum(), count: groups)
    expected = observed
    covariance = SymmetricMatrix(size: groups)
  }

  mutating func add(_ table: RiskTable) {
    var survival = 1.0
    for time in table.ranks.indices {
      let row = time * groups..<(time + 1) * groups
      var d = 0.0
      var n = 0.0
      for place in row {
        d += table.events[place]
        n += table.atRisk[place]
      }
      guard d > 0 else { continue }
      let weight = rho == 0 ? 1 : pow(survival, rho)
      survival *= (n - d) / n
      // One patient alone, or everyone dying at once, leaves nothing to chance.
      let spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0
      for g in 0..<groups {
        let share = table.atRisk[row.lowerBound + g] / n
        observed[g].add(weight * table.events[row.lowerBound + g])
        expected[g].add(weight * d * share)
        for h in 0...g {
          covariance[g, h] += spread * share * ((g == h ? 1 : 0) - table.atRisk[row.lowerBound + h] / n)
        }
      }
    }
  }
}
