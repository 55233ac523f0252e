import Statistics
import Testing

@Suite struct TabulatedNormalTests {
  @Test func `It is off by less than two millionths, and 0 and 1 far out`() {
    let table = TabulatedNormal()
    var worst = 0.0
    for step in -70_000...70_000 {
      let x = Double(step) / 9973
      worst = max(worst, abs(table.cdf(x) - Normal.cdf(x)))
    }
    #expect(worst < 2e-6)
    #expect(worst > 1e-7)
    #expect(table.cdf(-50) == 0)
    #expect(table.cdf(50) == 1)
    #expect(table.cdf(0) == 0.5)
  }
}
