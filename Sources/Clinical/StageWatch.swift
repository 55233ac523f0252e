/// When a course of visits reached a stage.
public enum StageAttainment: Hashable, Sendable {
  /// At or before the first staged visit, at this time: when is not known.
  case atFirstVisit(months: Double)
  /// First seen at this visit.
  case reached(months: Double)
  /// Not by the last staged visit, at this time: censored.
  case notReached(lastMonths: Double)
}

/// Waits for a stage in a course of visits: the first visit at which the stage is at least `stage`.
///
/// Visits come in order of time; those without a stage tell nothing and are passed over. A later visit at a milder stage
/// does not take the attainment back: stages from items may improve, and the first time is what is asked. O(1) a visit.
public struct StageWatch: Sendable {
  private let stage: Int
  /// The answer so far; `nil` before the first staged visit.
  public private(set) var attainment: StageAttainment?

  /// Waits for stage number `stage`: `KingsStage.number`, or the raw value of MiToS and FT9.
  public init(atLeast stage: Int) { self.stage = stage }

  /// One visit: its time in months and its stage number, `nil` if it could not be staged.
  public mutating func visit(months: Double, stage: Int?) {
    guard let stage else { return }
    switch attainment {
    case nil: attainment = stage >= self.stage ? .atFirstVisit(months: months) : .notReached(lastMonths: months)
    case .notReached?: attainment = stage >= self.stage ? .reached(months: months) : .notReached(lastMonths: months)
    case .atFirstVisit?, .reached?: break
    }
  }
}
