import Execution
import Statistics
import TestKit
import Testing

/// Against the general solver, which inverts the whole matrix.
@Suite struct GroupedLinesTests {
  private let components = VarianceComponents(
    random: LineCovariance(intercept: 14, covariance: 0.5, slope: 0.2), residual: 1.5)

  /// Groups of the patients, `count` of them, the last one small.
  private func groups(_ patients: Int, _ count: Int) -> [Int32] {
    (0..<patients).map { Int32($0 % 7 == 0 ? count - 1 : $0 % (count - 1)) }
  }

  /// The columns of the general solver: level and trend of each group, then of each covariate.
  private func effects(_ groups: [Int32], _ count: Int, _ covariates: [[Double]]) -> [LinearMixedModel.FixedEffect] {
    let indicators = (0..<count).map { group in groups.map { $0 == Int32(group) ? 1.0 : 0 } }
    return (indicators + covariates).enumerated().flatMap { place, values in
      [
        LinearMixedModel.FixedEffect("\(place)", .level(values)),
        LinearMixedModel.FixedEffect("\(place) · t", .trend(values)),
      ]
    }
  }

  @Test(arguments: [(UInt64(1), 2), (2, 3), (3, 5), (4, 6)])
  func `Means of slopes and single lines are those of the full matrix`(seed: UInt64, count: Int) throws {
    let visits = SimulatedVisits(seed: seed, patients: 90)
    let groups = groups(90, count)
    let covariates = [visits.age.map { $0 - 60 }, (0..<90).map { $0 % 3 == 0 ? 1.0 : 0 }]
    let fit = try GroupedLines(visits.data, holding: components, work: Work())
      .fit(groups: groups, count: count, covariates: covariates, work: Work()).get()
    let general = try LinearMixedModel.prepare(
      visits.data, fixed: effects(groups, count, covariates), random: .interceptAndSlope, work: Work()
    ).get().solve(holding: components, work: Work()).get()
    #expect(fit.keptCovariates == 2)

    let lines = try fit.posteriorLines(work: Work())
    for (patient, course) in try #require(general.courses()).enumerated() {
      expectClose(lines.intercepts[patient], course.intercept, relative: 1e-9)
      expectClose(lines.slopes[patient], course.slope, relative: 1e-9)
      expectClose(lines.interceptVariances[patient], course.conditional.intercept, relative: 1e-9)
      expectClose(lines.covariances[patient], course.conditional.covariance, relative: 1e-9)
      expectClose(lines.slopeVariances[patient], course.conditional.slope, relative: 1e-9)
    }
    // Half of the patients of each group, and all of these together.
    var whole = fit.noSums
    for group in 0..<count {
      let rows = groups.indices.filter { groups[$0] == Int32(group) && $0 % 5 < 3 }
      guard !rows.isEmpty else { continue }
      let sums = fit.sums(rows.map(Int32.init))
      whole = whole + sums
      try expectMean(fit.meanSlope(sums), general, rows)
    }
    try expectMean(fit.meanSlope(whole), general, groups.indices.filter { $0 % 5 < 3 })
    #expect(fit.meanSlope(fit.noSums) == nil)
  }

  private func expectMean(
    _ mean: MixedModelFit.MeanCourse?, _ general: MixedModelFit, _ rows: [Int]
  ) throws {
    let expected = try #require(general.meanCourse(of: rows, intercept: 0, slope: 1))
    expectClose(mean?.value, expected.value, relative: 1e-9)
    expectClose(mean?.coefficientVariance, expected.coefficientVariance, relative: 1e-9, scale: 1e-3)
    expectClose(mean?.patientVariance, expected.patientVariance, relative: 1e-9, scale: 1e-3)
  }

  @Test func `A covariate that follows from the groups is left out, and changes nothing`() throws {
    let visits = SimulatedVisits(seed: 9, patients: 60)
    let groups = groups(60, 3)
    let lines = try GroupedLines(visits.data, holding: components, work: Work())
    let age = visits.age.map { $0 - 60 }
    let follows = groups.map { $0 == 1 ? 2.0 : -1 }
    let plain = try lines.fit(groups: groups, count: 3, covariates: [age], work: Work()).get()
    for covariates in [[follows, age], [age, follows], [age, age.map { 3 * $0 }]] {
      let fit = try lines.fit(groups: groups, count: 3, covariates: covariates, work: Work()).get()
      #expect(fit.keptCovariates == 1)
      let rows = (0..<60).filter { groups[$0] == 1 }.map(Int32.init)
      expectClose(
        fit.meanSlope(fit.sums(rows))?.value, plain.meanSlope(plain.sums(rows))?.value ?? .nan, relative: 1e-9)
    }
  }

  @Test func `A group whose patients were seen once tells no line, and is named`() throws {
    var visits = SimulatedVisits(seed: 5, patients: 30)
    for patient in 0..<10 { visits.patients[patient] = [(time: 0, value: 40)] }
    let groups = (0..<30).map { Int32($0 < 10 ? 1 : 0) }
    let result = try GroupedLines(visits.data, holding: components, work: Work())
      .fit(groups: groups, count: 2, covariates: [], work: Work())
    #expect(throws: GroupedLines.NoLine.self) { try result.get() }
    if case .failure(let noLine) = result { #expect(noLine.group == 1) }
  }

  @Test func `A patient without visits has the line of the group`() throws {
    var visits = SimulatedVisits(seed: 6, patients: 20)
    visits.patients[3] = []
    let fit = try GroupedLines(visits.data, holding: components, work: Work())
      .fit(groups: [Int32](repeating: 0, count: 20), count: 1, covariates: [], work: Work()).get()
    let lines = try fit.posteriorLines(work: Work())
    expectClose(lines.slopeVariances[3], 0.2, relative: 1e-12)
    expectClose(lines.interceptVariances[3], 14, relative: 1e-12)
    let all = fit.meanSlope(fit.sums((0..<20).map { Int32($0) }))
    #expect(all != nil)
  }
}
