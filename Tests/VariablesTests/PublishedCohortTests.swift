import Clinical
import Cohorts
import Foundation
import TestKit
import Testing
import Variables

/// The simulated cohort alsA from its rows to variables, against numbers made by R.
@Suite struct PublishedCohortTests {
  private let ids: [String]
  private let visits: [[TinyCohort.Visit]]
  private let patients: [[Substring]]
  private let store: VariableStore

  init() throws {
    var visits: [[TinyCohort.Visit]] = []
    var ids: [String] = []
    for row in try Fixture.text("Published/alsA_visits.csv").split(separator: "\n").dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      if ids.last != String(fields[0]) {
        ids.append(String(fields[0]))
        visits.append([])
      }
      let items = ALSFRSRItems(fields[3..<15].map { Int($0) })
      visits[visits.count - 1].append(.init(months: Double(fields[2]), items: items, total: Double(fields[15])))
    }
    patients = try Fixture.text("Published/alsA_patients.csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    var tiny = TinyCohort(visits: visits)
    tiny.distinguishesGastrostomy = false
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: patients.map { Double($0[6]) })
    self.ids = ids
    self.visits = visits
    store = VariableStore(tiny.cohort)
  }

  private func values(_ file: String) throws -> [String: Any] {
    try #require(try Fixture.json("Published/\(file).json")["values"] as? [String: Any])
  }

  private func column(_ name: String) throws -> VariableColumn { try #require(store.column(name)?.value) }

  /// Counts of the stages at entry, 4A and 4B together.
  private func counts(_ name: String) throws -> [String: Int] {
    let column = try column(name)
    var counts: [String: Int] = [:]
    for patient in ids.indices { counts[String(column.category(patient)?.prefix(1) ?? "?"), default: 0] += 1 }
    return counts
  }

  @Test func stagesAtEntryCountAsInR() throws {
    let expected = try values("staging_alsA")
    #expect(try counts("kings_stage") == expected["baseline_table_king"] as? [String: Int])
    #expect(try counts("mitos_stage") == expected["baseline_table_mitos"] as? [String: Int])
  }

  @Test func totalsRatesAndClassesAgreeWithThePatientTable() throws {
    let totals = try column("alsfrsr_total")
    let rates = try column("delta_fs")
    let speeds = try column("speed")
    for (patient, fields) in patients.enumerated() {
      #expect(ids[patient] == fields[0])
      #expect(totals.number(patient) == Double(fields[10]))
      // The table prints six significant digits.
      expectClose(rates.number(patient), try #require(Double(fields[11])), relative: 1e-5, scale: 0.1)
      #expect(speeds.category(patient) == String(fields[12]), "patient \(ids[patient])")
    }
  }

  /// Slopes against `lm(total ~ months)`, for those whose every visit lies in the first year.
  @Test func slopesAgreeWithR() throws {
    let expected = try values("ols_slopes_alsA")
    let slopes = try #require(expected["slope"] as? [Any]).map { $0 as? Double }
    #expect(expected["id"] as? [String] == ids)
    let column = try column("slope_per_month")
    var compared = 0
    for patient in ids.indices where (visits[patient].last?.months ?? .infinity) <= 12 {
      compared += 1
      if let slope = slopes[patient] {
        expectClose(column.number(patient), slope, relative: 1e-10)
      } else {
        #expect(column.number(patient) == nil)
      }
    }
    #expect(compared > 174)
  }
}
