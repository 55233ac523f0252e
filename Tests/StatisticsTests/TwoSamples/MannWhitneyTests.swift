import Statistics
import TestKit
import Testing

@Suite struct MannWhitneyTests {
  @Test func `Slopes of two arms agree with R`() throws {
    let file = try PublishedResult("twosample_alsA")
    let slopes = try slopesByArm()
    let result = try MannWhitney.of(treated: slopes.treated, control: slopes.control).get()
    let pairs = Double(slopes.treated.count * slopes.control.count)
    expectClose(pairs - result.u, try file.number("wilcoxon_W_arm0"), relative: file.tolerance)
    expectClose(result.test.probability, try file.number("wilcoxon_p"), relative: file.tolerance)
    expectClose(result.winProbability, result.u / pairs, relative: 1e-15)
  }

  @Test func `Two pairs by hand`() throws {
    // 1, 2 below 3, 4: U = 0, mean 2, variance 4/12 · 5 = 5/3, z = −1.5/√(5/3).
    let result = try MannWhitney.of(treated: [1, 2], control: [3, 4]).get()
    #expect(result.u == 0)
    expectClose(result.test.statistic, -1.5 / (5 / 3.0).squareRoot(), relative: 1e-14)
  }

  @Test func `Ties narrow the variance as in R`() throws {
    // wilcox.test(c(1, 2, 2, 3), c(2, 3, 4, 5), exact = FALSE), R 4.2.2.
    let result = try MannWhitney.of(treated: [1, 2, 2, 3], control: [2, 3, 4, 5]).get()
    #expect(result.u == 2.5)
    expectClose(result.test.probability, 0.1366582477381475, relative: 1e-13)
  }

  @Test(arguments: 0..<40) func `U is the number of pairs won, and depends on the order alone`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 13, replicate: 0)
    func sample() -> [Double] { (0..<1 + draws.index(below: 15)).map { _ in Double(draws.index(below: 6)) } }
    let (treated, control) = (sample() + [6], sample())
    var won = 0.0
    for value in treated {
      for other in control { won += value > other ? 1 : value == other ? 0.5 : 0 }
    }
    let result = try MannWhitney.of(treated: treated, control: control).get()
    expectClose(result.u, won, relative: 1e-14)
    let turned = try MannWhitney.of(treated: control, control: treated).get()
    expectClose(result.u + turned.u, Double(treated.count * control.count), relative: 1e-14)
    expectClose(turned.test.probability, result.test.probability, relative: 1e-13)
    let cubed = try MannWhitney.of(treated: treated.map { $0 * $0 * $0 }, control: control.map { $0 * $0 * $0 }).get()
    #expect(cubed == result)
  }

  @Test func `Equal groups have z = 0`() throws {
    #expect(try MannWhitney.of(treated: [1, 2, 3], control: [1, 2, 3]).get().test.probability == 1)
  }

  @Test func `Empty and constant groups are refused`() {
    expectRefused(MannWhitney.of(treated: [], control: [1]), .tooFew("values in a group", found: 0, needed: 1))
    expectRefused(MannWhitney.of(treated: [2, 2], control: [2]), .noVariation("the values of both groups"))
    expectRefused(MannWhitney.of(treated: [.nan], control: [1]), .notFinite("a value"))
  }
}
