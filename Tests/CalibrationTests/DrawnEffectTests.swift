import Evidence
import Statistics
import TestKit
import Testing

@testable import Calibration

@Suite struct DrawnEffectTests {
  @Test func `The same effect for all is that of each stratum`() {
    let replication = Replication(count: 1, seed: 5)
    var draws = replication.draws(.patients, 0)
    let patients = ModelPatients(40, &draws)
    let effect = DrawnEffect(setting: 0.2, .zero, &draws)
    let rows = (0..<40).filter { patients.slope[$0] < 0 }
    let truth = effect.truth(of: rows, patients, 5)
    expectClose(truth.effect, 0.2, relative: 1e-14)
    // Nobody is near 0 or 48 here, so nothing is cut off.
    expectClose(truth.pointsPreserved, 1, relative: 1e-13)
    expectClose(truth.decline, -patients.meanSlope(rows), relative: 1e-14)
    // All of these patients decline, and lose 0.2 / 0.97 less of it.
    expectClose(truth.pointsPreservedProportionally, 5 * truth.decline * 0.2 / 0.97, relative: 1e-13)
  }

  @Test func `A patient's own effect is that of the model`() {
    let replication = Replication(count: 1, seed: 5)
    var draws = replication.draws(.patients, 0)
    let patients = ModelPatients(40, &draws)
    var modifiers = EffectModifiers.zero
    (modifiers.score.mean, modifiers.fast.mean, modifiers.bulbar.mean) = (0.1, 0.2, 0.4)
    let effect = DrawnEffect(setting: 0, modifiers, &draws)
    for patient in 0..<40 {
      let score = patients.score[patient]
      let isFast = 48 - score > patients.monthsSinceOnset[patient]
      let expected =
        0.01 * (score - 31) + 0.2 * (isFast ? 0.5 : -0.5) + 0.4 * (patients.site[patient] == 0 ? 0.81 : -0.19)
      expectClose(effect.truth(of: [patient], patients, 5).effect, expected, relative: 1e-13)
    }
  }
}
