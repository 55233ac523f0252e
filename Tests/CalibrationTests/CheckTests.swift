import Evidence
import Foundation
import Statistics
import TestKit
import Testing

@testable import Calibration

func standardNormalBelow(_ z: Double) -> Double { Normal.cdf(z) }

@Suite struct CheckTests {
  @Test func `Each file with a check is in the registry`() throws {
    let folder = Fixture.root.deletingLastPathComponent().appending(path: "Sources/Calibration/Checks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".swift") }
    #expect(files.count == CheckRegistry.all.count)
    #expect(Set(CheckRegistry.all.map(\.title)).count == CheckRegistry.all.count)
  }

  @Test(arguments: CheckRegistry.all.indices)
  func `Each check runs, says something of every stratum, and says the same again`(index: Int) {
    let check = CheckRegistry.all[index]
    let replication = Replication(count: 3, seed: 1)
    let measurements = check.measure(replication)
    #expect(measurements.count >= 8)
    #expect(Set(measurements.map(\.quantity)).count == measurements.count)
    #expect(measurements.allSatisfy { $0.value.isFinite && !$0.quantity.contains(" without ") })
    #expect(measurements.contains { $0.mark != nil } == (index < 4))
    #expect(check.measure(replication).map(\.value) == measurements.map(\.value))
  }

  @Test func `Replicates are the same one after another as on all cores`() {
    let replication = Replication(count: 64, seed: 9)
    let together = replication.map(.patients) { ModelPatients(3, &$0).score }
    for replicate in [0, 1, 63] {
      var draws = replication.draws(.patients, replicate)
      #expect(ModelPatients(3, &draws).score == together[replicate])
    }
    #expect(Set(together).count == 64)
  }

  @Test func `Evidence drawn from one prior and read by another fails`() throws {
    let drawn = try #require(ScenarioRegistry.scenario("published"))
    let read = try #require(ScenarioRegistry.scenario("adjusted"))
    let ranks = Replication(count: 300, seed: 1).map(.synthesis) { draws in
      SynthesisRanks(DrawnEvidence(drawn, .standard, &draws), readAs: read, .standard, &draws)
    }
    #expect(Measurement.uniformity("μ", ranks.map(\.mean)).hasPassed == false)
    #expect(Measurement.coverage("μ", ranks.map(\.isMeanHeld)).hasPassed == false)
  }
}
