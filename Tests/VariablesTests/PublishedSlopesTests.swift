import Clinical
import Cohorts
import Foundation
import TestKit
import Testing
import Variables

/// Slopes of simulated patients against `lm(total ~ months)` in R, for those whose every visit lies in the first year.
@Suite struct PublishedSlopesTests {
  @Test func slopesAgreeWithR() throws {
    var visits: [[TinyCohort.Visit]] = []
    var ids: [Substring] = []
    for row in try Fixture.text("Published/alsA_visits.csv").split(separator: "\n").dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      if ids.last != fields[0] {
        ids.append(fields[0])
        visits.append([])
      }
      let items = ALSFRSRItems(fields[3..<15].map { Int($0) })
      visits[visits.count - 1].append(.init(months: Double(fields[2]), items: items, total: Double(fields[15])))
    }
    let values = try #require(try Fixture.json("Published/ols_slopes_alsA.json")["values"] as? [String: Any])
    let expectedIDs = try #require(values["id"] as? [String])
    let expected = try #require(values["slope"] as? [Any]).map { $0 as? Double }
    let column = try #require(VariableStore(TinyCohort(visits: visits).cohort).column("slope_per_month")?.value)
    #expect(expectedIDs == ids.map(String.init))
    var compared = 0
    for patient in ids.indices where (visits[patient].last?.months ?? .infinity) <= 12 {
      compared += 1
      if let slope = expected[patient] {
        expectClose(column.number(patient), slope, relative: 1e-10)
      } else {
        #expect(column.number(patient) == nil)
      }
    }
    #expect(compared > 174)
  }
}
