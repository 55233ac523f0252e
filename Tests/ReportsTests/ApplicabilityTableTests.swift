import Cohorts
import Evidence
import Execution
import Projection
import Strata
import Testing
import Variables

@testable import Reports

@Suite struct ApplicabilityTableTests {
  /// 24 patients alike but for two: the first is 70 years old, the second has no vital capacity recorded.
  private static func text(capacity: String = "vc_pct", riluzole: String = "riluzole") -> String {
    "patient_id,months,symptom_months,age,onset_site,\(capacity),\(riluzole),alsfrsr_total\n"
      + (1...24).map { patient in
        "p\(patient),0,20,\(patient == 1 ? 70 : 50),limb,\(patient == 2 ? "" : "\(70 + patient % 7)"),"
          + "\(patient % 2 == 0 ? "yes" : "no"),28\n"
      }.joined()
  }

  private func subject(_ text: String, by axes: String = "none", _ plan: ProjectionPlan = ProjectionPlan()) throws
    -> BenefitSubject
  {
    let source = Source(name: "cohort.csv", bytes: [UInt8](text.utf8))
    let store = VariableStore(try readCohort([source], ReadingPlan(), work: Work()).cohort)
    let stratification = try Demonstration.stratification(store, by: axes)
    let cache = ProjectionCache()
    let projection = try project(plan, on: stratification, store, cache: cache, work: Work())
    return BenefitSubject(projection, store, cache: cache)
  }

