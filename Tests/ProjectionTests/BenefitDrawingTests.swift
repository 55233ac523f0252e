import Clinical
import Cohorts
import Evidence
import Execution
import Foundation
import Statistics
import Strata
import TestKit
import Testing
import Variables

@testable import Projection

/// The drawing against an independent account of the same model: every patient in every replicate, the decline by a fine
/// midpoint rule, the score given the decline by the normal integral written out.
@Suite struct BenefitDrawingTests {
  private static let months = 28 * 7 / 30.4375
  private static let replicates = 200

  /// 24 patients: scores from 22 to 47, declines from 0.2 to 1.7, uncertain; women and men.
  private let stratification: Stratification
  private let store: VariableStore
  private let lines: PosteriorLines
  private let covariates: EffectCovariates
  private let posterior = synthesize(ScenarioRegistry.all[2])
  private let draws: EffectDraws

  init() throws {
    var text = "patient_id,sex,symptom_months,onset_site,alsfrsr_total\n"
    var lines = PosteriorLines(capacity: 24)
    for patient in 0..<24 {
      let score = 47 - 25 * Double(patient) / 23
      let onset = patient % 3 == 0 ? "bulbar" : "limb"
      text += "p\(patient),\(patient % 2 == 0 ? "F" : "M"),\(6 + patient),\(onset),\(Int(score))\n"
      lines.append(
        score, -(0.2 + 1.5 * Double(patient % 7) / 6),
        LineCovariance(intercept: 1.9, covariance: -0.15, slope: 0.11))
    }
    self.lines = lines
    store = try TextCohort(text).store
    stratification = try stratify(
      store, StratificationPlan(filter: nil, axes: try StratificationPlan.parseAxes("sex")), work: Work())
    covariates = EffectCovariates(store, .lines(lines))
    draws = EffectDraws(posterior, seed: 7, count: Self.replicates)
  }

  private func drawn() throws -> [DrawnBenefit] {
    let inside = stratification.strata.indices.map { Array(stratification.patients($0)) }
    let spread = CourseSpread(
      interceptVariance: 0, slopeVariance: 0.2, covariance: 0, residualVariance: 3.2, isAssumed: false)
    let rules = ResponderRules(store, spread)
    let courses = PatientCourses.lines(lines)
    let drawing = try BenefitDrawing(
      stratification, inside: inside, covariates, courses, rules, months: Self.months, work: Work())
    let losses = courses.losses(24)
    let groups = inside.map { rows -> BenefitDrawing.Group? in
      let weights = EffectWeights.means(rows, covariates, losses: losses)
      return BenefitDrawing.Group(
        inside: rows.count, additive: weights.additive, proportional: weights.proportional, sharedVariance: 0,
        defined: rows.count - rules.undefined(rows))
    }
    return try drawing.draw(groups, posterior, draws, work: Work()).compactMap(\.self)
  }

