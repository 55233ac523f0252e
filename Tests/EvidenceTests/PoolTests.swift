import Evidence
import Statistics
import TestKit
import Testing

/// The pools against metafor.
@Suite struct PoolTests {
  static let names = [
    "P1": "controlled_reported", "P4": "controlled_nullimp_IT", "P5": "controlled_nullimp_all",
    "P6": "blinded_only_nullimp",
  ]

  @Test(arguments: PoolRegistry.all.map(\.id)) func `Each pool agrees with metafor`(id: String) throws {
    let pools = try #require(try Fixture.json("Published/msc_evidence.json")["pools"] as? [String: Any])
    let name = try #require(PoolTests.names[id])
    let expected = try #require(pools[name] as? [String: Any])
    let pool = try #require(PoolRegistry.all.first { $0.id == id })
    for method in PoolRegistry.methods {
      let result = pool.result(method)
      let values = try #require(expected[method.rawValue] as? [String: Any])
      func number(_ key: String) throws -> Double { try #require(values[key] as? Double, "\(method) \(key)") }
      // metafor stopped Paule–Mandel and REML at 1e-5 for these files.
      let tolerance = method == .fixedEffect || method == .derSimonianLaird ? 1e-8 : 1e-4
      expectClose(result.wald.value, try number("est"), relative: tolerance)
      expectClose(result.wald.low, try number("lo"), relative: tolerance)
      expectClose(result.wald.high, try number("hi"), relative: tolerance)
      if method != .fixedEffect {
        expectClose(result.tauSquared, try number("tau2"), relative: tolerance)
        expectClose(result.iSquared * 100, try number("I2"), relative: tolerance * 10)
        expectClose(result.q, try number("Q"), relative: 1e-8)
      }
    }
    let modified = try #require(expected["REML_HKadhoc"] as? [String: Any])
    let reml = pool.result(.restrictedMaximumLikelihood)
    expectClose(reml.modifiedHartungKnapp?.low, try #require(modified["lo"] as? Double), relative: 1e-4)
    expectClose(reml.modifiedHartungKnapp?.high, try #require(modified["hi"] as? Double), relative: 1e-4)
  }
}
