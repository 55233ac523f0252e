import Statistics
import TestKit
import Testing

@Suite struct SlopeDesignTests {
  private static func design(_ row: [String: Any], _ shares: [Double]? = nil) throws -> SlopeDesign {
    SlopeDesign(
      visitMonths: try row.numbers("t"), lastVisitShares: shares,
      interceptVariance: row["s2i"] as? Double ?? 0, slopeVariance: try row.number("s2s"),
      covariance: row["csi"] as? Double ?? 0, residualVariance: try row.number("s2e"))
  }

  @Test func `Complete visits agree with longpower`() throws {
    let file = try PublishedResult("power")
    let rows = try file.values.rows("slope_lefante")
    #expect(rows.count == 2)
    for row in rows {
      let design = try SlopeDesignTests.design(row)
      let delta = try row.number("delta")
      let aim = TrialAim(power: try row.number("power"), significance: try row.number("alpha"))
      expectClose(
        try design.variancePerPatient().get(), try row.number("var_slope"), relative: file.tolerance)
      let size = try design.sampleSize(slopeDifference: delta, aim: aim).get()
      expectClose(size.treated, try row.number("n_per_arm"), relative: file.tolerance)
      let whole = try row.count("n_per_arm_ceiling")
      #expect(size.patients == 2 * whole)
      expectClose(
        try design.power(slopeDifference: delta, patients: Double(2 * whole)).get(),
        try row.number("power_at_ceiling"), relative: file.tolerance)
      expectClose(
        try design.detectableDifference(patients: 200, aim: aim).get(), try row.number("detectable_delta_n100"),
        relative: file.tolerance)
    }
  }

  @Test func `Drop-out agrees with Edland's formula in longpower`() throws {
    let file = try PublishedResult("power")
    let rows = try file.values.rows("slope_lmm_dropout")
    #expect(rows.count == 2)
    for row in rows {
      let complete = try SlopeDesignTests.design(row)
      expectClose(
        try complete.variancePerPatient().get(), try row.number("var_slope_complete"), relative: file.tolerance)
      let design = try SlopeDesignTests.design(row, row.numbers("p"))
      expectClose(
        try design.variancePerPatient().get(), try row.number("var_slope_dropout"), relative: file.tolerance)
      let ratio = try row.number("lambda")
      let size = try design.sampleSize(
        slopeDifference: row.number("delta"), aim: TrialAim(power: row.number("power")),
        treatedShare: ratio / (1 + ratio)
      ).get()
      expectClose(size.treated, try row.number("n_arm1"), relative: file.tolerance)
      expectClose(size.control, try row.number("n_arm2"), relative: file.tolerance)
    }
  }

  @Test func `A shared baseline agrees with the information of three parameters`() throws {
    let file = try PublishedResult("power")
    let rows = try file.values.rows("slope_shared_baseline")
    #expect(rows.count == 2)
    for row in rows {
      let design = try SlopeDesignTests.design(row)
      expectClose(
        4 * (try design.variancePerPatient(sharedBaseline: true).get()), try row.number("var_times_N"),
        relative: file.tolerance)
      let size = try design.sampleSize(
        slopeDifference: row.number("delta"), aim: TrialAim(power: row.number("power")), sharedBaseline: true
      ).get()
      expectClose(size.total, try row.number("n_total"), relative: file.tolerance)
    }
  }

  @Test func `Two visits by hand`() throws {
    // t = 0, 2: Σ(t − 1)² = 2; 0.5 + 3/2 = 2. Without intercepts between patients and covariance a shared baseline has
    // G₂₂ of V = [3 0; 0 4·0.5 + 3] : 4/5.
    let design = SlopeDesign(
      visitMonths: [0, 2], interceptVariance: 0, slopeVariance: 0.5, covariance: 0, residualVariance: 3)
    expectClose(try design.variancePerPatient().get(), 2, relative: 1e-14)
    expectClose(try design.variancePerPatient(sharedBaseline: true).get(), 1.25, relative: 1e-14)
  }

