import Statistics
import TestKit
import Testing

@Suite struct GailSimonTests {
  @Test func `Subgroups of a trial agree with the reference`() throws {
    let file = try PublishedResult("interaction_alsA")
    let expected = try file.values.row("gail_simon")
    let result = try GailSimon.of(try subgroups()).get()
    expectClose(result.positive, try expected.number("Q_plus"), relative: file.tolerance)
    expectClose(result.negative, try expected.number("Q_minus"), relative: file.tolerance)
    expectClose(result.test.statistic, try expected.number("statistic"), relative: file.tolerance)
    expectClose(result.test.probability, try expected.number("p"), relative: file.tolerance)
  }

  @Test func `Two opposite effects of one standard error have the one-sided normal probability`() throws {
    // ½ P(χ²(1) > 1) = P(Z > 1).
    let result = try GailSimon.of([
      StudyEffect(value: 2, standardError: 2), StudyEffect(value: -3, standardError: 3),
    ]).get()
    expectClose(result.test.probability, Normal.upperTail(1), relative: 1e-14)
  }

  @Test func `Effects of one sign are no qualitative interaction`() throws {
    let result = try GailSimon.of([1.0, 2, 0].map { StudyEffect(value: $0, standardError: 1) }).get()
    #expect(result.test.probability == 1)
    expectClose(result.positive, 5, relative: 1e-15)
  }

  @Test(arguments: 0..<30) func `It stays the same under another unit and the other sign`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 10, replicate: 0)
    let effects = (0..<2 + draws.index(below: 6)).map { _ in
      StudyEffect(value: 2 * draws.uniform() - 1, standardError: 0.1 + draws.uniform())
    }
    let result = try GailSimon.of(effects).get()
    let turned = try GailSimon.of(
      effects.map { StudyEffect(value: -3 * $0.value, standardError: 3 * $0.standardError) }
    ).get()
    expectClose(turned.positive, result.negative, relative: 1e-13)
    expectClose(turned.test.probability, result.test.probability, relative: 1e-13)
    #expect(result.test.probability > 0 && result.test.probability <= 1)
  }

  @Test func `One subgroup and impossible numbers are refused`() {
    let one = StudyEffect(value: 1, standardError: 1)
    expectRefused(GailSimon.of([one]), .tooFew("subgroups", found: 1, needed: 2))
    expectRefused(
      GailSimon.of([one, StudyEffect(value: 1, standardError: 0)]),
      .outOfRange("a standard error", needs: "above 0"))
  }
}
