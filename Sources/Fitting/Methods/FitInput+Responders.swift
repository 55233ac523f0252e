public import Statistics

/// What makes a responder: the slope of the visits until `windowMonths` by least squares, plus what was lost a month
/// before, a column of the patients.
public struct ResponderPlan: Sendable {
  /// The rule.
  public var rule: ResponderRule
  /// Visits after this time do not count for the slope.
  public var windowMonths: Double
  /// Column of the points lost a month before the start.
  public var before: String

  /// Names the rule.
  public init(rule: ResponderRule, windowMonths: Double, before: String) {
    self.rule = rule
    self.windowMonths = windowMonths
    self.before = before
  }
}

extension FitInput {
  /// Responders of two arms, `Surv(time, event) ~ arm`, by the rule of a plan; or `responder ~ arm` for a column of 0
  /// and 1, without a plan. The treated arm is the second level; limits and tests as in `TwoProportions`. O(rows).
  public func responders(_ plan: (ResponderPlan, VisitTable)?) throws(FitError) -> FitResult {
    let frame = try ModelFrame(self, also: plan.map { [$0.0.before, $0.1.id] } ?? [])
    try frame.refuseSpecials()
    guard formula.terms.count == 1 else {
      throw formula.error("expected one column of arms on the right", at: formula.text.count)
    }
    let arms = try TwoArms(frame)
    var result = FitResult("responders")
    result.add("n", frame.rows.count)
    result.add("left_out", frame.leftOut)
    result.add("treated", .text(arms.levels[1]))
    result.add("control", .text(arms.levels[0]))
    let isResponder: [Bool?]
    switch (plan, formula.response) {
    case (nil, .variable(let response)): isResponder = try SurvivalFrame.flags(response, frame)
    case (let (plan, visits)?, .survival(entry: nil, let time, let event)):
      let judged = try verdicts(frame, plan, visits, time, event)
      result.add("visits_left_out", judged.leftOut)
      isResponder = judged.verdicts.map(\.isResponder)
    default:
      throw formula.error("expected a column of 0 and 1 on the left, or Surv(time, event) with --visits", at: 0)
    }
    func proportion(_ isTreated: Bool) -> Proportion {
      let group = zip(isResponder, arms.treated).filter { $1 == isTreated }.compactMap(\.0)
      return Proportion(events: group.count { $0 }, of: group.count)
    }
    result.add(TwoProportions(treated: proportion(true), control: proportion(false)), level)
    return result
  }

  private func verdicts(
    _ frame: ModelFrame, _ plan: ResponderPlan, _ visits: VisitTable, _ time: Formula.Variable,
    _ event: Formula.Variable
  ) throws(FitError) -> (verdicts: [ResponderRule.Verdict], leftOut: Int) {
    let times = try frame.numbers(time)
    let events = try SurvivalFrame.flags(event, frame)
    let before = try frame.numbers(Formula.Variable(name: plan.before))
    let (own, leftOut) = try visits.visits(of: try frame.words(visits.id))
    return (
      own.indices.map { patient in
        plan.rule.verdict(
          lossBefore: before[patient], slopeAfter: slope(own[patient].filter { $0.months <= plan.windowMonths }),
          eventMonths: events[patient] ? times[patient] : nil)
      }, leftOut
    )
  }

  /// Least squares over the visits; `nil` without two times.
  private func slope(_ visits: [VisitTable.Visit]) -> Double? {
    guard !visits.isEmpty else { return nil }
    let n = Double(visits.count)
    let center = visits.reduce(0) { $0 + $1.months } / n
    let mean = visits.reduce(0) { $0 + $1.value } / n
    let spread = visits.reduce(0) { $0 + ($1.months - center) * ($1.months - center) }
    guard spread > 0 else { return nil }
    return visits.reduce(0) { $0 + ($1.months - center) * ($1.value - mean) } / spread
  }
}

extension FitResult {
  fileprivate mutating func add(_ table: TwoProportions, _ level: Double) {
    add(
      Table(
        name: "groups", title: "Responders", columns: ["group", "responders", "patients", "share", "low", "high"],
        rows: [("treated", table.treated), ("control", table.control)].map { name, group in
          let share = group.interval(.wilson, level: level)
          return [
            .text(name), .count(group.events), .count(group.total), Value(share.map(\.value)),
            Value(share.map(\.low)), Value(share.map(\.high)),
          ]
        }))
    let measures: [(String, Result<Estimate, StatisticRefusal>)] = [
      ("risk difference (Newcombe)", table.riskDifference(.newcombe, level: level)),
      ("risk difference (Wald)", table.riskDifference(.wald, level: level)),
      ("risk ratio", table.riskRatio(level: level)), ("odds ratio", table.oddsRatio(level: level)),
    ]
    add(
      Table(
        name: "measures", title: "Treated against control", columns: ["measure", "estimate", "low", "high"],
        rows: measures.map { name, estimate in
          [.text(name), Value(estimate.map(\.value)), Value(estimate.map(\.low)), Value(estimate.map(\.high))]
        }))
    add("fisher_p", Value(FisherExactTest.of(table).map(\.probability)))
    let tests = [("chi-squared", table.chiSquared()), ("chi-squared (Yates)", table.chiSquared(corrected: true))]
    add(
      Table(
        name: "tests", title: "Tests", columns: ["test", "chi_squared", "p"],
        rows: tests.map { name, test in [.text(name), Value(test.map(\.statistic)), Value(test.map(\.probability))] }))
  }
}
