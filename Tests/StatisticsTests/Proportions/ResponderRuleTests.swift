import Statistics
import TestKit
import Testing

@Suite struct ResponderRuleTests {
  /// The columns that the reference file judges: slope over visits by month 7, events by month 6.
  private struct Cohort {
    var before: [Double?] = []
    var after: [Double?] = []
    var events: [Double?] = []
    var arm: [Double] = []
    var speed: [String] = []

    init() throws {
      let patients = try PublishedTable("alsA_patients")
      let visits = try PublishedTable("alsA_visits")
      var lines: [String: LineSums] = [:]
      let (months, totals) = (try visits.numbers("months"), try visits.numbers("total"))
      for (row, id) in try visits.words("id").enumerated() where months[row] <= 7 {
        lines[id, default: LineSums()].add(time: months[row], value: totals[row])
      }
      before = try patients.numbers("pre_slope")
      after = try patients.words("id").map { lines[$0]?.slope }
      let times = try patients.numbers("time")
      events = try patients.numbers("event").enumerated().map { $1 == 1 ? times[$0] : nil }
      arm = try patients.numbers("arm")
      speed = try patients.words("speed")
    }

    func table(_ rule: ResponderRule, where isIn: (Int) -> Bool = { _ in true }) -> TwoProportions {
      func group(_ value: Double) -> Proportion {
        let chosen = arm.indices.filter { arm[$0] == value && isIn($0) }
        return rule.responders(
          lossBefore: chosen.map { before[$0] }, slopeAfter: chosen.map { after[$0] },
          eventMonths: chosen.map { events[$0] })
      }
      return TwoProportions(treated: group(1), control: group(0))
    }
  }

  @Test(arguments: [0.5, 1.25]) func `Responders of a trial agree with R, patient by patient and by speed`(
    threshold: Double
  ) throws {
    let file = try PublishedResult("responder_alsA")
    let expected = try file.values.row("threshold_\(threshold)")
    let cohort = try Cohort()
    let rule = ResponderRule(improvementPointsPerMonth: threshold, horizonMonths: 6)
    let found = cohort.before.indices.map { patient in
      rule.verdict(
        lossBefore: cohort.before[patient], slopeAfter: cohort.after[patient], eventMonths: cohort.events[patient]
      ).isResponder == true ? 1.0 : 0
    }
    #expect(found == (try expected.numbers("responders")))
    #expect(cohort.table(rule).treated == Proportion(events: try expected.count("x1"), of: try expected.count("n1")))
    #expect(cohort.table(rule).control == Proportion(events: try expected.count("x2"), of: try expected.count("n2")))
    try TwoProportionsTests.check(expected, tolerance: file.tolerance)
    for speed in ["fast", "intermediate", "slow"] {
      let row = try file.values.row("threshold_\(threshold)_by_speed").row(speed)
      let table = cohort.table(rule) { cohort.speed[$0] == speed }
      #expect(table.treated == Proportion(events: try row.count("x1"), of: try row.count("n1")))
      #expect(table.control == Proportion(events: try row.count("x2"), of: try row.count("n2")))
      try TwoProportionsTests.check(row, tolerance: file.tolerance)
    }
  }

  @Test func `Each verdict has its reason`() {
    let rule = ResponderRule(improvementPointsPerMonth: 1.25, horizonMonths: 6)
    func verdict(_ before: Double?, _ after: Double?, _ event: Double? = nil) -> ResponderRule.Verdict {
      rule.verdict(lossBefore: before, slopeAfter: after, eventMonths: event)
    }
    // 1.75 points lost a month before, 0.5 after: improved by 1.25.
    #expect(verdict(1.75, -0.5) == .responder)
    #expect(verdict(1.5, -0.5) == .declining)
    #expect(verdict(1.75, -0.5, 6) == .event)
    #expect(verdict(1.75, -0.5, 6.1) == .responder)
    #expect(verdict(nil, -0.5) == .unknownBefore)
    #expect(verdict(1.75, nil) == .noSlope)
    #expect(verdict(nil, nil, 3) == .event)
    #expect(verdict(nil, -0.5).isResponder == nil)
    #expect(verdict(1.75, nil).words == "no responder: fewer than two visits after the start")
  }

  @Test func `Patients without a decline before are not counted`() {
    let rule = ResponderRule(improvementPointsPerMonth: 1, horizonMonths: 6)
    let counted = rule.responders(lossBefore: [2, nil, 1], slopeAfter: [-1, -1, -1], eventMonths: [nil, nil, nil])
    #expect(counted == Proportion(events: 1, of: 2))
  }
}
