import TestKit
import Testing

@testable import Calibration

/// The judge lets the right pass and the wrong fail.
@Suite struct MeasurementTests {
  private static let replication = Replication(count: 2000, seed: 3)

  /// z of replicates that the judge sees as standard normal, with another centre and spread.
  private static func normals(mean: Double = 0, sd: Double = 1) -> [Double] {
    replication.map(.arms) { mean + sd * $0.normal() }
  }

  private static func coverage(_ z: [Double]) -> Measurement { .coverage("z", z.map { abs($0) <= 1.959964 }) }
  private static func uniformity(_ z: [Double]) -> Measurement { .uniformity("p", z.map { standardNormalBelow($0) }) }

  @Test func `Intervals of the right width pass`() {
    #expect(Self.coverage(Self.normals()).hasPassed == true)
    #expect(Self.uniformity(Self.normals()).hasPassed == true)
    #expect(Measurement.mean("z", Self.normals(), mark: .zero).hasPassed == true)
  }

  @Test func `Intervals too narrow, too wide or beside the truth fail`() {
    // Coverage 89.9 %, 97.9 % and 83 %.
    for (mean, sd) in [(0.0, 1.195), (0, 0.85), (1, 1)] {
      #expect(Self.coverage(Self.normals(mean: mean, sd: sd)).hasPassed == false)
      #expect(Self.uniformity(Self.normals(mean: mean, sd: sd)).hasPassed == false)
    }
    #expect(Measurement.mean("z", Self.normals(mean: 0.2), mark: .zero).hasPassed == false)
  }

  @Test func `What has no value counts against the engine, and is told`() {
    let held = [Bool?](repeating: true, count: 90) + [Bool?](repeating: nil, count: 10)
    let measurement = Measurement.coverage("Δ", held)
    #expect(measurement.value == 0.9)
    #expect(measurement.hasPassed == false)
    #expect(measurement.quantity == "coverage, Δ (10 without interval)")
    let ranks = (0..<100).map { $0 < 30 ? nil : (Double($0) + 0.5) / 100 }
    #expect(Measurement.uniformity("p", ranks).hasPassed == false)
  }

  @Test func `Standard errors, by hand`() {
    expectClose(
      Measurement.coverage("Δ", [true, true, true, false]).standardError, 0.1875.squareRoot() / 2, relative: 1e-15)
    // 1, 2, 3: variance 1, of the mean 1/3.
    let mean = Measurement.mean("x", [1, 2, 3])
    expectClose(mean.value, 2, relative: 1e-15)
    expectClose(mean.standardError, (1.0 / 3).squareRoot(), relative: 1e-15)
  }

  @Test func `Without a mark nothing is judged`() {
    #expect(Measurement.coverage("Δ", [false, false], isMarked: false).hasPassed == nil)
    #expect(
      CalibrationTable.line("c", .coverage("Δ", [true, false]))
        == "| c | coverage, Δ | 50.0 % | 35.4 % | 93–97 % | NO |")
    #expect(CalibrationTable.line("c", .mean("x", [-0.25, -0.25])) == "| c | x | −0.2500 | 0.0000 | – | – |")
  }
}
