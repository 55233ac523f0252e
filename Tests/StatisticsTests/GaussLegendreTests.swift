import Statistics
import TestKit
import Testing

@Suite struct GaussLegendreTests {
  @Test func `Two nodes are ±1/√3 with weights 1`() {
    let rule = GaussLegendre(count: 2, from: -1, to: 1)
    expectClose(rule.nodes[0], -(1 / 3.0).squareRoot(), relative: 1e-15)
    expectClose(rule.nodes[1], (1 / 3.0).squareRoot(), relative: 1e-15)
    expectClose(rule.weights[0], 1, relative: 1e-15)
  }

  @Test(arguments: [1, 3, 8, 200]) func `Polynomials up to degree 2n − 1 are exact`(count: Int) {
    let rule = GaussLegendre(count: count, from: 0, to: 2)
    for degree in 0...min(2 * count - 1, 40) {
      var sum = 0.0
      var power = 2.0
      for (node, weight) in zip(rule.nodes, rule.weights) {
        var term = weight
        for _ in 0..<degree { term *= node }
        sum += term
      }
      for _ in 0..<degree { power *= 2 }
      expectClose(sum, power / Double(degree + 1), relative: 1e-12)
    }
  }
}
