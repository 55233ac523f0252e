import Statistics
import TestKit
import Testing

@Suite struct SurvivalCurveTests {
  private func check(_ curve: SurvivalCurve, _ file: SurvivalReference, _ group: String) throws {
    try file.expect(Double(curve.count), "\(group)/n")
    try file.expect(curve.events.reduce(0, +), "\(group)/events")
    try file.expect(curve.times, "\(group)/time")
    try file.expect(curve.atRisk, "\(group)/n_risk")
    try file.expect(curve.events, "\(group)/n_event")
    try file.expect(curve.censored, "\(group)/n_censor")
    try file.expect(curve.survival, "\(group)/surv")
    try file.expect(curve.logVariance.map { $0?.squareRoot() }, "\(group)/se_log_surv")
    for (limits, name) in [(SurvivalCurve.Limits.logLog, "loglog"), (.log, "log"), (.plain, "plain")] {
      let estimates = curve.estimates(limits)
      try file.expect(estimates.map { $0?.low }, "\(group)/\(name)_lower")
      try file.expect(estimates.map { $0?.high }, "\(group)/\(name)_upper")
    }
    let quantiles = try file.numbers("\(group)/quantiles/p").map { curve.quantile($0) }
    try file.expect(quantiles.map(\.time), "\(group)/quantiles/time")
    try file.expect(quantiles.map(\.low), "\(group)/quantiles/lower_loglog")
    try file.expect(quantiles.map(\.high), "\(group)/quantiles/upper_loglog")
    let points = try file.numbers("\(group)/at/time").map { curve.point(at: $0) }
    try file.expect(points.map { $0?.survival }, "\(group)/at/surv")
    try file.expect(points.map { $0?.standardError }, "\(group)/at/se")
    try file.expect(points.map { $0?.estimate?.low }, "\(group)/at/lower_loglog")
    try file.expect(points.map { $0?.estimate?.high }, "\(group)/at/upper_loglog")
    try file.expect(points.map { $0?.atRisk }, "\(group)/at/n_risk")
    let variances = zip(curve.survival, curve.logVariance).map { survival, variance in
      variance.map { survival * $0.squareRoot() }
    }
    try file.expect(variances, "\(group)/greenwood_se_surv")
  }

  @Test func `The lung cancer curve agrees with survfit`() throws {
    let curve = try SurvivalCurve.curves(SurvivalTable("lung").sample())[0]
    try check(curve, SurvivalReference("km_lung_all"), "all")
  }

  @Test func `Curves by sex agree with survfit`() throws {
    let table = try SurvivalTable("lung")
    let curves = try SurvivalCurve.curves(table.sample(), groups: table.codes("sex"))
    let file = try SurvivalReference("km_lung_sex")
    #expect(curves[0].times.isEmpty)  // no patient has sex 0
    try check(curves[1], file, "1")
    try check(curves[2], file, "2")
  }

  @Test func `Curves by arm agree with survfit`() throws {
    let table = try SurvivalTable("alsA_patients")
    let curves = try SurvivalCurve.curves(table.sample(), groups: table.codes("arm"))
    let file = try SurvivalReference("km_alsA_arm")
    try check(curves[0], file, "0")
    try check(curves[1], file, "1")
  }

  @Test func `Late entries and weights agree with survfit`() throws {
    let table = try SurvivalTable("alsA_patients")
    let file = try SurvivalReference("survival_alsA_more")
    let entries = try table.numbers("symptom_months")
    let times = try zip(entries, table.numbers("time")).map(+)
    let late = try SurvivalSample.read(times: times, events: table.flags("event"), entries: entries).get()
    for (arm, curve) in try SurvivalCurve.curves(late, groups: table.codes("arm")).enumerated() {
      try file.expect(curve.times, "km_entry/\(arm)/time")
      try file.expect(curve.atRisk, "km_entry/\(arm)/n_risk")
      try file.expect(curve.events, "km_entry/\(arm)/n_event")
      try file.expect(curve.survival, "km_entry/\(arm)/surv")
      try file.expect(curve.logVariance.map { $0?.squareRoot() }, "km_entry/\(arm)/se_log_surv")
    }
    let weighted = try SurvivalSample.read(
      times: table.numbers("time"), events: table.flags("event"),
      weights: entries.indices.map { 1 + Double(($0 + 1) % 3) / 2 }
    ).get()
    let curve = SurvivalCurve.curves(weighted)[0]
    try file.expect(curve.atRisk, "km_weights/n_risk")
    try file.expect(curve.events, "km_weights/n_event")
    try file.expect(curve.survival, "km_weights/surv")
  }

