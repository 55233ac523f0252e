import Clinical
import Foundation
import TestKit
import Testing

@Suite struct D50FitTests {
  private func curve(_ months: Double, _ d50: Double, _ dx: Double) -> Double { 48 / (1 + exp((months - d50) / dx)) }

  private func squaredError(_ months: [Double], _ totals: [Double], _ d50: Double, _ dx: Double) -> Double {
    zip(months, totals).reduce(0) { $0 + (curve($1.0, d50, dx) - $1.1) * (curve($1.0, d50, dx) - $1.1) }
  }

  @Test(arguments: [
    (30.0, 10.8, [12.0, 15, 18, 24]), (12, 3, [6, 7, 8, 9, 10, 11, 14]), (95, 34, [20, 50, 80]),
    (110, 20, [60, 64, 68, 72]), (8, 2.5, [7, 9, 11, 13]), (45, 40, [1, 20, 60, 90]), (20, 1, [15, 18, 21, 23]),
  ])
  func `A curve without noise is found again`(d50: Double, dx: Double, months: [Double]) throws {
    let totals = months.map { curve($0, d50, dx) }
    let fit = try #require(D50Fit.fit(months: months, totals: totals).value)
    expectClose(fit.curve.d50Months, d50, relative: 1e-9)
    expectClose(fit.curve.dxMonths, dx, relative: 1e-9)
    #expect(fit.squaredError < 1e-16)
    #expect(fit.totals == months.count)
  }

  /// Forty noisy courses against the best of many starts of another optimiser, polished with 30 digits.
  @Test func `Noisy courses are fitted as by scipy`() throws {
    let entries = try #require(try Fixture.json("Published/d50_vectors.json")["values"] as? [[String: Any]])
    #expect(entries.count == 40)
    for entry in entries {
      let months = try #require(entry["months"] as? [Double])
      let totals = try #require(entry["totals"] as? [Double])
      let d50 = try #require(entry["d50"] as? Double)
      let fit = D50Fit.fit(months: months, totals: totals)
      if d50 > 120 {
        #expect(fit == .missing(.d50TooLate))
        continue
      }
      expectClose(fit.value?.curve.d50Months, d50, relative: 1e-10, "\(totals)")
      expectClose(fit.value?.curve.dxMonths, try #require(entry["dx"] as? Double), relative: 1e-10, "\(totals)")
      expectClose(fit.value?.squaredError, try #require(entry["sse"] as? Double), relative: 1e-10, "\(totals)")
    }
  }

  /// Residuals are orthogonal to both derivatives of the curve, and no point of a fine grid does better.
  @Test(arguments: [
    [44.0, 40, 41, 34, 26, 27, 17, 10, 6], [40, 41, 38, 39, 37, 38, 36, 35], [46, 47, 20, 19, 18], [30, 24, 26, 8],
  ])
  func `The fit is stationary and better than every point of a fine grid`(totals: [Double]) throws {
    let months = totals.indices.map { 9 + 3 * Double($0) }
    let fit = try #require(D50Fit.fit(months: months, totals: totals).value)
    let (d50, dx) = (fit.curve.d50Months, fit.curve.dxMonths)
    var (overD50, overDx, scale) = (0.0, 0.0, 0.0)
    for (time, total) in zip(months, totals) {
      let residual = curve(time, d50, dx) - total
      let steepness = fit.curve.functionalLoss(months: time)
      overD50 += residual * steepness
      overDx += residual * steepness * (time - d50) / dx
      scale += abs(residual * steepness)
    }
    #expect(abs(overD50) < 1e-10 * scale && abs(overDx) < 1e-10 * scale)
    for gridD50 in stride(from: 1.0, through: 120, by: 0.5) {
      for gridDx in stride(from: 0.25, through: 60, by: 0.25) {
        #expect(squaredError(months, totals, gridD50, gridDx) >= fit.squaredError * (1 - 1e-12))
      }
    }
  }

  @Test func `What cannot be fitted has its reason`() {
    func reason(_ months: [Double], _ totals: [Double]) -> MissingReason? {
      D50Fit.fit(months: months, totals: totals).reason
    }
    #expect(reason([1, 2], [40, 38]) == .tooFewTotals)
    #expect(reason([5, 5, 5], [40, 38, 39]) == .tooFewTotals)
    // Scores of 0, and totals before onset, do not count.
    #expect(reason([5, 9, 12], [40, 38, 0]) == .tooFewTotals)
    #expect(reason([-5, 9, 12], [40, 38, 30]) == .tooFewTotals)
    #expect(reason([], []) == .tooFewTotals)
    #expect(reason([5, 10, 15, 20], [30, 32, 34, 36]) == .noDecline)
    #expect(reason([10, 20, 30], [45, 44.8, 44.6]) == .d50TooLate)
    #expect(reason([10, 20, 30, 40], [8, 7.5, 7, 6.5]) == .d50BeforeOnset)
    // Full scores, and a fall from one visit to the next, are fitted the better the smaller the time constant.
    #expect(reason([10, 20, 30], [48, 48, 48]) == .noSigmoid)
    #expect(reason([10, 12, 14, 16], [48, 48, 48, 1]) == .noSigmoid)
  }

  @Test func `The order of the totals changes nothing but the last digits`() throws {
    let months = [10.0, 13, 16, 22, 25]
    let totals = [41.0, 38, 37, 29, 25]
    let fit = try #require(D50Fit.fit(months: months, totals: totals).value)
    let turned = try #require(D50Fit.fit(months: months.reversed(), totals: totals.reversed()).value)
    expectClose(turned.curve.d50Months, fit.curve.d50Months, relative: 1e-12)
    #expect(D50Fit.fit(months: months, totals: totals) == .known(fit))
  }
}
