import Execution
import TestKit
import Testing

@testable import Statistics

/// Against Henderson's mixed-model equations, solved whole: (X'X X'Z; Z'X Z'Z + σ²D⁻¹) for all coefficients and all
/// patients at once, whose inverse times σ² is the covariance of every error (Henderson, Biometrics 1975;31:423–447).
@Suite struct MixedModelPatientsTests {
  private struct Equations {
    let fixed: Int
    let solution: [Double]
    let covariance: Matrix

    init(_ visits: SimulatedVisits, _ components: VarianceComponents) throws {
      let columns = 5
      fixed = columns
      let size = columns + 2 * visits.patients.count
      var left = Matrix(rows: size, columns: size)
      var right = [Double](repeating: 0, count: size)
      for (patient, list) in visits.patients.enumerated() {
        for visit in list {
          var row = [Double](repeating: 0, count: size)
          let (arm, t) = (visits.arm[patient], visit.time)
          row.replaceSubrange(0..<columns, with: [1, t, arm, arm * t, visits.age[patient]])
          row[columns + 2 * patient] = 1
          row[columns + 2 * patient + 1] = t
          for first in 0..<size where row[first] != 0 {
            right[first] += row[first] * visit.value
            for second in 0..<size { left[first, second] += row[first] * row[second] }
          }
        }
        let random = components.random
        let share = components.residual / (random.intercept * random.slope - random.covariance * random.covariance)
        let start = columns + 2 * patient
        left[start, start] += share * random.slope
        left[start, start + 1] -= share * random.covariance
        left[start + 1, start] -= share * random.covariance
        left[start + 1, start + 1] += share * random.intercept
      }
      let cholesky = try #require(Cholesky(left))
      solution = cholesky.solve(right)
      covariance = cholesky.inverse.scaled(by: components.residual)
    }

    /// The weights of `intercept` · intercept + `slope` · slope of a patient's course.
    func course(_ visits: SimulatedVisits, _ patient: Int, _ intercept: Double, _ slope: Double) -> [Double] {
      var weights = [Double](repeating: 0, count: solution.count)
      let (arm, age) = (visits.arm[patient], visits.age[patient])
      weights.replaceSubrange(
        0..<fixed, with: [intercept, slope, intercept * arm, slope * arm, intercept * age])
      weights[fixed + 2 * patient] = intercept
      weights[fixed + 2 * patient + 1] = slope
      return weights
    }
  }

  private let components = VarianceComponents(
    random: LineCovariance(intercept: 14, covariance: 0.5, slope: 0.2), residual: 1.5)

