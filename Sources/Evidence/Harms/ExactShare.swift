import Statistics

/// A share with exact 95 % limits: each tail holds at most 2.5 %. Clopper and Pearson, Biometrika 1934;26:404–413.
/// 0 ≤ `events` ≤ `total`, `total` > 0. O(1).
func exactShare(_ events: Int, of total: Int) -> Estimate {
  precondition(events >= 0 && events <= total && total > 0, "a share needs a total that holds its events")
  guard case .success(let share) = Proportion(events: events, of: total).interval(.clopperPearson) else {
    preconditionFailure("a share of somebody has exact limits")
  }
  return share
}
