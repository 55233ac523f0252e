import TestKit
import Testing

@testable import Statistics

@Suite struct LineCovarianceTests {
  private let covariance = LineCovariance(intercept: 4, covariance: -1.5, slope: 9)

  @Test func `Standard deviations, correlation and variance of a combination`() {
    #expect(covariance.interceptSD == 2)
    #expect(covariance.slopeSD == 3)
    #expect(covariance.correlation == -0.25)
    // The value at time 2: 4 − 2·2·1.5 + 4·9.
    #expect(covariance.variance(intercept: 1, slope: 2) == 34)
    #expect(LineCovariance.zero.correlation == nil)
    #expect(LineCovariance(intercept: 1, covariance: 1 + 1e-15, slope: 1).correlation == 1)
  }

  @Test func `Products of matrices by hand`() {
    // (1 2; 2 5)(4 −1.5; −1.5 9) = (1 16.5; 0.5 42), and that times (1 2; 2 5) = (34 84.5; 84.5 211).
    let outer = LineCovariance(intercept: 1, covariance: 2, slope: 5)
    #expect(outer.around(covariance) == LineCovariance(intercept: 34, covariance: 84.5, slope: 211))
    #expect(outer.times(1, -1) == (-1, -3))
    #expect(covariance.determinant == 33.75)
  }

  @Test func `From one time to another and back`() {
    let frame = TimeFrame(center: 12, scale: 5)
    // The variance of the value at time 12: 4 − 2·12·1.5 + 144·9.
    let inner = frame.inner(covariance)
    expectClose(inner.intercept, 1264, relative: 1e-15)
    expectClose(inner.slope, 225, relative: 1e-15)
    let back = frame.outer(inner)
    expectClose(back.intercept, 4, relative: 1e-12)
    expectClose(back.covariance, -1.5, relative: 1e-12)
    expectClose(back.slope, 9, relative: 1e-14)
    let line = frame.outer(3, 10)
    #expect(line.slope == 2 && line.intercept == -21)
    let weights = frame.innerWeights(intercept: 1, slope: 17)
    #expect(weights.level * 3 + weights.trend * 10 == line.intercept + 17 * line.slope)
  }

  @Test func `Lines that all meet at 0 have a variance there that is not below 0`() {
    for place in 1...50 {
      let frame = TimeFrame(center: Double(place) / 7, scale: 1.3)
      // Slope variance alone: level = center · slope, trend = scale · slope.
      let inner = frame.inner(LineCovariance(intercept: 0, covariance: 0, slope: 1e6 / 3))
      let back = frame.outer(inner)
      #expect(back.intercept >= 0)
      expectClose(back.intercept, 0, relative: 1e-9, scale: inner.intercept)
      expectClose(back.slope, 1e6 / 3, relative: 1e-14)
    }
  }
}
