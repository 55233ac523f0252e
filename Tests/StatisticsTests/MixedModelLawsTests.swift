import Execution
import Glibc
import Statistics
import TestKit
import Testing

/// What must hold for any data.
@Suite struct MixedModelLawsTests {
  private static let cases = (1...2 as ClosedRange<UInt64>).flatMap { seed in
    LinearMixedModel.RandomStructure.allCases.map { (seed, $0) }
  }

  /// Expects coefficients and their errors of `fit` times a factor each, and the residual SD and the criterion.
  private func expectSame(
    _ fit: MixedModelFit, _ expected: MixedModelFit, factors: [Double] = [1, 1, 1, 1, 1], value: Double = 1,
    criterion: Double? = nil
  ) {
    for (column, factor) in factors.enumerated() {
      let error = expected.covariance[column, column].squareRoot()
      expectClose(fit.coefficients[column] * factor, expected.coefficients[column], relative: 1e-7, scale: error)
      expectClose(
        fit.covariance[column, column].squareRoot() * abs(factor), error, relative: 1e-7, scale: 0)
    }
    expectClose(fit.components.residualSD * value, expected.components.residualSD, relative: 1e-7, scale: 0)
    expectClose(fit.minus2LogLikelihood, criterion ?? expected.minus2LogLikelihood, relative: 1e-11)
  }

  @Test(arguments: cases) func `The order of patients and visits does not matter`(
    seed: UInt64, structure: LinearMixedModel.RandomStructure
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let fit = try visits.reordered.fit(structure)
    let expected = try visits.fit(structure)
    expectSame(fit, expected)
    for (found, other) in zip(fit.deviations().reversed(), expected.deviations()) {
      expectClose(found.slope, other.slope, relative: 1e-6)
      expectClose(found.intercept, other.intercept, relative: 1e-6)
    }
  }

  @Test(arguments: cases) func `Values in another unit give the same fit in that unit`(
    seed: UInt64, structure: LinearMixedModel.RandomStructure
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let expected = try visits.fit(structure)
    let fit = try visits.mapped { ($0, 1000 * $1) }.fit(structure)
    // Each of N − p residuals is a thousand times as long.
    expectSame(
      fit, expected, factors: [1e-3, 1e-3, 1e-3, 1e-3, 1e-3], value: 1e-3,
      criterion: expected.minus2LogLikelihood + 2 * Double(fit.model.rows - 5) * log(1000))
    expectClose(
      fit.components.random.intercept * 1e-6, expected.components.random.intercept, relative: 1e-6, scale: 1)
    expectClose(
      fit.contrast([0, 0, 0, 1, 0]).degreesOfFreedom,
      try #require(expected.contrast([0, 0, 0, 1, 0]).degreesOfFreedom),
      relative: 1e-5)
  }

