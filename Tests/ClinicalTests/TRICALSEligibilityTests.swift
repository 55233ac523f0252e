import Clinical
import TestKit
import Testing

@Suite struct TRICALSEligibilityTests {
  @Test func `Both bounds are excluded`() {
    #expect(!TRICALSEligibility.isInside(-6))
    #expect(TRICALSEligibility.isInside((-6.0).nextUp))
    #expect(TRICALSEligibility.isInside((-2.0).nextDown))
    #expect(!TRICALSEligibility.isInside(-2))
  }

  @Test(arguments: [
    ("A", true), ("B", true), ("C", false), ("D", true), ("E", false), ("F", false), ("G", false),
  ])
  func `Printed patients are in or out as printed`(id: String, isInside: Bool) throws {
    #expect(TRICALSEligibility.isInside(try PrognosticVector.named(id).predictors) == .known(isInside))
  }

  @Test func `What is unknown matters only if it could change the answer`() throws {
    // A: −4.46; with every flag at most −4.46 + 0.271 + 0.238 + 0.415 = −3.54, still inside.
    var patient = try PrognosticVector.named("A").predictors
    (patient.isBulbar, patient.isDefinite, patient.hasFTD) = (nil, nil, nil)
    #expect(TRICALSEligibility.isInside(patient) == .known(true))
    // B without FTD known: −2.21 or −1.80.
    patient = try PrognosticVector.named("B").predictors
    patient.hasFTD = nil
    #expect(TRICALSEligibility.isInside(patient) == .missing(MissingReason("missing: FTD")))
    // C: −7.65 and at most −6.72; F: at least −0.76 − 0.924.
    patient = try PrognosticVector.named("C").predictors
    (patient.isBulbar, patient.isDefinite, patient.hasFTD) = (nil, nil, nil)
    #expect(TRICALSEligibility.isInside(patient) == .known(false))
    patient = try PrognosticVector.named("F").predictors
    (patient.isBulbar, patient.isDefinite, patient.hasFTD) = (nil, nil, nil)
    #expect(TRICALSEligibility.isInside(patient) == .known(false))
    patient.vitalCapacityPercent = nil
    #expect(TRICALSEligibility.isInside(patient).value == nil)
  }

  @Test func `The answer with gaps is that of every completion`() throws {
    for vector in try PrognosticVector.all() {
      var gaps = vector.predictors
      (gaps.isBulbar, gaps.hasFTD) = (nil, nil)
      var answers: Set<Bool> = []
      for (bulbar, ftd) in [(false, false), (false, true), (true, false), (true, true)] {
        var filled = gaps
        (filled.isBulbar, filled.hasFTD) = (bulbar, ftd)
        if let answer = TRICALSEligibility.isInside(filled).value { answers.insert(answer) }
      }
      if let answer = TRICALSEligibility.isInside(gaps).value { #expect(answers == [answer]) }
    }
  }

  /// The bounds as predicted medians by the curve, as printed.
  @Test func `The bounds are medians of 56.9 and 18.0 months`() {
    let curve = ENCALSCurve.published
    expectClose(curve.months(survival: 0.5, linearPredictor: -6).value, 56.889417, relative: 1e-7)
    expectClose(curve.months(survival: 0.5, linearPredictor: -2).value, 18.041577, relative: 1e-7)
  }
}
