import Execution
import Statistics
import TestKit
import Testing

@Suite struct CoxModelProportionalityTests {
  @Test(arguments: CoxCase.names) func `The tests agree with cox.zph`(name: String) throws {
    let file = try SurvivalReference(name)
    let result = try CoxCase(name).fit().proportionality().get()
    let tests = result.terms + [result.global]
    try file.expect(tests.map(\.statistic), "zph_km/chisq")
    try file.expect(tests.map { Double($0.degreesOfFreedom) }, "zph_km/df")
    for (index, test) in tests.enumerated() { try file.expectProbability(test.probability, "zph_km/p/\(index)") }
  }

  @Test func `With strata, late entries, ties and weights too`() throws {
    let file = try SurvivalReference("survival_alsA_more")
    let cases = try MoreCoxCases()
    for (name, model) in [
      ("cox_entry", try cases.entry()), ("cox_weights", try cases.weights(.efron)), ("cox_tied", try cases.tied()),
    ] {
      let result = try model.proportionality().get()
      try file.expect((result.terms + [result.global]).map(\.statistic), "\(name)/zph")
    }
  }

  @Test func `The levels of a factor are tested together`() throws {
    let table = try SurvivalTable("alsA_patients")
    let model = try CoxModel.fit(
      table.sample(),
      [
        Covariate("arm", table.numbers("arm")), Covariate("age", table.numbers("age")),
        Covariate("intermediate", table.indicator("speed", of: "intermediate")),
        Covariate("slow", table.indicator("speed", of: "slow")),
      ], work: Work()
    ).get()
    // cox.zph(coxph(Surv(time, event) ~ arm + age + factor(speed)), "km") of R's survival 3.5.3.
    let result = try model.proportionality(terms: [[0], [1], [2, 3]]).get()
    let expected = [1.2077724985953498, 0.00473835854205551, 0.06832650998178302]
    for (test, value) in zip(result.terms, expected) { expectClose(test.statistic, value, relative: 1e-9) }
    #expect(result.terms.map(\.degreesOfFreedom) == [1, 1, 2])
    expectClose(result.global.statistic, 1.2422457263287385, relative: 1e-9)
  }

  @Test func `A hazard ratio that turns round is found`() throws {
    // Group 1 dies late, group 0 early and very late: hazards cross.
    var times: [Double] = []
    for patient in 0..<40 { times.append(Double(patient < 20 ? patient + 1 : patient + 40)) }
    for patient in 0..<40 { times.append(30 + Double(patient) / 2) }
    let sample = try SurvivalSample.read(times: times, events: times.map { _ in true }).get()
    let groups = Covariate("group", (0..<80).map { $0 < 40 ? 0 : 1 })
    let model = try CoxModel.fit(sample, [groups], work: Work()).get()
    #expect(try model.proportionality().get().global.probability < 1e-6)
  }

  @Test func `Events at one time alone tell nothing of time`() throws {
    let sample = try SurvivalSample.read(times: [1, 1, 1, 2], events: [true, true, true, false]).get()
    let model = try CoxModel.fit(sample, [Covariate("x", [0, 1, 2, 0])], ties: .breslow, work: Work()).get()
    #expect(throws: SurvivalRefusal.dependentCovariate("x")) { try model.proportionality().get() }
  }
}