  private func normalCDF(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  private func held(_ mean: Double, _ sd: Double) -> Double {
    func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * Double.pi).squareRoot() }
    let (a, b) = ((0 - mean) / sd, (48 - mean) / sd)
    return 48 * (1 - normalCDF(b)) + mean * (normalCDF(b) - normalCDF(a)) - sd * (density(b) - density(a))
  }

  /// E[points preserved] of one patient at an effect, and P(quarter slower).
  private func patient(_ row: Int, effect: Double) -> (additive: Double, proportional: Double, responder: Double) {
    let slope = lines.slopes[row]
    let sd = lines.slopeVariances[row].squareRoot()
    let scoreSD = (lines.interceptVariances[row] - pow(lines.covariances[row] / sd, 2)).squareRoot()
    let share = min(effect / 0.97, 1)
    var additive = 0.0
    var proportional = 0.0
    let steps = 1200
    var total = 0.0
    for step in 0..<steps {
      let z = -6 + 12 * (Double(step) + 0.5) / Double(steps)
      let weight = exp(-z * z / 2)
      total += weight
      let decline = -(slope + sd * z)
      let score = lines.intercepts[row] + lines.covariances[row] / sd * z
      let end = score - decline * Self.months
      additive += weight * (held(end + effect * Self.months, scoreSD) - held(end, scoreSD))
      proportional += weight * (held(end + share * max(0, decline) * Self.months, scoreSD) - held(end, scoreSD))
    }
    let rate = store.column("delta_fs")?.value.flatMap { column -> Double? in
      guard case .numbers(let numbers) = column.values else { return nil }
      return numbers[row]
    }
    // Eight visits at 0, 4, … 28 weeks.
    let times = (0..<8).map { Double($0) * 28 / 30.4375 }
    let center = times.reduce(0, +) / 8
    let spread = times.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let noise = (lines.slopeVariances[row] + 3.2 / spread).squareRoot()
    let responder = normalCDF((0.75 * (rate ?? .nan) - (-slope - effect)) / noise)
    return (additive / total, proportional / total, responder)
  }

  private func isNear(_ actual: Double?, _ expected: Double, within tolerance: Double) -> Bool {
    actual.map { abs($0 - expected) <= tolerance } ?? false
  }

  @Test func `Means over replicates agree with each patient in each replicate`() throws {
    let drawn = try drawn()
    for (stratum, result) in drawn.enumerated() {
      let rows = stratification.patients(stratum).map(Int.init)
      var additive = 0.0
      var proportional = 0.0
      var responders = 0.0
      var linear = 0.0
      var linearShare = 0.0
      let losses = PatientCourses.lines(lines).losses(24)
      for replicate in 0..<Self.replicates {
        for row in rows {
          let effect =
            draws.effects[replicate] + draws.score[replicate] * covariates.score[row]
            + draws.fast[replicate] * covariates.fast[row] + draws.bulbar[replicate] * covariates.bulbar[row]
          let one = patient(row, effect: effect)
          additive += one.additive
          proportional += one.proportional
          responders += one.responder
          linear += effect * Self.months
          linearShare += effect / 0.97 * losses[row] * Self.months
        }
      }
      // What has a closed form is not drawn: its mean over these replicates differs from the true one.
      let count = Double(rows.count * Self.replicates)
      let weights = EffectWeights.means(rows.map(Int32.init), covariates, losses: losses)
      let exact = weights.additive.distribution(posterior).mean * Self.months
      let exactShare = weights.proportional.distribution(posterior).mean * Self.months
      #expect(isNear(result.additive.estimate.value, exact + (additive - linear) / count, within: 2e-3))
      #expect(
        isNear(result.proportional.estimate.value, exactShare + (proportional - linearShare) / count, within: 2e-3))
      // The limits matter here, else nothing is tried.
      #expect(abs(additive - linear) / count > 0.03)
      #expect(isNear(result.responders.first?.share.value, responders / count, within: 2e-3))
      let none = rows.reduce(0.0) { $0 + patient($1, effect: 0).responder } / Double(rows.count)
      #expect(isNear(result.responders.first?.shareWithoutEffect, none, within: 2e-4))
    }
  }

  @Test func `A parent is the weighted mean of its children`() throws {
    let drawn = try drawn()
    for pick in [\DrawnBenefit.additive, \DrawnBenefit.proportional] {
      let values = drawn.map { $0[keyPath: pick].estimate.value }
      expectClose(values[0], (values[1] * 12 + values[2] * 12) / 24, relative: 1e-12)
    }
  }

  @Test func `The same seed draws the same, another does not`() {
    #expect(EffectDraws(posterior, seed: 7, count: 50).effects == Array(draws.effects.prefix(50)))
    #expect(EffectDraws(posterior, seed: 8, count: 50).effects != Array(draws.effects.prefix(50)))
  }

  @Test func `Draws have the moments of the belief`() {
    let draws = EffectDraws(posterior, seed: 1)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func sd(_ values: [Double]) -> Double {
      let center = mean(values)
      return (values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(values.count)).squareRoot()
    }
    // Published scenario: 0.27527 (SD 0.35141 in a new setting); four standard errors of 10,000 draws.
    #expect(isNear(mean(draws.effects), 0.27527, within: 4 * 0.35141 / 100))
    expectClose(sd(draws.effects), 0.35141, relative: 0.05)
    #expect(isNear(mean(draws.score), 0.091, within: 4 * 0.132 / 100))
    expectClose(sd(draws.fast), 0.20, relative: 0.04)
    expectClose(sd(draws.bulbar), 0.15, relative: 0.04)
  }
}
