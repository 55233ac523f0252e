import CBoostMath
import Statistics

/// A share with exact 95 % limits: each tail holds at most 2.5 %. Clopper and Pearson, Biometrika 1934;26:404–413, by
/// quantiles of the beta distribution. 0 ≤ `events` ≤ `total`, `total` > 0. O(1).
func exactShare(_ events: Int, of total: Int) -> Estimate {
  precondition(events >= 0 && events <= total && total > 0, "a share needs a total that holds its events")
  let (x, rest) = (Double(events), Double(total - events))
  return Estimate(
    value: x / Double(total),
    low: events == 0 ? 0 : cboost_beta_quantile(0.025, x, rest + 1),
    high: events == total ? 1 : cboost_beta_upper_quantile(0.025, x + 1, rest))
}
