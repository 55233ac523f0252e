import Statistics
import TestKit
import Testing

@Suite struct TrialAimTests {
  private let design = ProportionsDesign(treated: 0.4, control: 0.2)

  @Test(arguments: [0.4, 1, 1.2, .nan]) func `A power that no trial is planned for is refused`(power: Double) {
    expectRefused(
      design.sampleSize(aim: TrialAim(power: power)), .outOfRange("the power", needs: "at least 0.5 and below 1"))
  }

  @Test(arguments: [0, 1, -0.05, .nan]) func `A significance level that is none is refused`(level: Double) {
    let refusal = StatisticRefusal.outOfRange("the significance level", needs: "between 0 and 1")
    expectRefused(design.sampleSize(aim: TrialAim(significance: level)), refusal)
    expectRefused(design.power(perGroup: 50, significance: level), refusal)
    expectRefused(
      MeansDesign(difference: 1, standardDeviation: 1).power(perGroup: 50, significance: level), refusal)
    expectRefused(SurvivalDesign(hazardRatio: 0.7, controlSurvival: 0.5).power(events: 9, significance: level), refusal)
    expectRefused(RankDesign(winProbability: 0.6).power(patients: 9, significance: level), refusal)
  }

  @Test func `Each group is rounded up`() throws {
    // 292.9 and 146.4 patients: 293 + 147.
    let unequal = SlopeDesign(
      visitMonths: [0, 3, 6, 9, 12], lastVisitShares: [0, 0.1, 0.1, 0.1, 0.7], interceptVariance: 20,
      slopeVariance: 0.3, covariance: -0.3, residualVariance: 3)
    let size = try unequal.sampleSize(
      slopeDifference: 0.2, aim: TrialAim(power: 0.9), treatedShare: 2.0 / 3
    ).get()
    #expect(size.patients == 293 + 147)
  }
}
