import Foundation
import Statistics
import TestKit
import Testing

@testable import Simulation

struct PortableMathTests {
  @Test func `The logarithm agrees with the C library over the whole range`() {
    for exponent in stride(from: -300.0, through: 300, by: 0.37) {
      let x = pow(10, exponent)
      expectClose(PortableMath.log(x), log(x), relative: 4e-16)
    }
    #expect(PortableMath.log(1) == 0)
  }

  @Test func `The exponential agrees with the C library over the whole range`() {
    for x in stride(from: -700.0, through: 700, by: 0.731) {
      expectClose(PortableMath.exp(x) / exp(x), 1, relative: 1e-15, "at \(x)")
    }
    #expect(PortableMath.exp(0) == 1)
  }

  @Test func `Logistic and logit undo each other and the logistic survives any argument`() {
    for x in stride(from: -20.0, through: 20, by: 0.5) {
      expectClose(PortableMath.logit(PortableMath.logistic(x)), x, relative: 1e-6)
    }
    #expect(PortableMath.logistic(1e9) == 1)
    #expect(PortableMath.logistic(-1e9) < 1e-300)
  }

  @Test func `Normal draws from Philox words equal the published ones`() throws {
    let values = try #require(try Fixture.json("Published/rng_bootstrap_alsA.json")["values"] as? [String: Any])
    let vector = try #require((values["normal"] as? [[String: Any]])?.first)
    let expected = try #require(vector["first8"] as? [Double])
    var stream = PhiloxStream(seed: 20_251_101, stream: 6, replicate: 1)
    for value in expected { expectClose(PortableMath.normalQuantile(stream.uniform()), value, relative: 1e-14) }
  }

  // Tables of the normal distribution; the last two are far enough out to reach the third approximation.
  @Test(arguments: [
    (0.975, 1.959963984540054), (0.5, 0.0), (0.9, 1.2815515655446004), (0.05, -1.6448536269514722),
    (1e-10, -6.361340902404056), (1e-20, -9.262340089798408),
  ])
  func `The normal quantile equals the tables`(probability: Double, quantile: Double) {
    expectClose(PortableMath.normalQuantile(probability), quantile, relative: 1e-14)
  }
}
