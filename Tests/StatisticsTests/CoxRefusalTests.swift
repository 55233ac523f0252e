import Execution
import Statistics
import TestKit
import Testing

/// Models without an answer: each is refused with its reason.
@Suite struct CoxRefusalTests {
  private func refusal(
    _ times: [Double], _ events: [Bool], _ covariates: [Covariate], strata: [Int]? = nil
  ) throws -> SurvivalRefusal? {
    let sample = try SurvivalSample.read(times: times, events: events).get()
    switch try CoxModel.fit(sample, covariates, strata: strata, work: Work()) {
    case .success: return nil
    case .failure(let refusal): return refusal
    }
  }

  private let times = (1...12).map(Double.init)
  private let events = (1...12).map { $0 % 3 != 0 }

  @Test func `A group in which nobody has the event is a separation`() throws {
    let group = (1...12).map { $0 % 3 == 0 ? 1.0 : 0 }
    #expect(try refusal(times, events, [Covariate("group", group)]) == .separation(covariate: "group"))
    // It is found beside a covariate that has an answer.
    let age = [61.0, 55, 70, 48, 66, 59, 73, 52, 64, 57, 68, 50]
    #expect(
      try refusal(times, events, [Covariate("age", age), Covariate("group", group)])
        == .separation(covariate: "group"))
  }

  @Test func `Events in the order of a covariate are a separation`() throws {
    #expect(
      try refusal(times, times.map { _ in true }, [Covariate("rank", times.map { -$0 })])
        == .separation(covariate: "rank"))
  }

  @Test(arguments: [20, 1_000, 20_000]) func `A rare group without events is found at any size`(count: Int) throws {
    var cohort = RandomSurvival(8, count: count)
    let rare = cohort.times.indices.map { $0 % (count / 5) == 0 ? 1.0 : 0 }
    for row in rare.indices where rare[row] == 1 { cohort.events[row] = false }
    let result = try CoxModel.fit(
      cohort.sample(), cohort.covariates + [Covariate("rare", rare)], work: Work())
    #expect(throws: SurvivalRefusal.separation(covariate: "rare")) { try result.get() }
  }

  @Test func `A strong effect with an answer is no separation`() throws {
    // Events in the order of x but for the last two, a hair out of order: the likelihood turns at a hazard ratio of
    // about e⁴ a unit, e⁵⁰ a standard deviation.
    let count = 40
    var values = (0..<count).map { Double(count - $0) }
    values[count - 2] = 0.5
    let sample = try SurvivalSample.read(
      times: (0..<count).map { Double($0 + 1) }, events: (0..<count).map { _ in true }
    ).get()
    let model = try CoxModel.fit(sample, [Covariate("x", values)], work: Work()).get()
    // coxph of R's survival 3.5.3.
    expectClose(model.coefficients[0].value, 4.42033136945, relative: 1e-8)
    expectClose(model.coefficients[0].standardError, 1.44579636131, relative: 1e-8)
  }

  @Test func `Covariates that follow from others, or do not vary, are named`() throws {
    let age = [61.0, 55, 70, 48, 66, 59, 73, 52, 64, 57, 68, 50]
    let months = Covariate("age in months", age.map { 12 * $0 + 7 })
    #expect(
      try refusal(times, events, [Covariate("age", age), months]) == .dependentCovariate("age in months"))
    #expect(
      try refusal(times, events, [Covariate("one", age.map { _ in 0.1 }), Covariate("age", age)])
        == .dependentCovariate("one"))
    // Constant within each stratum.
    let half = Covariate("half", (0..<12).map { $0 < 6 ? 0 : 1 })
    #expect(
      try refusal(times, events, [half], strata: (0..<12).map { $0 / 6 }) == .dependentCovariate("half"))
  }

  @Test func `More coefficients than events can tell are refused`() throws {
    let few = [true, true] + [Bool](repeating: false, count: 10)
    let covariates = [
      Covariate("a", times), Covariate("b", times.map { ($0 * 7).truncatingRemainder(dividingBy: 5) }),
    ]
    #expect(try refusal(times, few, covariates) == .tooFewEvents(found: 2, needed: 3))
    #expect(
      try refusal(times, times.map { _ in false }, [covariates[0]]) == .tooFewEvents(found: 0, needed: 2))
  }

  @Test func `A number that is not finite names its covariate`() throws {
    var values = times
    values[3] = .infinity
    #expect(try refusal(times, events, [Covariate("fvc", values)]) == .notFinite(covariate: "fvc"))
  }

  @Test func `Every reason has its words`() {
    #expect(
      SurvivalRefusal.separation(covariate: "riluzole").words
        == "riluzole separates those with the event from those without, so its hazard ratio has no finite estimate")
    #expect(SurvivalRefusal.tooFewEvents(found: 2, needed: 9).words == "too few events: 2, needed are at least 9")
    #expect(
      SurvivalRefusal.horizonBeyondFollowUp(horizon: 24, followUp: 18.2).words
        == "the horizon 24.0 lies beyond the follow-up of a group, which ends at 18.2")
    #expect(
      SurvivalRefusal.invalidRow(row: 6, .entry).words == "row 7 is entered at or after the time at which it ends")
    #expect(
      SurvivalRefusal.functionMissing(patients: 1).words
        == "1 patient is alive at the landmark without a measure of function")
  }
}
