import Clinical
import Foundation
import TestKit
import Testing

@Suite struct D50CurveTests {
  private let curve = D50Curve(d50Months: 30, dxMonths: 10)

  @Test func `At D50 the state is 24 and the loss is greatest, 12 points over dx`() {
    #expect(curve.functionalState(months: 30) == 24)
    #expect(curve.functionalLoss(months: 30) == 1.2)
    #expect(curve.relativeD50(months: 30) == 0.5)
    // One time constant on: 48 / (1 + e).
    expectClose(curve.functionalState(months: 40), 48 / (1 + M_E), relative: 1e-15)
  }

  @Test func `The loss is minus the derivative of the state, and the same on both sides`() {
    for months in stride(from: 1.0, through: 90, by: 4) {
      let h = 1e-4
      let slope = (curve.functionalState(months: months + h) - curve.functionalState(months: months - h)) / (2 * h)
      expectClose(curve.functionalLoss(months: months), -slope, relative: 1e-7)
      expectClose(curve.functionalLoss(months: 60 - months), curve.functionalLoss(months: months), relative: 1e-12)
    }
    #expect(D50Curve(d50Months: 30, dxMonths: 0.01).functionalLoss(months: 500) == 0)
  }

  @Test func `Phases begin at a quarter and at a half`() {
    #expect(
      [0, 14.99, 15, 29.99, 30, 200].map { curve.phase(months: $0).label } == [
        "I", "I", "II", "II", "III/IV", "III/IV",
      ])
    #expect(D50Phase.allCases.sorted() == D50Phase.allCases)
  }

  @Test func `Groups begin at 20 and at 40 months`() {
    let groups = [19.99, 20, 39.99, 40].map { D50Curve(d50Months: $0, dxMonths: 5).aggressiveness.label }
    #expect(groups == ["high", "intermediate", "intermediate", "low"])
    #expect(D50Aggressiveness.allCases.sorted() == D50Aggressiveness.allCases)
    #expect(D50Curve.caution.contains("not verified"))
  }
}
