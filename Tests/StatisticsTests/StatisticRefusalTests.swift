import Statistics
import Testing

@Suite struct StatisticRefusalTests {
  @Test func `Every refusal says in words what is missing`() {
    let words: [(StatisticRefusal, String)] = [
      (.notFinite("a value"), "a value is not a finite number"),
      (.outOfRange("the power", needs: "at least 0.5 and below 1"), "the power must be at least 0.5 and below 1"),
      (.tooFew("studies", found: 2, needed: 3), "2 studies; at least 3 are needed"),
      (.noVariation("the effects"), "the effects do not vary"),
      (.emptyCell("of the treated had the event"), "no patient of the treated had the event"),
      (.undefinedReplicates(3, of: 999), "3 of 999 bootstrap samples have no value"),
      (.oneSidedReplicates, "all bootstrap samples lie on one side of the estimate"),
    ]
    for (refusal, expected) in words { #expect(refusal.words == expected) }
  }

  @Test(arguments: [0, 1, -0.1, 1.1, .nan]) func `A level outside 0 to 1 is refused by every interval`(level: Double)
    throws
  {
    let refusal = StatisticRefusal.outOfRange("the level of an interval", needs: "between 0 and 1")
    let table = TwoProportions(treated: Proportion(events: 3, of: 9), control: Proportion(events: 4, of: 9))
    for method in ProportionInterval.allCases { expectRefused(table.treated.interval(method, level: level), refusal) }
    for method in TwoProportions.DifferenceInterval.allCases {
      expectRefused(table.riskDifference(method, level: level), refusal)
    }
    expectRefused(table.riskRatio(level: level), refusal)
    expectRefused(table.oddsRatio(level: level), refusal)
    expectRefused(table.numberNeededToTreat(eventIsGood: true, level: level), refusal)
    expectRefused(MantelHaenszel([table], level: level).oddsRatio, refusal)
    expectRefused(StudyEffect(value: 1, standardError: 1).interval(level: level), refusal)
    let sample = try SampleSummary.of([1, 2, 4]).get()
    expectRefused(try MeanDifference.welch(treated: sample, control: sample).get().interval(level: level), refusal)
    let pool = RandomEffects(
      [StudyEffect(value: 1, standardError: 1), StudyEffect(value: 2, standardError: 1)], method: .fixedEffect)
    expectRefused(pool.tauSquaredInterval(level: level), refusal)
  }
}