  @Test(arguments: 0..<40) func `Power and number of patients undo each other, and drop-out costs patients`(
    seed: Int
  ) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 14, replicate: 0)
    var months = [0.0]
    for _ in 0..<2 + draws.index(below: 6) { months.append((months.last ?? 0) + 0.5 + 3 * draws.uniform()) }
    let (intercept, slope) = (30 * draws.uniform(), 0.1 + draws.uniform())
    let complete = SlopeDesign(
      visitMonths: months, interceptVariance: intercept, slopeVariance: slope,
      covariance: (2 * draws.uniform() - 1) * (intercept * slope).squareRoot(),
      residualVariance: 1 + 5 * draws.uniform())
    var design = complete
    let raw = months.map { _ in draws.uniform() }
    design.lastVisitShares = raw.map { $0 / raw.reduce(0, +) }
    let aim = TrialAim(power: 0.5 + 0.49 * draws.uniform(), significance: 0.1 * draws.uniform())
    let share = 0.2 + 0.6 * draws.uniform()
    for shared in [false, true] {
      let size = try design.sampleSize(
        slopeDifference: -0.3, aim: aim, treatedShare: share, sharedBaseline: shared
      ).get()
      expectClose(size.treated / size.total, share, relative: 1e-12)
      expectClose(
        try design.power(
          slopeDifference: 0.3, patients: size.total, significance: aim.significance, treatedShare: share,
          sharedBaseline: shared
        ).get(), aim.power, relative: 1e-10)
      expectClose(
        try design.detectableDifference(
          patients: size.total, aim: aim, treatedShare: share, sharedBaseline: shared
        ).get(), 0.3, relative: 1e-12)
      let full = try complete.variancePerPatient(sharedBaseline: shared).get()
      #expect(try design.variancePerPatient(sharedBaseline: shared).get() >= full)
    }
    let own = try design.variancePerPatient().get()
    #expect(try design.variancePerPatient(sharedBaseline: true).get() <= own * (1 + 1e-12))
  }

  @Test func `Designs that cannot be are refused with the reason`() {
    let good = SlopeDesign(
      visitMonths: [0, 3, 6], interceptVariance: 20, slopeVariance: 0.3, covariance: 0, residualVariance: 3)
    func refused(_ refusal: StatisticRefusal, _ change: (inout SlopeDesign) -> Void) {
      var design = good
      change(&design)
      expectRefused(design.variancePerPatient(), refusal)
      expectRefused(design.sampleSize(slopeDifference: 0.2), refusal)
    }
    refused(.outOfRange("the times of the visits", needs: "ascending")) { $0.visitMonths = [0, 6, 3] }
    refused(.outOfRange("the times of the visits", needs: "ascending")) { $0.visitMonths = [] }
    refused(.tooFew("visits at different times", found: 1, needed: 2)) { $0.visitMonths = [3] }
    refused(.tooFew("visits at different times", found: 1, needed: 2)) { $0.lastVisitShares = [1, 0, 0] }
    refused(.outOfRange("the residual variance", needs: "above 0")) { $0.residualVariance = 0 }
    refused(.outOfRange("the covariance of intercept and slope", needs: "one that their variances allow")) {
      $0.covariance = 3
    }
    refused(.outOfRange("the shares of last visits", needs: "one a visit, adding up to 1")) {
      $0.lastVisitShares = [0.5, 0.4, 0]
    }
    refused(.notFinite("a number of the design")) { $0.slopeVariance = .nan }
    expectRefused(
      good.sampleSize(slopeDifference: 0), .outOfRange("the difference of slopes", needs: "a number other than 0"))
    expectRefused(
      good.sampleSize(slopeDifference: 0.2, treatedShare: 1),
      .outOfRange("the share of treated patients", needs: "between 0 and 1"))
    expectRefused(
      good.power(slopeDifference: 0.2, patients: 0), .outOfRange("the number of patients", needs: "above 0"))
  }
}
