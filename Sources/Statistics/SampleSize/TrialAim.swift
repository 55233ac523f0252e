/// What a trial is to show: with which power, at which significance.
public struct TrialAim: Hashable, Sendable {
  /// Probability to find the effect if it is there, 0.5–1.
  public var power: Double
  /// Two-sided significance level, 0–1.
  public var significance: Double

  /// 80 % power at 5 % unless said otherwise.
  public init(power: Double = 0.8, significance: Double = 0.05) {
    self.power = power
    self.significance = significance
  }

  /// The quantiles of significance and power.
  func quantiles() throws(StatisticRefusal) -> (significance: Double, power: Double) {
    // Below one half an effect is sooner missed than found, and the far tail, which is left out, begins to count.
    guard power >= 0.5, let power = Normal.quantile(power) else {
      throw .outOfRange("the power", needs: "at least 0.5 and below 1")
    }
    return (try TrialAim.quantile(significance: significance), power)
  }

  /// (z_{1−α/2} + z_{power})², by which variances of one patient become numbers of patients.
  func squaredSum() throws(StatisticRefusal) -> Double {
    let z = try quantiles()
    return (z.significance + z.power) * (z.significance + z.power)
  }

  static func quantile(significance: Double) throws(StatisticRefusal) -> Double {
    guard significance > 0, significance < 1, let z = Normal.quantile(1 - significance / 2) else {
      throw .outOfRange("the significance level", needs: "between 0 and 1")
    }
    return z
  }
}

/// Numbers of patients to two groups, before they are rounded up.
public struct SampleSize: Hashable, Sendable {
  /// Treated patients.
  public let treated: Double
  /// Control patients.
  public let control: Double

  /// Patients in all.
  public var total: Double { treated + control }

  /// Whole patients in all, each group rounded up; `nil` if they cannot be counted.
  public var patients: Int? { Int(exactly: treated.rounded(.up) + control.rounded(.up)) }

  init(total: Double, treatedShare: Double) throws(StatisticRefusal) {
    guard total.isFinite else { throw .notFinite("the number of patients") }
    treated = total * treatedShare
    control = total - treated
  }
}

/// Refuses a share of treated patients that leaves a group empty.
func checkShare(_ share: Double) throws(StatisticRefusal) {
  guard share > 0, share < 1 else { throw .outOfRange("the share of treated patients", needs: "between 0 and 1") }
}

/// Refuses an effect that is none.
func checkEffect(_ effect: Double, _ what: String) throws(StatisticRefusal) {
  guard effect.isFinite, effect != 0 else { throw .outOfRange(what, needs: "a number other than 0") }
}

/// Refuses a number of patients or events that is none.
func checkCount(_ count: Double, _ what: String) throws(StatisticRefusal) {
  guard count > 0, count.isFinite else { throw .outOfRange(what, needs: "above 0") }
}
