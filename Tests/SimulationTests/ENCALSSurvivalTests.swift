import TestKit
import Testing

@testable import Simulation

struct ENCALSSurvivalTests {
  /// A patient of the worked vectors: inputs, linear predictor, quantiles in months and survival at 12, 36, 60 and 120 months,
  /// computed by hand from the formulas of Westeneng 2018.
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let slope, delay, age, capacity: Double
    let flags: [Bool]
    let predictor: Double
    let median, upperQuartile, lowerQuartile: Double
    let survival: [Double]
    var testDescription: String { name }
  }

  static let vectors = [
    Vector(
      name: "A", slope: 0.60, delay: 12, age: 62, capacity: 90, flags: [false, false, false, false], predictor: -4.4563,
      median: 35.76, upperQuartile: 26.40, lowerQuartile: 49.45, survival: [0.9786, 0.4942, 0.1534, 0.0248]),
    Vector(
      name: "B", slope: 1.5, delay: 6, age: 70, capacity: 80, flags: [true, true, false, false], predictor: -2.2170,
      median: 19.20, upperQuartile: 13.90, lowerQuartile: 26.10, survival: [0.8294, 0.0943, 0.0189, 0.0027]),
    Vector(
      name: "C", slope: 0.15, delay: 24, age: 45, capacity: 100, flags: [false, false, false, false],
      predictor: -7.6478, median: 100.26, upperQuartile: 68.13, lowerQuartile: 152.66,
      survival: [0.9991, 0.9596, 0.8150, 0.3822]),
    Vector(
      name: "D", slope: 0.90, delay: 9, age: 60, capacity: 75, flags: [true, false, true, true], predictor: -2.7302,
      median: 22.20, upperQuartile: 16.20, lowerQuartile: 30.04, survival: [0.8904, 0.1481, 0.0312, 0.0045]),
    Vector(
      name: "E", slope: 0, delay: 10, age: 55, capacity: 100, flags: [false, false, false, false], predictor: -8.1107,
      median: 119.21, upperQuartile: 79.84, lowerQuartile: 183.94, survival: [0.9994, 0.9742, 0.8750, 0.4957]),
    Vector(
      name: "F", slope: 2.5, delay: 3, age: 75, capacity: 60, flags: [true, true, true, false], predictor: -0.7886,
      median: 12.58, upperQuartile: 8.90, lowerQuartile: 17.46, survival: [0.5381, 0.0243, 0.0046, 0.0006]),
    Vector(
      name: "G", slope: 0.25, delay: 60, age: 50, capacity: 85, flags: [false, false, false, false],
      predictor: -8.3152, median: 128.93, upperQuartile: 85.79, lowerQuartile: 200.01,
      survival: [0.9995, 0.9789, 0.8957, 0.5467]),
  ]

  @Test(arguments: vectors) func `Predictor, quantiles and survival equal the worked vectors`(vector: Vector) {
    let curve = ENCALSSurvival(
      pointsLostPerMonth: vector.slope, delayMonths: vector.delay, ageAtOnsetYears: vector.age,
      vitalCapacityPercent: vector.capacity, isBulbar: vector.flags[0], isDefinite: vector.flags[1],
      hasFTD: vector.flags[2], hasC9orf72: vector.flags[3])
    expectClose(curve.linearPredictor, vector.predictor, relative: 6e-5)
    expectClose(curve.months(survival: 0.5), vector.median, relative: 3e-4)
    expectClose(curve.months(survival: 0.75), vector.upperQuartile, relative: 6e-4)
    expectClose(curve.months(survival: 0.25), vector.lowerQuartile, relative: 3e-4)
    for (months, share) in zip([12.0, 36, 60, 120], vector.survival) {
      expectClose(curve.survival(months: months), share, relative: 6e-5)
    }
  }

  @Test func `Quantiles and survival undo each other up to the cap`() {
    let curve = ENCALSSurvival(linearPredictor: -4.5)
    for share in stride(from: 0.01, through: 0.99, by: 0.07) {
      expectClose(curve.survival(months: curve.months(survival: share)), share, relative: 1e-10)
    }
    #expect(curve.months(survival: 1e-12) <= 3001)
  }
}
