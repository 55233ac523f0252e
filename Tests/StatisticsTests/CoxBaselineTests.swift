import Execution
import Glibc
import Statistics
import TestKit
import Testing

@Suite struct CoxBaselineTests {
  @Test(arguments: ["cox_alsA", "cox_lung_multi", "cox_lung_sex"])
  func `Predicted survival agrees with survfit`(name: String) throws {
    let file = try SurvivalReference(name)
    let model = try CoxCase(name).fit()
    let baseline = CoxBaseline(model)
    let times = try file.numbers("predicted/times")
    let patients = try model.coefficients.map { try file.numbers("predicted/newdata/\($0.name)") }
    for (row, time) in times.enumerated() {
      let survivals = patients[0].indices.map { patient in
        baseline.survival(patients.map { $0[patient] }, at: time)
      }
      try file.expect(survivals.map { $0?.survival }, "predicted/surv/\(row)")
      try file.expect(survivals.map { $0?.estimate?.low }, "predicted/lower_loglog/\(row)")
      try file.expect(survivals.map { $0?.estimate?.high }, "predicted/upper_loglog/\(row)")
    }
  }

  @Test func `Strata have baselines of their own`() throws {
    let file = try SurvivalReference("survival_alsA_more")
    let baseline = try CoxBaseline(MoreCoxCases().entry())
    // Strata in the order of words: bulbar, respiratory, spinal. Bulbar: control arm, spinal: treated; both 60 years,
    // male, 0.7 points a month.
    for (name, stratum, arm) in [("bulbar", 0, 0.0), ("spinal", 2, 1)] {
      let path = "cox_entry/predicted/\(name)"
      let survivals = try file.numbers("\(path)/time").map {
        baseline.survival([arm, 60, 1, 0.7], at: $0, stratum: stratum)
      }
      try file.expect(survivals.map { $0?.survival }, "\(path)/surv")
      try file.expect(survivals.map { $0?.logError }, "\(path)/se_log")
      try file.expect(survivals.map { $0?.estimate?.low }, "\(path)/lower")
      try file.expect(survivals.map { $0?.estimate?.high }, "\(path)/upper")
    }
  }

  @Test func `The baseline by hand`() throws {
    // The model of one binary covariate in closed form, r = (1 + √17)/2: for x = 0 the hazard grows by 1/(2r + 2) at 1,
    // 1/(r + 2) at 2 and 1/(r + 1) at 3.
    let sample = try SurvivalSample.read(times: [1, 2, 3, 4], events: [true, true, true, false]).get()
    let model = try CoxModel.fit(sample, [Covariate("x", [1, 0, 1, 0])], work: Work()).get()
    let baseline = CoxBaseline(model)
    let r = (1 + 17.0.squareRoot()) / 2
    expectClose(baseline.survival([0], at: 1)?.survival, exp(-1 / (2 * r + 2)), relative: 1e-10)
    expectClose(baseline.survival([0], at: 2.5)?.survival, exp(-1 / (2 * r + 2) - 1 / (r + 2)), relative: 1e-10)
    expectClose(
      baseline.survival([1], at: 4)?.survival, exp(-r * (1 / (2 * r + 2) + 1 / (r + 2) + 1 / (r + 1))),
      relative: 1e-10)
    #expect(baseline.survival([0], at: 0.5)?.survival == 1)
    #expect(baseline.survival([0], at: 4.5) == nil)
    #expect(baseline.times == [[1, 2, 3]])
    #expect(baseline.followUps == [4])
  }
}
