import Clinical
import TestKit
import Testing

@Suite struct PrognosticScoreTests {
  @Test func `Predictors equal those worked out with 40 digits`() throws {
    for vector in try PrognosticVector.all() {
      let scores = [PrognosticScore.tricals, .encals].map { $0.linearPredictor(vector.predictors).value }
      expectClose(scores[0], vector.tricals, relative: 1e-14, vector.id)
      expectClose(scores[1], vector.encals, relative: 1e-14, vector.id)
    }
  }

  /// As printed, to four digits.
  @Test(arguments: [
    ("A", -4.4607, -4.4563), ("B", -2.2149, -2.2170), ("C", -7.6475, -7.6478), ("D", -2.9612, -2.7302),
    ("E", -8.1162, -8.1107), ("F", -0.7612, -0.7886), ("G", -8.3199, -8.3152),
  ])
  func `Predictors equal the printed vectors`(id: String, tricals: Double, encals: Double) throws {
    let predictors = try PrognosticVector.named(id).predictors
    expectClose(PrognosticScore.tricals.linearPredictor(predictors).value, tricals, relative: 5e-5, scale: 1)
    expectClose(PrognosticScore.encals.linearPredictor(predictors).value, encals, relative: 5e-5, scale: 1)
  }

  /// A public program multiplies only the first halves of x₂ and x₄ by their coefficients, which gives −3.66 for −4.46.
  @Test func `Coefficients belong to both halves of a term`() throws {
    let patient = try PrognosticVector.named("A")
    let bugs = try #require(try PrognosticVector.values()["bugs"] as? [String: Double])
    #expect(abs(try #require(bugs["bracketA"]) - -3.66) < 0.005)
    expectClose(PrognosticScore.tricals.linearPredictor(patient.predictors).value, -4.46068, relative: 1e-6)
  }

  @Test func `Columns give what single patients give`() throws {
    let vectors = try PrognosticVector.all()
    var columns = PrognosticColumns(capacity: vectors.count)
    for vector in vectors { columns.append(vector.predictors) }
    columns.append(PrognosticPredictors(delayMonths: 5))
    for score in [PrognosticScore.tricals, .encals] {
      let values = score.linearPredictors(columns)
      #expect(values.count == vectors.count + 1)
      for (row, vector) in vectors.enumerated() { #expect(values[row] == score.linearPredictor(vector.predictors)) }
      #expect(values[vectors.count].value == nil)
    }
  }

  private let typical = PrognosticPredictors(
    pointsLostPerMonth: 0.6, delayMonths: 12, ageAtOnsetYears: 62, vitalCapacityPercent: 90, isBulbar: false,
    isDefinite: false, hasFTD: false, hasC9orf72: false)

  @Test func `Whatever is missing is named, and nothing is assumed`() {
    var patient = typical
    patient.vitalCapacityPercent = nil
    patient.hasFTD = nil
    let reason = MissingReason("missing: vital capacity, FTD")
    #expect(PrognosticScore.tricals.linearPredictor(patient) == .missing(reason))
    #expect(PrognosticScore.encals.linearPredictor(patient) == .missing(reason))
    patient = typical
    patient.hasC9orf72 = nil
    #expect(PrognosticScore.encals.linearPredictor(patient) == .missing(MissingReason("missing: C9orf72")))
    #expect(PrognosticScore.tricals.linearPredictor(patient) == PrognosticScore.tricals.linearPredictor(typical))
    #expect(
      PrognosticScore.encals.linearPredictor(PrognosticPredictors()).reason?.text
        == "missing: progression rate, diagnostic delay, age at onset, vital capacity, site of onset, "
        + "El Escorial category, FTD, C9orf72")
    patient = typical
    patient.isDefinite = nil
    #expect(PrognosticScore.tricals.linearPredictor(patient).reason?.text == "missing: El Escorial category")
  }