  @Test(arguments: cases) func `Time in days gives slopes a day`(
    seed: UInt64, structure: LinearMixedModel.RandomStructure
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let expected = try visits.fit(structure, .maximumLikelihood)
    let fit = try visits.mapped { (30.4375 * $0, $1) }.fit(structure, .maximumLikelihood)
    expectSame(fit, expected, factors: [1, 30.4375, 1, 30.4375, 1])
    expectClose(
      fit.components.random.slope * 30.4375 * 30.4375, expected.components.random.slope, relative: 1e-6, scale: 1)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func `Time from another origin changes the intercept alone`(
    seed: UInt64
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let expected = try visits.fit(.interceptAndSlope)
    // Days since a birth, say: without centring nothing would be left of the digits.
    let fit = try visits.mapped { ($0 + 20000, $1) }.fit(.interceptAndSlope)
    for (name, scale) in [("t", 1.0), ("arm:t", 1), ("age", 1)] {
      let found = try #require(fit.coefficient(name))
      let before = try #require(expected.coefficient(name))
      expectClose(found.value, before.value, relative: 1e-6, scale: scale * before.standardError)
      expectClose(found.standardError, before.standardError, relative: 1e-6, scale: 0)
    }
    expectClose(fit.components.random.slope, expected.components.random.slope, relative: 1e-6)
    expectClose(fit.minus2LogLikelihood, expected.minus2LogLikelihood, relative: 1e-9)
    let first = try #require(fit.meanCourse(of: [0, 1], intercept: 1, slope: 20006))
    let same = try #require(expected.meanCourse(of: [0, 1], intercept: 1, slope: 6))
    expectClose(first.value, same.value, relative: 1e-6)
    expectClose(first.variance, same.variance, relative: 1e-5)
  }

  @Test(arguments: cases) func `With the arms swapped the effect changes its sign`(
    seed: UInt64, structure: LinearMixedModel.RandomStructure
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    var swapped = visits
    swapped.arm = visits.arm.map { 1 - $0 }
    let expected = try visits.fit(structure)
    let fit = try swapped.fit(structure)
    for name in ["arm", "arm:t"] {
      let found = try #require(fit.coefficient(name))
      let before = try #require(expected.coefficient(name))
      expectClose(found.value, -before.value, relative: 1e-7, scale: before.standardError)
      expectClose(found.standardError, before.standardError, relative: 1e-7, scale: 0)
      expectClose(found.probability, try #require(before.probability), relative: 1e-5, scale: 0)
    }
    expectClose(fit.minus2LogLikelihood, expected.minus2LogLikelihood, relative: 1e-11)
  }

  @Test(arguments: cases) func `Every patient twice has the same maximum, twice as high`(
    seed: UInt64, structure: LinearMixedModel.RandomStructure
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    var twice = visits
    twice.patients += visits.patients
    twice.arm += visits.arm
    twice.age += visits.age
    let expected = try visits.fit(structure, .maximumLikelihood)
    let fit = try twice.fit(structure, .maximumLikelihood)
    expectClose(fit.minus2LogLikelihood, 2 * expected.minus2LogLikelihood, relative: 1e-11)
    expectClose(fit.components.residual, expected.components.residual, relative: 1e-7)
    expectClose(
      fit.components.random.intercept, expected.components.random.intercept, relative: 1e-6)
    for column in fit.coefficients.indices {
      expectClose(2 * fit.covariance[column, column], expected.covariance[column, column], relative: 1e-7, scale: 0)
    }
  }

  @Test(arguments: cases) func `Columns of rows and covariates of patients give one fit`(
    seed: UInt64, structure: LinearMixedModel.RandomStructure
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let rows = visits.patients.indices.flatMap { patient in visits.patients[patient].map { (patient, $0.time) } }
    let columns: [LinearMixedModel.FixedEffect] = [
      .init("one", .rows(rows.map { _ in 1 })), .init("t", .rows(rows.map(\.1))),
      .init("arm", .rows(rows.map { visits.arm[$0.0] })), .init("arm:t", .rows(rows.map { visits.arm[$0.0] * $0.1 })),
      .init("age", .rows(rows.map { visits.age[$0.0] })),
    ]
    let fit = try LinearMixedModelTests.fit(visits.data, columns, structure, .restrictedMaximumLikelihood)
    expectSame(fit, try visits.fit(structure))
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>) func `Patients of equal covariates are one pattern or many`(
    seed: UInt64
  ) throws {
    // Ages that differ by nothing that matters keep patients from being added together.
    var visits = SimulatedVisits(seed: seed, patients: 60)
    visits.age = visits.patients.indices.map { Double($0 % 3) }
    var apart = visits
    apart.age = visits.age.enumerated().map { $1 + 1e-13 * Double($0) }
    expectSame(try apart.fit(.interceptAndSlope), try visits.fit(.interceptAndSlope))
  }

  @Test func `More patients than one block have the estimates of one block`() throws {
    // 4096 patients are a block: 40 copies of 120 patients fill more than one.
    let visits = SimulatedVisits(seed: 9, patients: 120)
    var many = visits
    for _ in 1..<40 {
      many.patients += visits.patients
      many.arm += visits.arm
      many.age += visits.age
    }
    let expected = try visits.fit(.interceptAndSlope, .maximumLikelihood)
    let fit = try many.fit(.interceptAndSlope, .maximumLikelihood)
    expectClose(fit.minus2LogLikelihood, 40 * expected.minus2LogLikelihood, relative: 1e-11)
    expectClose(fit.coefficients[3], expected.coefficients[3], relative: 1e-8)
    #expect(try many.fit(.interceptAndSlope, .maximumLikelihood).coefficients == fit.coefficients)
  }
}