  /// Seven patients: events at 2, 2, 4 and 5, censored at 1, 3 and 5.
  private func seven() throws -> SurvivalCurve {
    let sample = try SurvivalSample.read(
      times: [5, 1, 2, 5, 3, 2, 4], events: [true, false, true, false, false, true, true]
    ).get()
    return SurvivalCurve.curves(sample)[0]
  }

  @Test func `Seven patients by hand`() throws {
    let curve = try seven()
    #expect(curve.times == [1, 2, 3, 4, 5])
    #expect(curve.atRisk == [7, 6, 4, 3, 2])
    #expect(curve.events == [0, 2, 0, 1, 1])
    #expect(curve.censored == [1, 0, 1, 0, 1])
    // 1 · 4/6 · 2/3 · 1/2: who is censored at the last event is still at risk there.
    for (value, expected) in zip(curve.survival, [1, 2.0 / 3, 2.0 / 3, 4.0 / 9, 2.0 / 9]) {
      expectClose(value, expected, relative: 1e-15)
    }
    // Greenwood: 2/(6·4) = 1/12, + 1/(3·2) = 3/12, + 1/(2·1) = 9/12.
    for (value, expected) in zip(curve.logVariance, [0, 1.0 / 12, 1.0 / 12, 3.0 / 12, 9.0 / 12]) {
      expectClose(value, expected, relative: 1e-15)
    }
    // Plain limits at 2: 2/3 (1 ± 1.96/√12).
    let estimate = curve.estimates(.plain)[1]
    expectClose(estimate?.low, 2.0 / 3 * (1 - Normal.z975 / 12.0.squareRoot()), relative: 1e-14)
    #expect(estimate?.high == 1)
  }

  @Test func `Limits are missing where there is nothing to doubt, and where nobody is left`() throws {
    let sample = try SurvivalSample.read(times: [1, 2], events: [false, true]).get()
    let curve = SurvivalCurve.curves(sample)[0]
    #expect(curve.survival == [1, 0])
    #expect(curve.estimates(.logLog).map { $0 == nil } == [true, true])
    #expect(curve.estimates(.log).map { $0 == nil } == [false, true])
    #expect(curve.logVariance == [0, nil])
  }

  @Test func `A quantile where the curve rests on the share is the middle of the piece`() throws {
    // S = 3/4, 1/2, 1/4 and then no event: 1/2 holds from 2 to 3, 1/4 from 3 to the end, 4.
    let sample = try SurvivalSample.read(times: [1, 2, 3, 4], events: [true, true, true, false]).get()
    let curve = SurvivalCurve.curves(sample)[0]
    #expect(curve.quantile(0.5).time == 2.5)
    #expect(curve.quantile(0.75).time == 3.5)
    #expect(curve.quantile(0.6).time == 3)
    #expect(curve.quantile(0.9).time == nil)
  }

  @Test func `The curve is not known after the last follow-up, unless all have had the event`() throws {
    let open = try seven()
    #expect(open.point(at: 5)?.survival != nil)
    #expect(open.point(at: 5.1) == nil)
    #expect(open.point(at: 0)?.survival == 1)
    #expect(open.point(at: 0)?.atRisk == 7)
    #expect(open.point(at: 2.5)?.atRisk == 4)
    let closed = SurvivalCurve.curves(try SurvivalSample.read(times: [1, 2], events: [true, true]).get())[0]
    #expect(closed.point(at: 9)?.survival == 0)
    #expect(closed.point(at: 9)?.standardError == nil)
  }

  @Test func `Patients who enter late are not at risk before`() throws {
    // At 1 only the first two are at risk: 1/2; at 3 the third and fourth: 1/2 of that.
    let sample = try SurvivalSample.read(
      times: [1, 2, 3, 4], events: [true, false, true, false], entries: [0, 0, 1, 2]
    ).get()
    let curve = SurvivalCurve.curves(sample)[0]
    #expect(curve.atRisk == [2, 2, 2, 1])
    #expect(curve.survival == [0.5, 0.5, 0.25, 0.25])
  }
}
