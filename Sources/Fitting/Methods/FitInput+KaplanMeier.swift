public import Statistics

extension FitInput {
  /// `survfit`: the share without the event over time, of each combination of the groups on the right.
  ///
  /// With `times` the table "at_times" holds the curves there; without, "curve" holds every time. Limits after
  /// `limits`. O(rows log rows).
  public func survivalCurves(times: [Double], limits: SurvivalCurve.Limits) throws(FitError) -> FitResult {
    guard times.allSatisfy({ $0 >= 0 && $0.isFinite }) else { throw .option("times are not negative") }
    let frame = try ModelFrame(self)
    try frame.refuseSpecials()
    let groups = try frame.groups(try frame.groupVariables())
    var result = FitResult("km")
    result.add("n", frame.rows.count)
    result.add("left_out", frame.leftOut)
    switch try SurvivalFrame.read(frame) {
    case .failure(let refusal): result.refuse(refusal.words)
    case .success(let survival):
      result.add("events", survival.sample.eventCount)
      result.add("limits", .text(limits.rawValue))
      let curves = SurvivalCurve.curves(survival.sample, groups: groups.codes)
      result.add(curves, groups.levels, times, limits, level)
    }
    return result
  }
}

extension FitResult {
  fileprivate mutating func add(
    _ curves: [SurvivalCurve], _ groups: [String], _ times: [Double], _ limits: SurvivalCurve.Limits, _ level: Double
  ) {
    let never = "the curve does not come down that far"
    add(
      Table(
        name: "groups", title: "Groups", columns: ["group", "n", "events", "median", "low", "high"],
        rows: zip(groups, curves).map { group, curve in
          let median = curve.quantile(0.5, limits, level: level)
          return [
            .text(group), .count(curve.count), Value(curve.events.reduce(0, +)), Value(median.time, else: never),
            Value(median.low, else: never), Value(median.high, else: never),
          ]
        }))
    let undefined = "no limits where the survival is 0 or, on the log-log scale, 1"
    if times.isEmpty {
      add(
        Table(
          name: "curve", title: "Curves",
          columns: ["group", "time", "at_risk", "events", "censored", "survival", "std_error", "low", "high"],
          rows: zip(groups, curves).flatMap { group, curve in
            zip(curve.times.indices, curve.estimates(limits, level: level)).map { place, estimate in
              let error = curve.logVariance[place].map { curve.survival[place] * $0.squareRoot() }
              return [
                .text(group), Value(curve.times[place]), Value(curve.atRisk[place]), Value(curve.events[place]),
                Value(curve.censored[place]), Value(curve.survival[place]), Value(error, else: undefined),
                Value(estimate?.low, else: undefined), Value(estimate?.high, else: undefined),
              ]
            }
          }))
    } else {
      let beyond = "beyond the follow-up of the group"
      add(
        Table(
          name: "at_times", title: "At these times",
          columns: ["group", "time", "at_risk", "survival", "std_error", "low", "high"],
          rows: zip(groups, curves).flatMap { group, curve in
            times.map { time in
              let point = curve.point(at: time, limits, level: level)
              let reason = point == nil ? beyond : undefined
              return [
                .text(group), Value(time), Value(point?.atRisk, else: reason), Value(point?.survival, else: reason),
                Value(point?.standardError, else: reason), Value(point?.estimate?.low, else: reason),
                Value(point?.estimate?.high, else: reason),
              ]
            }
          }))
    }
  }
}