  @Test func `A row a trial and criterion, in words with limits, and the counts of it`() throws {
    let table = applicabilityTable(try subject(Self.text()))
    let rows = table.rows.map { row in row.cells.dropFirst().map(\.plain).joined(separator: "|") }
    #expect(
      rows == [
        // The 12 on riluzole are inside Aguera-2025, but for one whose vital capacity is not known; all but two inside
        // NurOwn-P3.
        "any trial|all of one trial|24|22|1||1",
        "NurOwn-P3|all|24|22|1||1",
        "NurOwn-P3|ALSFRS-R ≥ 25|24|24|0|0|0",
        "NurOwn-P3|ΔFS ≥ 1/month|24|24|0|0|0",
        "NurOwn-P3|onset ≤ 24 months ago|24|24|0|0|0",
        "NurOwn-P3|vital capacity ≥ 65 %|24|23|0|0|1",
        "NurOwn-P3|age 18 to 60|24|23|1|1|0",
        "ALSummit|all|24|0|24||0",
        "ALSummit|ALSFRS-R 31 to 46|24|0|24|24|0",
        "ALSummit|ΔFS 0.515 to 1.545/month|24|24|0|0|0",
        "ALSummit|diagnosis ≤ 24 months ago|24|·|·|·|·",
        "Aguera-2025|all|24|11|12||1",
        "Aguera-2025|onset 6 to 36 months ago|24|24|0|0|0",
        "Aguera-2025|vital capacity ≥ 50 %|24|23|0|0|1",
        "Aguera-2025|on riluzole|24|12|12|12|0",
      ])
    #expect(table.rows[10].cells[4].reason == "not assessed: the file cannot tell it")
    #expect(table.notes.contains { $0.contains("diagnosis") && $0.contains("--map COLUMN=diagnostic_delay") })
    #expect(table.notes.contains { $0.contains("--no-rate-for-run-in") })
    #expect(table.notes.contains { $0.contains("admit nobody here: Lenzumestrocel phase 2, NurOwn phase 2") })
  }

  @Test func `What cannot be checked comes with columns that could hold it, on the command line and in the explorer`()
    throws
  {
    let subject = try subject(Self.text(capacity: "breath", riluzole: "rz"))
    let offers = subject.screening.unassessed
    #expect(offers.map(\.variable) == ["vc_pct", "diagnostic_delay", "riluzole"])
    #expect(offers.map(\.columns.first) == ["breath", "breath", "rz"])
    #expect(offers[0].keys == "vital capacity, % is not assessed: :map breath=vc_pct if that is it")
    #expect(
      offers[0].sentence
        == "Not assessed: vital capacity, %. If a column holds it, say breath, which no variable was found for: --map COLUMN=vc_pct."
    )
    var plan = ProjectionPlan()
    plan.takesRateForRecentLoss = false
    let other = try self.subject(Self.text(), plan)
    let first = try #require(other.screening.unassessed.first)
    #expect(first.variable == nil)
    #expect(first.keys.contains(":run-in on"))
  }

  @Test func `Every offer names a variable that a column can be mapped to`() throws {
    let names = Set(DataDictionary.mappableConcepts.map(\.name))
    let empty = try subject("patient_id,months,site,x\n" + (1...12).map { "p\($0),0,a,\($0)\n" }.joined())
    let offers = empty.screening.unassessed
    #expect(offers.count == 7)
    for offer in offers { #expect(names.contains(offer.variable ?? "")) }
  }

  @Test func `One patient: the trials with verdict and the values that are beyond a limit`() throws {
    let screening = try subject(Self.text()).screening
    func rows(_ patient: Int) -> [[String]] {
      patientTrialsTable(screening, patient: patient).rows.map { $0.cells.map(\.plain) }
    }
    #expect(rows(0)[0] == ["NurOwn-P3", "outside", "age 70.0, asked 18 to 60"])
    #expect(rows(0)[1] == ["ALSummit", "outside", "ALSFRS-R 28, asked 31 to 46"])
    #expect(rows(0)[2] == ["Aguera-2025", "outside", "no riluzole, asked yes"])
    #expect(rows(1)[0] == ["NurOwn-P3", "unknown", "not known: vital capacity, %"])
    #expect(
      rows(2)[0]
        == [
          "NurOwn-P3", "inside", "ALSFRS-R 28, ΔFS 1.00 a month, onset 20.0 months ago, vital capacity 73 %, age 50.0",
        ])
    #expect(rows(0).count == 5)
    #expect(rows(0)[3].dropFirst() == ["not told", "no entry criteria are recorded"])
  }

  @Test func `A value just beyond a limit is written with the digits that show it`() throws {
    // Onset 24.0003 months ago.
    let screening = try subject(Self.text().replacing(",0,20,50,", with: ",0,24.003,50,")).screening
    #expect(patientTrialsTable(screening, patient: 4).rows[0].cells[2].plain.contains("onset 24.003 months ago, asked"))
  }

  @Test func `The matrix holds the numbers of the table`() throws {
    let subject = try subject(Self.text(), by: "riluzole")
    let table = applicabilityTable(subject)
    let matrix = applicabilityMatrix(table, subject, stratum: 1, withUnknown: true)
    let rows = matrix.rows.map { row in row.cells.map(\.plain) }
    // Those without riluzole: 12, one of them 70 years old.
    #expect(matrix.columns.map(\.title) == ["(alone) ?unknown", "NurOwn-P3", "ALSummit", "Aguera-2025"])
    #expect(rows[0] == ["inside", "11", "0", "0"])
    #expect(rows.contains(["fail riluzole", "", "", "12 (12)"]))
    #expect(rows.contains(["fail age", "1 (1)", "", ""]))
    #expect(rows.contains(["fail diagnosis", "", "no data", ""]))
    let other = applicabilityMatrix(table, subject, stratum: 2, withUnknown: true).rows.map { $0.cells.map(\.plain) }
    #expect(other.contains(["fail VC", "0 (0) ?1", "", "0 (0) ?1"]))
  }

  @Test func `Where one of the counts that add up is hidden, all of them are`() throws {
    // One of 24 fails, so that 22 and 1 beside it would tell of it.
    let protected = Disclosure.cms.protect(applicabilityTable(try subject(Self.text()))).table
    #expect(protected.rows[0].cells.suffix(4) == [.withheld, .withheld, .empty, .withheld])
    #expect(protected.rows[2].cells.suffix(4) == [.count(24), .count(0), .count(0), .count(0)])
  }

  @Test func `Numbers take as few digits as give them`() {
    #expect([25, 0.515, 1.545, 0, -2.5].map { NumberFormat.shortest($0) } == ["25", "0.515", "1.545", "0", "−2.5"])
  }
}
