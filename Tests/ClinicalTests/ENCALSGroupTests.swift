import Clinical
import Foundation
import TestKit
import Testing

@Suite struct ENCALSGroupTests {
  private func group(medianMonths: Double) -> ENCALSGroup {
    ENCALSGroup(linearPredictor: -ENCALSCurve.published.logOdds(logMonths: log(medianMonths)))
  }

  @Test func `A cut belongs to the longer group`() {
    for (index, cut) in ENCALSGroup.cuts.enumerated() {
      #expect(group(medianMonths: cut - 1e-9) == ENCALSGroup.allCases[index])
      #expect(group(medianMonths: cut) == ENCALSGroup.allCases[index + 1])
    }
  }

  /// The printed medians of the five groups.
  @Test(arguments: zip([17.7, 25.3, 32.2, 43.7, 91.0], ENCALSGroup.allCases))
  func `A group's printed median lies in the group`(median: Double, expected: ENCALSGroup) {
    #expect(group(medianMonths: median) == expected)
  }

  @Test func `Groups are ordered from the shortest survival and say that they are approximate`() {
    #expect(ENCALSGroup.allCases.sorted() == ENCALSGroup.allCases)
    #expect(ENCALSGroup(linearPredictor: 5) == .veryShort)
    #expect(ENCALSGroup(linearPredictor: -30) == .veryLong)
    #expect(ENCALSGroup.allCases.map(\.label) == ["very short", "short", "intermediate", "long", "very long"])
    #expect(ENCALSGroup.caution.contains("approximate"))
  }
}
