import Glibc

/// The odds ratio that strata have in common.
///
/// Σ aₖdₖ/nₖ / Σ bₖcₖ/nₖ over the strata (Mantel and Haenszel, J Natl Cancer Inst 1959;22:719–748), limits from the
/// variance of its logarithm by Robins, Breslow and Greenland (Biometrics 1986;42:311–323), and the test that it is 1,
/// without continuity correction. O(strata).
public struct MantelHaenszel: Sendable {
  /// The common odds ratio with limits; without an answer if no stratum can tell it from 0 or from infinity.
  public let oddsRatio: Result<Estimate, StatisticRefusal>
  /// The test that the common odds ratio is 1; without an answer if events do not vary within any stratum.
  public let test: Result<SignificanceTest, StatisticRefusal>

  /// Strata without patients in both groups count for nothing.
  public init(_ strata: [TwoProportions], level: Double = 0.95) {
    var sums = Sums()
    for stratum in strata where stratum.treated.total > 0 && stratum.control.total > 0 { sums.add(stratum) }
    oddsRatio = Result { () throws(StatisticRefusal) in try sums.oddsRatio(level: level) }
    test = Result { () throws(StatisticRefusal) in
      guard sums.variance > 0 else { throw .emptyCell("had an event in a stratum where another had none") }
      return try SignificanceTest(chiSquared: sums.excess * sums.excess / sums.variance, df: 1)
    }
  }

  private struct Sums {
    /// Σ ad/n and Σ bc/n.
    var concordant = 0.0
    var discordant = 0.0
    /// Σ PR, Σ PS + QR and Σ QS of Robins, Breslow and Greenland.
    var pr = 0.0
    var mixed = 0.0
    var qs = 0.0
    /// Events of the treated beyond what is expected, and the variance of their number given the margins.
    var excess = 0.0
    var variance = 0.0

    mutating func add(_ stratum: TwoProportions) {
      let (a, b) = (Double(stratum.treated.events), Double(stratum.treated.nonEvents))
      let (c, d) = (Double(stratum.control.events), Double(stratum.control.nonEvents))
      let n = a + b + c + d
      let (p, q) = ((a + d) / n, (b + c) / n)
      let (r, s) = (a * d / n, b * c / n)
      concordant += r
      discordant += s
      pr += p * r
      mixed += p * s + q * r
      qs += q * s
      excess += a - (a + b) * (a + c) / n
      variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1))
    }

    func oddsRatio(level: Double) throws(StatisticRefusal) -> Estimate {
      guard discordant > 0 else {
        throw .emptyCell("was treated and free of the event beside a control patient with it")
      }
      guard concordant > 0 else {
        throw .emptyCell("was treated and had the event beside a control patient without it")
      }
      let variance =
        pr / (2 * concordant * concordant) + mixed / (2 * concordant * discordant) + qs / (2 * discordant * discordant)
      let logarithm = StudyEffect(value: log(concordant / discordant), standardError: variance.squareRoot())
      return try logarithm.interval(level: level).get().exponentiated
    }
  }
}
