import Evidence
import Foundation
import Statistics
import TestKit
import Testing

@Suite struct RegressionToTheMeanTests {
  /// What the simulation estimates, by quadrature. Given the true decline γ, the loss in the run-in is 3γ + d, d ~ N(0,
  /// 2σ²), and patients are taken if d ≥ 3 − 3γ. The slope after sees the second error of the run-in with weight w₁ < 0
  /// of its first visit, and E[second error | d] = −d/2; so the gain is d/3 + |w₁|d/2 and noise.
  private struct Exact {
    var selected = 0.0
    var gain = 0.0
    var responders = 0.0

    init() {
      let (mean, sd, sigma) = (0.75, 0.55, 1.8)
      let (shape, scale) = (mean * mean / (sd * sd), sd * sd / mean)
      let months = (0..<8).map { Double($0) * 28 / 30.4375 }
      let center = months.reduce(0, +) / 8
      let squares = months.reduce(0) { $0 + ($1 - center) * ($1 - center) }
      let weights = months.map { ($0 - center) / squares }
      let slope = 1 / 3.0 + abs(weights[0]) / 2
      let others = weights.dropFirst().reduce(0) { $0 + $1 * $1 }
      let noise = sigma * (weights[0] * weights[0] / 2 + others).squareRoot()
      let spread = sigma * 2.0.squareRoot()
      // In √γ the density is smooth at 0.
      let rule = GaussLegendre(count: 300, from: 0, to: 3.5)
      for (root, weight) in zip(rule.nodes, rule.weights) {
        let decline = root * root
        let logDensity = (shape - 1) * log(decline) - decline / scale - lgamma(shape) - shape * log(scale)
        let density = 2 * root * weight * exp(logDensity)
        let least = 3 - 3 * decline
        selected += density * (1 - Normal.cdf(least / spread))
        let z = least / spread
        gain += density * slope * spread * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
        let inner = GaussLegendre(count: 200, from: max(least, -12 * spread), to: 12 * spread)
        for (d, step) in zip(inner.nodes, inner.weights) {
          let y = d / spread
          let chance = step * exp(-y * y / 2) / (spread * (2 * Double.pi).squareRoot())
          responders += density * chance * (1 - Normal.cdf((1.25 - slope * d) / noise))
        }
      }
      gain /= selected
      responders /= selected
    }
  }

  /// Standard error of an estimate with 95 % limits.
  private func error(_ estimate: Estimate) -> Double { (estimate.high - estimate.low) / (2 * 1.959964) }

  @Test func `It gives the numbers of the benefit model within Monte Carlo error`() {
    let simulation = RegressionToTheMean.standard
    // "+0.801 points/month and 27.0 %", section 2, themselves simulated.
    #expect(abs(simulation.gain.value - 0.801) < 4 * error(simulation.gain))
    #expect(abs(simulation.responders.value - 0.270) < 4 * error(simulation.responders))
  }

  @Test func `It gives the compiled numbers`() throws {
    let json = try #require(try Fixture.json("Published/msc_evidence.json")["rtm"] as? [String: Any])
    let expected = try #require(json["simulation_no_effect"] as? [String: Any])
    func number(_ key: String) throws -> Double { try #require(expected[key] as? Double) }
    let simulation = RegressionToTheMean.standard
    // The compiled run has Monte Carlo error of its own, of the order of 0.005.
    for (estimate, value) in [
      (simulation.selected, try number("selected_fraction")), (simulation.declineBefore, -(try number("observed_pre"))),
      (simulation.trueDecline, -(try number("true"))), (simulation.declineAfter, -(try number("observed_post"))),
      (simulation.gain, try number("apparent_improvement")),
      (simulation.responders, try number("pct_responders_ge1_25") / 100),
    ] {
      #expect(abs(estimate.value - value) < 4 * error(estimate) + 0.005, "\(estimate.value), compiled \(value)")
    }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `A larger run agrees with the integral`(seed: UInt64) {
    let exact = Exact()
    let simulation = RegressionToTheMean(patients: 400_000, seed: seed)
    for (estimate, value) in [
      (simulation.selected, exact.selected), (simulation.gain, exact.gain), (simulation.responders, exact.responders),
    ] {
      #expect(abs(estimate.value - value) < 4 * error(estimate), "seed \(seed): \(estimate.value), exact \(value)")
    }
  }

  @Test func `The words quote what the integral gives`() {
    let exact = Exact()
    #expect(Wording.beforeAfter.contains(String(format: "%.2f points/month", exact.gain)))
    #expect(Wording.beforeAfter.contains(String(format: "%.0f %%", exact.responders * 100)))
  }

  @Test func `A seed gives the same numbers, another seed others`() {
    let first = RegressionToTheMean(patients: 1000, seed: 7)
    #expect(first == RegressionToTheMean(patients: 1000, seed: 7))
    #expect(first.gain != RegressionToTheMean(patients: 1000, seed: 8).gain)
  }

  @Test func `Without error of measurement there is nothing to regress`() {
    var setting = RegressionToTheMean.Setting.nurOwnPhase3
    setting.errorSD = 0
    let simulation = RegressionToTheMean(patients: 2000, seed: 1, setting: setting)
    expectClose(simulation.gain.value, 0, relative: 1e-12)
    #expect(simulation.responders.value == 0)
  }
}
