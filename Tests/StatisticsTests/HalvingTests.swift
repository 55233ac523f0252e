import TestKit
import Testing

@testable import Statistics

@Suite struct HalvingTests {
  @Test func `The place where a predicate turns is found to the last digit`() {
    expectClose(halving(0, 10) { $0 * $0 < 2 }, 2.0.squareRoot(), relative: 1e-15)
  }

  @Test func `A predicate that does not turn leads to the end`() {
    expectClose(halving(0, 1) { _ in true }, 1, relative: 1e-15)
    expectClose(halving(1, 2) { _ in false }, 1, relative: 1e-15)
  }
}
