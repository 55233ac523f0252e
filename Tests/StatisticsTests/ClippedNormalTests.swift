import Foundation
import Statistics
import TestKit
import Testing

@Suite struct ClippedNormalTests {
  @Test func `At a limit half of the spread is lost: sd/√(2π)`() {
    // E[min(48, X)] for X ~ N(48, 2²) = 48 − 2/√(2π); the other limit is 24 SD away.
    expectClose(
      ClippedNormal.mean(48, sd: 2, low: 0, high: 48), 48 - 2 / (2 * Double.pi).squareRoot(), relative: 1e-14)
    expectClose(ClippedNormal.mean(0, sd: 2, low: 0, high: 48), 2 / (2 * Double.pi).squareRoot(), relative: 1e-14)
  }

  @Test func `Far from the limits nothing changes, beyond them the limit is left`() {
    #expect(ClippedNormal.mean(24, sd: 2, low: 0, high: 48) == 24)
    expectClose(ClippedNormal.mean(80, sd: 2, low: 0, high: 48), 48, relative: 1e-14)
    #expect(abs(ClippedNormal.mean(-80, sd: 2, low: 0, high: 48)) < 1e-12)
    #expect(ClippedNormal.mean(50, sd: 0, low: 0, high: 48) == 48)
  }

  @Test(arguments: [(47.0, 1.5), (45, 3), (3, 4), (24, 20), (50, 2)])
  func `It is the integral of the held value against the density`(mean: Double, sd: Double) {
    // Simpson's rule over ±10 SD, cut at the limits, where the integrand has its kinks.
    func density(_ x: Double) -> Double {
      exp(-(x - mean) * (x - mean) / (2 * sd * sd)) / (sd * (2 * Double.pi).squareRoot())
    }
    func integral(_ from: Double, _ to: Double) -> Double {
      guard to > from else { return 0 }
      let steps = 4000
      let width = (to - from) / Double(steps)
      var sum = 0.0
      for step in 0...steps {
        let x = from + Double(step) * width
        let weight: Double = step == 0 || step == steps ? 1 : step % 2 == 1 ? 4 : 2
        sum += weight * min(48, max(0, x)) * density(x)
      }
      return sum * width / 3
    }
    let ends = [
      mean - 10 * sd, min(max(0, mean - 10 * sd), mean + 10 * sd), max(mean - 10 * sd, min(48, mean + 10 * sd)),
      mean + 10 * sd,
    ]
    let expected = integral(ends[0], ends[1]) + integral(ends[1], ends[2]) + integral(ends[2], ends[3])
    expectClose(ClippedNormal.mean(mean, sd: sd, low: 0, high: 48), expected, relative: 1e-9)
  }
}
