import Statistics
import TestKit
import Testing

@Suite struct MeanEstimateTests {
  @Test func `The interval is Student's`() {
    // Mean 2, s = 1, n = 3; t(0.975, 2) = 0.95/√0.04875 in closed form.
    let estimate = meanEstimate([1, 2, 3])
    expectClose(estimate?.value, 2, relative: 1e-15)
    expectClose(estimate?.low, 2 - 0.95 / 0.04875.squareRoot() / 3.0.squareRoot(), relative: 1e-13)
    expectClose(estimate?.high, 2 + 0.95 / 0.04875.squareRoot() / 3.0.squareRoot(), relative: 1e-13)
  }

  @Test func `One number has no interval`() {
    #expect(meanEstimate([1]) == nil)
    #expect(meanEstimate([]) == nil)
  }

  @Test func `A sum keeps small terms beside large ones that cancel`() {
    #expect(compensatedSum([1, 1e100, 1, -1e100]) == 2)
  }
}