  @Test(
    arguments: [
      (\PrognosticPredictors.delayMonths, 0.0, "the diagnostic delay is not above 0"),
      (\.delayMonths, -3, "the diagnostic delay is not above 0"),
      (\.vitalCapacityPercent, 0, "the vital capacity is not above 0"),
      (\.ageAtOnsetYears, 0, "the age at onset is not above 0"),
      (\.pointsLostPerMonth, -0.6, "the progression rate is negative"),
    ] as [(WritableKeyPath<PrognosticPredictors, Double?> & Sendable, Double, String)])
  func `Numbers for which the formula is not defined are refused`(
    field: WritableKeyPath<PrognosticPredictors, Double?> & Sendable, value: Double, reason: String
  ) {
    var patient = typical
    patient[keyPath: field] = value
    #expect(PrognosticScore.tricals.linearPredictor(patient) == .missing(MissingReason(reason)))
    patient.hasFTD = nil
    #expect(PrognosticScore.tricals.linearPredictor(patient).reason?.text == "missing: FTD; \(reason)")
  }

  @Test func `Risk grows with speed, age and each flag, and falls with capacity and delay`() throws {
    for score in [PrognosticScore.tricals, .encals] {
      func risk(_ change: (inout PrognosticPredictors) -> Void) throws -> Double {
        var patient = typical
        change(&patient)
        return try #require(score.linearPredictor(patient).value)
      }
      let usual = try risk { _ in }
      #expect(try risk { $0.pointsLostPerMonth = 0.61 } > usual)
      #expect(try risk { $0.ageAtOnsetYears = 63 } > usual)
      #expect(try risk { $0.vitalCapacityPercent = 91 } < usual)
      #expect(try risk { $0.delayMonths = 12.5 } < usual)
      #expect(try risk { $0.isBulbar = true } > usual)
      #expect(try risk { $0.isDefinite = true } > usual)
      #expect(try risk { $0.hasFTD = true } > usual)
    }
  }

  @Test func `The term of the delay turns at 2.5 months, below which there is a caution`() throws {
    func risk(_ delay: Double) throws -> Double {
      var patient = typical
      patient.delayMonths = delay
      return try #require(PrognosticScore.encals.linearPredictor(patient).value)
    }
    #expect(try risk(2.4) < risk(2.5))
    #expect(try risk(2.6) < risk(2.5))
    #expect(PrognosticCautions(delayMonths: 2.49, vitalCapacityPercent: 90) == .shortDelay)
    #expect(PrognosticCautions(delayMonths: 2.5, vitalCapacityPercent: 30) == [])
    #expect(PrognosticCautions(delayMonths: 2.5, vitalCapacityPercent: 140) == [])
    #expect(PrognosticCautions(delayMonths: 2, vitalCapacityPercent: 29.9) == [.shortDelay, .unusualCapacity])
    #expect(PrognosticCautions(delayMonths: 9, vitalCapacityPercent: 141).texts.count == 1)
  }

  @Test func `The two predictors stay within 0.101 of each other without C9orf72`() throws {
    var largest = 0.0
    for rate in [0, 0.2, 0.6, 1.5, 4] {
      for delay in [3.0, 6, 12, 24, 60] {
        for age in [20.0, 40, 60, 85] {
          for capacity in [30.0, 60, 90, 130] {
            for flag in [false, true] {
              let patient = PrognosticPredictors(
                pointsLostPerMonth: rate, delayMonths: delay, ageAtOnsetYears: age, vitalCapacityPercent: capacity,
                isBulbar: flag, isDefinite: flag, hasFTD: flag, hasC9orf72: false)
              let tricals = try #require(PrognosticScore.tricals.linearPredictor(patient).value)
              let encals = try #require(PrognosticScore.encals.linearPredictor(patient).value)
              largest = max(largest, abs(tricals - encals))
            }
          }
        }
      }
    }
    expectClose(largest, 0.101, relative: 5e-4)
  }
}
