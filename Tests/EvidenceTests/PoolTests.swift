import Evidence
import Statistics
import TestKit
import Testing

/// The pools against metafor.
@Suite struct PoolTests {
  static let names = [
    "P1": "controlled_reported", "P2": "all_raw", "P3": "all_rtm", "P4": "controlled_nullimp_IT",
    "P5": "controlled_nullimp_all", "P6": "blinded_only_nullimp", "P7": "controlled_slopechange",
  ]

  private func published() throws -> [String: Any] {
    try #require(try Fixture.json("Published/msc_evidence.json")["pools"] as? [String: Any])
  }

  @Test func `All seven pools are there`() {
    #expect(PoolRegistry.all.map(\.id) == ["P1", "P2", "P3", "P4", "P5", "P6", "P7"])
  }

  @Test(arguments: PoolRegistry.all.map(\.id)) func `Each pool agrees with metafor`(id: String) throws {
    let name = try #require(PoolTests.names[id])
    let pool = try #require(PoolRegistry.all.first { $0.id == id })
    let expected = try #require(try published()[name] as? [String: Any])
    for method in PoolRegistry.methods { try expectPool(pool, method, expected) }
    let reml = pool.result(.restrictedMaximumLikelihood)
    for (key, interval) in [("REML_HK", reml.hartungKnapp), ("REML_HKadhoc", reml.modifiedHartungKnapp)] {
      let values = try #require(expected[key] as? [String: Any])
      expectClose(interval?.low, try #require(values["lo"] as? Double), relative: 1e-4, "\(id) \(key)")
      expectClose(interval?.high, try #require(values["hi"] as? Double), relative: 1e-4, "\(id) \(key)")
    }
    let prediction = try #require(expected["PI_wald"] as? [String: Any])
    expectClose(reml.prediction.low, try #require(prediction["lo"] as? Double), relative: 1e-4)
    expectClose(reml.prediction.high, try #require(prediction["hi"] as? Double), relative: 1e-4)
  }

  private func expectPool(_ pool: Pool, _ method: RandomEffects.Method, _ expected: [String: Any]) throws {
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

  /// What is left without one trial is a pool that was published too.
  @Test(arguments: [
    ("P5", "Oh-2018", "P6"), ("P5", "Aguera-2025", "P4"), ("P2", "Petrou-2016", "P1"), ("P3", "Petrou-2016", "P1"),
  ])
  func `A pool without one trial agrees with metafor`(pool: String, without: String, rest: String) throws {
    let whole = try #require(PoolRegistry.all.first { $0.id == pool })
    let left = try #require(whole.leavingOneOut.first { $0.trial == without }?.pool)
    let name = try #require(PoolTests.names[rest])
    let expected = try #require(try published()[name] as? [String: Any])
    for method in PoolRegistry.methods { try expectPool(left, method, expected) }
    #expect(whole.leavingOneOut.count == whole.members.count)
  }

  @Test func `Responders pool as published, with odds computed from the counts`() throws {
    let json = try #require(try Fixture.json("Published/msc_evidence.json")["responders_lnOR"] as? [String: Any])
    let effects = TrialRegistry.all.flatMap(\.effects).filter { $0.role == .responders }.compactMap(\.number)
    let studies = effects.compactMap { number in
      number.standardError.map { StudyEffect(value: number.estimate, standardError: $0) }
    }
    #expect(studies.count == 2)
    for (method, key) in [(RandomEffects.Method.fixedEffect, "FE"), (.derSimonianLaird, "DL_REML")] {
      let expected = try #require(json[key] as? [Double])
      let result = RandomEffects(studies, method: method)
      expectClose(result.wald.value, expected[0], relative: 1e-4)
      expectClose(result.standardError, expected[1], relative: 1e-4)
    }
  }

  @Test func `A trial of one's own enters the pools that it fits`() throws {
    var own = try #require(TrialRegistry.trial("NurOwn-P3"))
    own.id = "Own-2026"
    own.effect?.pointsPerMonth = 1
    let pools = PoolRegistry.pools(in: EvidenceBase.builtIn.merging([own]))
    for pool in pools { #expect(pool.members.contains { $0.trial == "Own-2026" }, "\(pool.id)") }
    #expect(pools.map(\.members.count) == PoolRegistry.all.map { $0.members.count + 1 })
  }
}
