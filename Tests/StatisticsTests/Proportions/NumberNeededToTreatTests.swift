import Statistics
import TestKit
import Testing

@Suite struct NumberNeededToTreatTests {
  @Test func `An interval that holds no effect runs from benefit through infinity to harm`() {
    // Altman, BMJ 1998;317:1309: a difference of 10 % (−5 % to 25 %) is NNTB 10 (NNTH 20 to ∞ to NNTB 4).
    let number = NumberNeededToTreat(
      riskDifference: Estimate(value: 0.1, low: -0.05, high: 0.25), eventIsGood: true)
    #expect(number.value == .toBenefit(10))
    #expect(number.interval == [.toBenefit(4), .infinite, .toHarm(20)])
    #expect(number.interval.map(\.symbol) == ["NNTB", "∞", "NNTH"])
    #expect(number.interval.map(\.patients) == [4, nil, 20])
  }

  @Test func `Fewer bad events are a benefit`() {
    let number = NumberNeededToTreat(
      riskDifference: Estimate(value: -0.25, low: -0.5, high: -0.125), eventIsGood: false)
    #expect(number.value == .toBenefit(4))
    #expect(number.interval == [.toBenefit(2), .toBenefit(8)])
  }

  @Test func `More bad events are harm`() {
    let number = NumberNeededToTreat(
      riskDifference: Estimate(value: 0.25, low: 0.125, high: 0.5), eventIsGood: false)
    #expect(number.value == .toHarm(4))
    #expect(number.best == .toHarm(8))
    #expect(number.worst == .toHarm(2))
  }

  @Test func `No difference needs infinitely many patients`() {
    let number = NumberNeededToTreat(riskDifference: Estimate(value: 0, low: 0, high: 0.5), eventIsGood: true)
    #expect(number.value == .infinite)
    #expect(number.interval == [.toBenefit(2), .infinite])
  }
}
