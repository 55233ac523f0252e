import Statistics
import TestKit
import Testing

@Suite struct GaussHermiteTests {
  @Test(arguments: [1, 2, 7, 20, 40]) func `Moments of the normal come out exactly up to degree 2n − 1`(count: Int) {
    let rule = GaussHermite(count: count)
    #expect(rule.nodes.count == count)
    #expect(rule.nodes == rule.nodes.sorted())
    // E Z² = 1, E Z⁴ = 3, E Z⁶ = 15, E Z⁸ = 105: products of odd numbers; odd moments are 0.
    var expected = 1.0
    for degree in stride(from: 0, through: min(2 * count - 1, 12), by: 2) {
      if degree > 0 { expected *= Double(degree - 1) }
      let moment = zip(rule.nodes, rule.weights).reduce(0) { sum, node in
        sum + node.1 * (0..<degree).reduce(1) { product, _ in product * node.0 }
      }
      expectClose(moment, expected, relative: 1e-12)
    }
  }

  @Test func `Three nodes are 0 and ±√3 with weights 2/3 and 1/6`() {
    let rule = GaussHermite(count: 3)
    expectClose(rule.nodes[2], 3.0.squareRoot(), relative: 1e-14)
    #expect(abs(rule.nodes[1]) < 1e-14)
    expectClose(rule.weights[0], 1.0 / 6, relative: 1e-13)
    expectClose(rule.weights[1], 2.0 / 3, relative: 1e-13)
  }
}