  private func solved(_ visits: SimulatedVisits) throws -> MixedModelFit {
    try LinearMixedModel.prepare(visits.data, fixed: visits.effects, random: .interceptAndSlope, work: Work()).get()
      .solve(holding: components, work: Work()).get()
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func `Coefficients and deviations solve the equations`(
    seed: UInt64
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let fit = try solved(visits)
    let equations = try Equations(visits, components)
    for row in 0..<equations.fixed {
      expectClose(fit.coefficients[row], equations.solution[row], relative: 1e-9)
      for column in 0..<equations.fixed {
        expectClose(
          fit.covariance[row, column], equations.covariance[row, column], relative: 1e-9,
          scale: (fit.covariance[row, row] * fit.covariance[column, column]).squareRoot())
      }
    }
    for (patient, deviation) in fit.deviations().enumerated() {
      let place = equations.fixed + 2 * patient
      expectClose(deviation.intercept, equations.solution[place], relative: 1e-9)
      expectClose(deviation.slope, equations.solution[place + 1], relative: 1e-9)
      expectClose(deviation.prediction.intercept, equations.covariance[place, place], relative: 1e-9)
      expectClose(deviation.prediction.covariance, equations.covariance[place, place + 1], relative: 1e-9)
      expectClose(deviation.prediction.slope, equations.covariance[place + 1, place + 1], relative: 1e-9)
      #expect(deviation.conditional.slope <= deviation.prediction.slope)
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func `Courses carry what is not known of coefficients and patients`(
    seed: UInt64
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let fit = try solved(visits)
    let equations = try Equations(visits, components)
    let courses = try #require(fit.courses())
    let deviations = fit.deviations()
    for patient in visits.patients.indices {
      let intercept = equations.course(visits, patient, 1, 0)
      let slope = equations.course(visits, patient, 0, 1)
      let course = courses[patient]
      expectClose(course.intercept, dot(intercept, equations.solution), relative: 1e-9)
      expectClose(course.slope, dot(slope, equations.solution), relative: 1e-9)
      expectClose(course.prediction.intercept, equations.covariance.form(intercept, intercept), relative: 1e-9)
      expectClose(course.prediction.covariance, equations.covariance.form(intercept, slope), relative: 1e-9)
      expectClose(course.prediction.slope, equations.covariance.form(slope, slope), relative: 1e-9)
      #expect(course.conditional == deviations[patient].conditional)
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func `The mean course of a stratum has the variance of its patients`(
    seed: UInt64
  ) throws {
    let visits = SimulatedVisits(seed: seed)
    let fit = try solved(visits)
    let equations = try Equations(visits, components)
    for (stratum, weights) in [([0, 2, 4, 6, 8], (0.0, 1.0)), ([3], (0, 1)), ([1, 2, 20], (1, 6.4))] {
      var mean = [Double](repeating: 0, count: equations.solution.count)
      for patient in stratum {
        let course = equations.course(visits, patient, weights.0, weights.1)
        for place in mean.indices { mean[place] += course[place] / Double(stratum.count) }
      }
      let found = try #require(fit.meanCourse(of: stratum, intercept: weights.0, slope: weights.1))
      expectClose(found.value, dot(mean, equations.solution), relative: 1e-9)
      expectClose(found.variance, equations.covariance.form(mean, mean), relative: 1e-9, scale: 0)
      #expect(found.coefficientVariance > 0 && found.patientVariance > 0)
    }
  }

  @Test func `A patient without visits is as the fixed part says`() throws {
    var visits = SimulatedVisits(seed: 3)
    let before = try solved(visits)
    visits.patients.append([])
    visits.arm.append(1)
    visits.age.append(70)
    let fit = try solved(visits)
    let deviation = try #require(fit.deviations().last)
    #expect(fit.model.patients == before.model.patients)
    expectClose(fit.coefficients[3], before.coefficients[3], relative: 1e-12)
    #expect(deviation.intercept == 0 && deviation.slope == 0)
    expectClose(deviation.conditional.intercept, 14, relative: 1e-12)
    expectClose(deviation.conditional.slope, 0.2, relative: 1e-12)
    expectClose(
      fit.courses()?.last?.slope, fit.coefficients[1] + fit.coefficients[3], relative: 1e-12)
  }

  @Test func `Levels of strata are added at the variances of the cohort`() throws {
    // The mean slope of a stratum is pulled to the cohort's unless the model knows the stratum.
    let visits = SimulatedVisits(seed: 5, patients: 60)
    let cohort = try visits.fit(.interceptAndSlope)
    let levels = visits.patients.indices.map { $0 < 15 ? 1.0 : 0 }
    let finer = try LinearMixedModel.prepare(
      visits.data, fixed: visits.effects + [.init("s", .level(levels)), .init("s:t", .trend(levels))],
      random: .interceptAndSlope, work: Work()
    ).get().solve(holding: cohort.components, work: Work()).get()
    #expect(finer.components == cohort.components)
    let stratum = Array(0..<15)
    let pulled = try #require(cohort.meanCourse(of: stratum, intercept: 0, slope: 1))
    let known = try #require(finer.meanCourse(of: stratum, intercept: 0, slope: 1))
    #expect(known.coefficientVariance > pulled.coefficientVariance)
    #expect(abs(known.value - pulled.value) > 1e-6)
  }
}
