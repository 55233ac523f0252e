import Statistics
import TestKit
import Testing

/// Against metafor.
@Suite struct RandomEffectsTests {
  private static let files = ["meta_bcg_logrr", "meta_tiny_k3", "meta_tiny_k3_homogeneous"]

  private func check(_ file: String, _ method: RandomEffects.Method) throws {
    let values = try #require(try Fixture.json("Published/\(file).json")["values"] as? [String: Any])
    let effects = zip(try #require(values["yi"] as? [Double]), try #require(values["vi"] as? [Double])).map {
      StudyEffect(value: $0, standardError: $1.squareRoot())
    }
    let expected = try #require(values[method.rawValue] as? [String: Any])
    let common = try #require(values["common_effect"] as? [String: Any])
    func number(_ name: String, _ source: [String: Any]) throws -> Double {
      try #require(source[name] as? Double, "\(name)")
    }
    let result = RandomEffects(effects, method: method)
    let tolerance = 1e-7
    expectClose(result.tauSquared, try number("tau2", expected), relative: tolerance)
    expectClose(result.wald.value, try number("mu", expected), relative: tolerance)
    expectClose(result.standardError, try number("se", expected), relative: tolerance)
    expectClose(result.wald.low, try number("wald_lower", expected), relative: tolerance)
    expectClose(result.wald.high, try number("wald_upper", expected), relative: tolerance)
    expectClose(result.hartungKnapp?.low, try number("hk_lower", expected), relative: tolerance)
    expectClose(result.hartungKnapp?.high, try number("hk_upper", expected), relative: tolerance)
    expectClose(result.modifiedHartungKnapp?.low, try number("hk_modified_lower", expected), relative: tolerance)
    expectClose(result.modifiedHartungKnapp?.high, try number("hk_modified_upper", expected), relative: tolerance)
    let prediction = try #require(expected["pi_normal"] as? [Double])
    expectClose(result.prediction.low, prediction[0], relative: tolerance)
    expectClose(result.prediction.high, prediction[1], relative: tolerance)
    expectClose(result.q, try number("Q", common), relative: tolerance)
    expectClose(result.qProbability, try number("Q_p", common), relative: tolerance)
    if let inconsistency = expected["I2"] as? Double {
      expectClose(result.iSquared, inconsistency / 100, relative: tolerance)
    }
  }

  @Test(arguments: files) func `DerSimonian–Laird agrees with metafor`(file: String) throws {
    try check(file, .derSimonianLaird)
  }

  @Test(arguments: files) func `Paule–Mandel agrees with metafor`(file: String) throws { try check(file, .pauleMandel) }

  @Test(arguments: files) func `Restricted maximum likelihood agrees with metafor`(file: String) throws {
    try check(file, .restrictedMaximumLikelihood)
  }

  @Test func `A fixed effect is the weighted mean`() {
    // Weights 1 and 4: (1·1 + 4·2)/5 = 1.8, SE = 1/√5.
    let result = RandomEffects(
      [StudyEffect(value: 1, standardError: 1), StudyEffect(value: 2, standardError: 0.5)], method: .fixedEffect)
    expectClose(result.wald.value, 1.8, relative: 1e-15)
    expectClose(result.standardError, 0.2.squareRoot(), relative: 1e-15)
    #expect(result.tauSquared == 0)
  }

  @Test func `One study has no Hartung–Knapp interval`() {
    let result = RandomEffects([StudyEffect(value: 1, standardError: 1)], method: .derSimonianLaird)
    #expect(result.hartungKnapp == nil)
    #expect(result.qProbability == nil)
    #expect(result.wald.value == 1)
  }
}
