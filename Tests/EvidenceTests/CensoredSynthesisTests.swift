import Evidence
import Glibc
import Statistics
import TestKit
import Testing

@Suite struct CensoredSynthesisTests {
  /// The same posterior by brute force: sums over a grid of μ and the nodes of τ.
  private struct Grid {
    var mean = 0.0
    var sd = 0.0
    var newSD = 0.0
    var newBelow: [Double]

    init(_ reading: EvidenceReading, below points: [Double]) {
      let tauRule = GaussLegendre(count: 60, from: 0, to: 8 * reading.tauScale)
      let muRule = GaussLegendre(count: 400, from: -2, to: 2)
      let priorSD = reading.scenario.priorSD
      var total = 0.0
      var sums = (mean: 0.0, square: 0.0, tau: 0.0)
      newBelow = points.map { _ in 0 }
      for (tau, tauWeight) in zip(tauRule.nodes, tauRule.weights) {
        for (mu, muWeight) in zip(muRule.nodes, muRule.weights) {
          var density = tauWeight * muWeight * exp(-tau * tau / (2 * reading.tauScale * reading.tauScale))
          density *= exp(-mu * mu / (2 * priorSD * priorSD))
          for contribution in reading.contributions {
            let s = contribution.effect.standardError
            let spread = (s * s + tau * tau).squareRoot()
            if contribution.isCensored {
              density *= Normal.cdf((1.96 * s - mu) / spread) - Normal.cdf((-1.96 * s - mu) / spread)
            } else {
              let z = (contribution.effect.value - mu) / spread
              density *= exp(-z * z / 2) / spread
            }
          }
          total += density
          sums = (sums.mean + density * mu, sums.square + density * mu * mu, sums.tau + density * tau * tau)
          for (place, point) in points.enumerated() { newBelow[place] += density * Normal.cdf((point - mu) / tau) }
        }
      }
      mean = sums.mean / total
      sd = (sums.square / total - mean * mean).squareRoot()
      newSD = (sums.square / total - mean * mean + sums.tau / total).squareRoot()
      newBelow = newBelow.map { $0 / total }
    }
  }

  private func reading(_ scenario: String) throws -> EvidenceReading {
    EvidenceReading(try #require(ScenarioRegistry.scenario(scenario)), options: SynthesisOptions(nulls: .censored))
  }

  @Test func `Adjusted with censored trials gives the numbers of the benefit model`() throws {
    let posterior = synthesize(try reading("adjusted"))
    // ".082 (.121), predictive SD .208", section 2.
    #expect(abs(posterior.mean.mean - 0.082) <= 0.5e-3)
    #expect(abs(posterior.mean.standardDeviation - 0.121) <= 0.5e-3)
    #expect(abs(posterior.newSetting.standardDeviation - 0.208) <= 0.5e-3)
  }

  @Test(arguments: ["adjusted", "blinded"]) func `It agrees with sums over a grid of μ and τ`(scenario: String) throws {
    let reading = try reading(scenario)
    let points = [-0.3, -0.15, 0, 0.15, 0.3, 0.45]
    let grid = Grid(reading, below: points)
    let posterior = synthesize(reading)
    // The grid takes 1.96 for 1.95996, so that moments differ in the sixth digit.
    expectClose(posterior.mean.mean, grid.mean, relative: 1e-5)
    expectClose(posterior.mean.standardDeviation, grid.sd, relative: 1e-5)
    expectClose(posterior.newSetting.standardDeviation, grid.newSD, relative: 1e-5)
    for (point, below) in zip(points, grid.newBelow) {
      #expect(abs(posterior.newSetting.cdf(point) - below) < 0.002, "\(point)")
    }
  }

  @Test func `A trial so small that it is never significant says nothing`() throws {
    var trial = try #require(TrialRegistry.trial("Aguera-2025"))
    trial.id = "Tiny"
    trial.effect?.standardError = 1e4
    let options = SynthesisOptions(nulls: .censored)
    let scenario = try #require(ScenarioRegistry.scenario("adjusted"))
    let with = synthesize(EvidenceReading(scenario, in: EvidenceBase.builtIn.merging([trial]), options: options))
    let without = synthesize(EvidenceReading(scenario, options: options))
    expectClose(with.mean.mean, without.mean.mean, relative: 1e-9)
    expectClose(with.newSetting.standardDeviation, without.newSetting.standardDeviation, relative: 1e-9)
  }
}
