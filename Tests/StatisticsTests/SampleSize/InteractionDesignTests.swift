import Statistics
import TestKit
import Testing

@Suite struct InteractionDesignTests {
  private let main = SurvivalDesign(hazardRatio: 0.7, controlSurvival: 0.5, treatedShare: 0.6)

  @Test
  func `An interaction as large as the main effect needs four times as many patients, half as large sixteen times`()
    throws
  {
    // Brookes et al. 2004.
    let size = try main.sampleSize().get()
    let equal = try InteractionDesign(subgroupShare: 0.5).sampleSize(mainEffect: size).get()
    expectClose(equal.total, 4 * size.total, relative: 1e-14)
    let half = try InteractionDesign(subgroupShare: 0.5, relativeDifference: 0.5).sampleSize(mainEffect: size).get()
    expectClose(half.total, 16 * size.total, relative: 1e-14)
    expectClose(half.treated / half.total, 0.6, relative: 1e-14)
  }

  @Test func `It is the variance of a difference between two subgroups of unequal size`() throws {
    // Means with SD 1 in halves: main effect 4/N. Subgroups of 0.2 and 0.8: 4/(0.2N) + 4/(0.8N) = 25/N.
    let size = try MeansDesign(difference: 1, standardDeviation: 1).normalSampleSize().get()
    let interaction = try InteractionDesign(subgroupShare: 0.2).sampleSize(mainEffect: size).get()
    expectClose(interaction.total / size.total, 25 / 4.0, relative: 1e-14)
  }

  @Test func `Shares and differences that cannot be are refused`() throws {
    let size = try main.sampleSize().get()
    for share in [0, 1, .nan] {
      expectRefused(
        InteractionDesign(subgroupShare: share).sampleSize(mainEffect: size),
        .outOfRange("the share of a subgroup", needs: "between 0 and 1"))
    }
    expectRefused(
      InteractionDesign(subgroupShare: 0.5, relativeDifference: 0).sampleSize(mainEffect: size),
      .outOfRange("the difference of effects", needs: "a number other than 0"))
  }
}
