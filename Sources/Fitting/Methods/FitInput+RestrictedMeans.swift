import Statistics

extension FitInput {
  /// `rmst2`: mean times without the event up to a horizon, of each group, and of each compared with the first.
  ///
  /// Without a horizon the largest up to which every curve is known. O(rows log rows).
  public func restrictedMeans(horizon: Double?) throws(FitError) -> FitResult {
    let frame = try ModelFrame(self)
    try frame.refuseSpecials()
    let groups = try frame.groups(try frame.groupVariables())
    var result = FitResult("rmst")
    result.add("n", frame.rows.count)
    result.add("left_out", frame.leftOut)
    switch try SurvivalFrame.read(frame) {
    case .failure(let refusal): result.refuse(refusal.words)
    case .success(let survival):
      let curves = SurvivalCurve.curves(survival.sample, groups: groups.codes)
      guard let horizon = horizon ?? RestrictedMeanComparison.largestHorizon(curves) else {
        result.refuse("a group has no patients")
        return result
      }
      result.add("horizon", horizon)
      result.add(curves, groups.levels, horizon, level)
    }
    return result
  }
}

extension FitResult {
  fileprivate mutating func add(_ curves: [SurvivalCurve], _ groups: [String], _ horizon: Double, _ level: Double) {
    var rows: [[Value]] = []
    for (group, curve) in zip(groups, curves) {
      switch curve.restrictedMean(to: horizon, level: level) {
      case .failure(let refusal): return refuse(refusal.words)
      case .success(let mean):
        rows.append([
          .text(group), .count(mean.count), Value(mean.mean.value), Value(mean.standardError), Value(mean.mean.low),
          Value(mean.mean.high), Value(mean.lost),
        ])
      }
    }
    add(
      Table(
        name: "groups", title: "Mean times without the event",
        columns: ["group", "n", "mean", "std_error", "low", "high", "lost"], rows: rows))
    var comparisons: [[Value]] = []
    for (group, curve) in zip(groups, curves).dropFirst() {
      guard let found = try? RestrictedMeanComparison.compare(curve, with: curves[0], to: horizon, level: level).get()
      else { continue }
      func row(_ measure: String, _ ratio: Result<RestrictedMeanComparison.Ratio, SurvivalRefusal>) -> [Value] {
        [
          .text("\(group) \(measure)"), Value(ratio.map(\.estimate.value)), Value(ratio.map(\.estimate.low)),
          Value(ratio.map(\.estimate.high)), Value(ratio.map(\.probability)),
        ]
      }
      comparisons.append([
        .text("\(group) difference"), Value(found.difference.value), Value(found.difference.low),
        Value(found.difference.high), Value(found.differenceProbability),
      ])
      comparisons += [row("ratio", found.ratio), row("ratio of time lost", found.lostRatio)]
      if curves.count == 2 { add("difference_std_error", found.standardError) }
    }
    guard !comparisons.isEmpty else { return }
    add(
      Table(
        name: "comparisons", title: "Compared with \(groups[0])", columns: ["measure", "estimate", "low", "high", "p"],
        rows: comparisons))
  }
}
