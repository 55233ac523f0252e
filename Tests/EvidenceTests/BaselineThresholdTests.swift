import Evidence
import Statistics
import TestKit
import Testing

/// NurOwn phase 3 by score at baseline: printed, derived, adjusted.
@Suite struct BaselineThresholdTests {
  @Test func `The mirror image at 26 is row E029 of the compiled table`() throws {
    // −2.408 (SE 2.232): computed there from 0.36 (SE 0.95) of all 189 and 1.20 of 145.
    let threshold = try #require(BaselineThreshold.all.last)
    #expect(threshold.score == 26)
    #expect(threshold.patientsAbove == 145)
    #expect(threshold.patientsBelow == 44)
    expectClose(threshold.below.value, -2.408, relative: 1e-3)
    expectClose(threshold.below.standardError, 2.232, relative: 2e-3)
  }

  @Test func `Responders below are what subtraction leaves: 6 of 23 against 11 of 21 at 25 and fewer`() throws {
    let threshold = try #require(BaselineThreshold.all.last)
    let below = threshold.respondersBelow
    #expect(below.treated == 6 && below.treatedPatients == 23)
    #expect(below.control == 11 && below.controlPatients == 21)
  }

  @Test func `The best of nine p, 0.022, is 0.198 by Holm`() throws {
    #expect(BaselineThreshold.all.map(\.score) == [34, 33, 32, 31, 30, 29, 28, 27, 26])
    let best = try #require(BaselineThreshold.all.min { $0.respondersP < $1.respondersP })
    #expect(best.score == 28)
    expectClose(best.respondersAdjustedP, 0.198, relative: 1e-12)
    // Changes: 0.032 · 9, then whatever follows is not smaller.
    let changes = try #require(BaselineThreshold.all.min { $0.p < $1.p })
    expectClose(changes.adjustedP, 0.288, relative: 1e-12)
  }
}
