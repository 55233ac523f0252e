import Clinical
import Foundation
import TestKit
import Testing

@Suite struct ENCALSCurveTests {
  private let curve = ENCALSCurve.published

  @Test func `The curve equals the printed formula with 40 digits, also beyond its last knot`() throws {
    let values = try PrognosticVector.values()
    let points = try #require(values["curve"] as? [[String: Double]])
    #expect(points.contains { $0["x"] ?? 0 > 5.917 } && points.contains { $0["x"] ?? 0 < 0.081 })
    for point in points {
      expectClose(curve.logOdds(logMonths: try #require(point["x"])), try #require(point["s"]), relative: 2e-14)
    }
    for point in try #require(values["months"] as? [[String: Double]]) {
      let x = log(try #require(point["t"]))
      expectClose(curve.logOdds(logMonths: x), try #require(point["s"]), relative: 2e-14)
    }
  }

  /// As printed, months and log odds.
  @Test(arguments: [
    (6.0, -1.5014), (12, 0.6359), (24, 3.0110), (36, 4.4797), (60, 6.1648), (120, 8.1280), (240, 9.8523),
  ])
  func `The curve equals the printed values`(months: Double, logOdds: Double) {
    expectClose(curve.logOdds(logMonths: log(months)), logOdds, relative: 5e-5)
  }

  /// A public program leaves the cube out of the last term, which shows beyond 371 months only.
  @Test func `The last term has its cube`() throws {
    let bugs = try #require(try PrognosticVector.values()["bugs"] as? [String: Double])
    let (right, wrong) = (try #require(bugs["at500"]), try #require(bugs["withoutCubeAt500"]))
    #expect(abs(right - wrong) > 0.01)
    expectClose(curve.logOdds(logMonths: log(500.0)), right, relative: 1e-14)
  }

  @Test func `The inverse undoes the curve to the last digits`() {
    for step in -4000...16_000 {
      let y = Double(step) / 1000
      expectClose(curve.logOdds(logMonths: curve.logMonths(logOdds: y)), y, relative: 4e-15)
    }
  }

  @Test func `The curve increases and is smooth at its knots`() {
    var before = -Double.infinity
    for step in -1000...8000 {
      let value = curve.logOdds(logMonths: Double(step) / 1000)
      #expect(value > before)
      before = value
    }
    for knot in [0.081, 3.108, 3.638, 5.917] {
      let h = 1e-4
      let (left, here, right) = (
        curve.logOdds(logMonths: knot - h), curve.logOdds(logMonths: knot), curve.logOdds(logMonths: knot + h)
      )
      // A step in the second derivative of size one would show as h².
      #expect(abs(right - 2 * here + left) < 2 * h * h)
    }
  }

  @Test func `Quantiles, survival and conditional survival equal those worked out with 40 digits`() throws {
    for vector in try PrognosticVector.all() {
      let risk = try #require(PrognosticScore.encals.linearPredictor(vector.predictors).value)
      for (share, months) in [(0.75, vector.q75), (0.5, vector.q50), (0.25, vector.q25)] {
        let found = curve.months(survival: share, linearPredictor: risk)
        if months > ENCALSCurve.mostMonths {
          #expect(found.reason?.text == "the curve reaches this share only after more than 100 years")
        } else {
          expectClose(found.value.map { $0 / months }, 1, relative: 1e-12, vector.id)
        }
      }
      for (months, share) in zip([12.0, 36, 60, 120], vector.survival) {
        expectClose(curve.survival(months: months, linearPredictor: risk) / share, 1, relative: 1e-12, vector.id)
      }
      let alive = vector.aliveAt
      expectClose(
        curve.survival(months: alive + 12, givenAliveAt: alive, linearPredictor: risk), vector.laterSurvival,
        relative: 1e-12, vector.id)
      if vector.remaining + alive <= ENCALSCurve.mostMonths {
        expectClose(
          curve.months(survival: 0.5, givenAliveAt: alive, linearPredictor: risk).value, vector.remaining + alive,
          relative: 1e-12, vector.id)
      }
    }
  }

  /// As printed: median, times at S = .75 and .25, survival at 12, 36, 60 and 120 months.
  @Test(arguments: [
    ("A", [35.76, 26.40, 49.45], [0.9786, 0.4942, 0.1534, 0.0248]),
    ("B", [19.20, 13.90, 26.10], [0.8294, 0.0943, 0.0189, 0.0027]),
    ("C", [100.26, 68.13, 152.66], [0.9991, 0.9596, 0.8150, 0.3822]),
    ("D", [22.20, 16.20, 30.04], [0.8904, 0.1481, 0.0312, 0.0045]),
    ("E", [119.21, 79.84, 183.94], [0.9994, 0.9742, 0.8750, 0.4957]),
    ("F", [12.58, 8.90, 17.46], [0.5381, 0.0243, 0.0046, 0.0006]),
    ("G", [128.93, 85.79, 200.01], [0.9995, 0.9789, 0.8957, 0.5467]),
  ])
  func `Predictions equal the printed vectors`(id: String, months: [Double], survival: [Double]) throws {
    let risk = try #require(PrognosticScore.encals.linearPredictor(try PrognosticVector.named(id).predictors).value)
    for (share, printed) in zip([0.5, 0.75, 0.25], months) {
      #expect(abs(try #require(curve.months(survival: share, linearPredictor: risk).value) - printed) < 0.0051)
    }
    for (time, printed) in zip([12.0, 36, 60, 120], survival) {
      #expect(abs(curve.survival(months: time, linearPredictor: risk) - printed) < 5.1e-5)
    }
  }

  @Test(arguments: stride(from: -12.0, through: 2, by: 0.5).map { $0 })
  func `A higher risk shortens every time, and the median lies between the quartiles`(risk: Double) throws {
    for months in [1.0, 12, 24, 60, 400] {
      #expect(
        curve.survival(months: months, linearPredictor: risk + 0.1)
          < curve.survival(months: months, linearPredictor: risk))
      #expect(curve.survival(months: months, givenAliveAt: months, linearPredictor: risk) == 1)
    }
    let times = try [0.75, 0.5, 0.25].map { share -> Double in
      let later = try #require(curve.months(survival: share, linearPredictor: risk).value)
      #expect(try #require(curve.months(survival: share, linearPredictor: risk + 0.1).value) < later)
      return later
    }
    #expect(times[0] < times[1] && times[1] < times[2])
    // Alive at t₀, the remaining median is later than t₀ and than the median from onset.
    let later = try #require(curve.months(survival: 0.5, givenAliveAt: 10, linearPredictor: risk).value)
    #expect(later > 10 && later > times[1])
    let share = curve.survival(months: later, givenAliveAt: 10, linearPredictor: risk)
    expectClose(share, 0.5, relative: 1e-12)
  }

  @Test func `Conditioning on almost nothing changes nothing`() {
    let median = curve.months(survival: 0.5, linearPredictor: -4).value
    let given = curve.months(survival: 0.5, givenAliveAt: 1e-6, linearPredictor: -4).value
    expectClose(given, median ?? 0, relative: 1e-10)
  }

  @Test func `Columns give what single patients give, and keep obstacles`() throws {
    var columns = PrognosticColumns(capacity: 0)
    let vectors = try PrognosticVector.all()
    for vector in vectors { columns.append(vector.predictors) }
    columns.append(PrognosticPredictors())
    let risks = PrognosticScore.encals.linearPredictors(columns)
    let medians = curve.months(survival: 0.5, of: risks)
    let survival = curve.survival(months: 36, of: risks)
    for row in vectors.indices {
      let risk = risks.values[row]
      #expect(medians[row] == curve.months(survival: 0.5, linearPredictor: risk))
      expectClose(survival[row].value, curve.survival(months: 36, linearPredictor: risk), relative: 1e-15)
    }
    #expect(medians[vectors.count] == risks[vectors.count])
    #expect(survival[vectors.count] == risks[vectors.count])
    #expect(medians.obstacles[vectors.count - 1] == .beyondCurve)
  }

  /// A ten-year survival of nine in ten for a young patient of a well-known case, as the authors' letter has it.
  @Test func `A patient of twenty with a slow course lives ten years in more than nine of ten cases`() throws {
    let young = PrognosticPredictors(
      pointsLostPerMonth: 0.3, delayMonths: 12, ageAtOnsetYears: 20, vitalCapacityPercent: 100, isBulbar: false,
      isDefinite: false, hasFTD: false, hasC9orf72: false)
    let risk = try #require(PrognosticScore.encals.linearPredictor(young).value)
    expectClose(curve.survival(months: 120, linearPredictor: risk), 0.957, relative: 6e-4)
  }
}
