import CSV
import Clinical
import Cohorts
import Execution
import TestKit
import Testing
import Variables

/// Laws of every variable on the simulated register, read from its file.
@Suite struct RegisterLawsTests {
  private static let store: VariableStore? = {
    guard let bytes = try? Fixture.bytes("Cohorts/register.csv") else { return nil }
    let reading = try? readCohort([Source(name: "register.csv", bytes: bytes)], ReadingPlan(), work: Work())
    return reading.map { VariableStore($0.cohort) }
  }()

  private func store() throws -> VariableStore { try #require(RegisterLawsTests.store) }

  @Test(arguments: VariableRegistry.all.map(\.id))
  func `A value is in one patient's explanation, and so is the reason why there is none`(id: String) throws {
    let store = try store()
    let variable = try #require(VariableRegistry.variable(id))
    switch try #require(store.column(id)) {
    case .missing(let reason):
      for patient in stride(from: 0, to: 100, by: 7) {
        #expect(variable.explain(store.cohort, patient).joined(separator: "; ").contains(reason.text))
      }
    case .known(let column):
      #expect(column.count == store.cohort.patientCount)
      for patient in stride(from: 0, to: column.count, by: 13) {
        let lines = variable.explain(store.cohort, patient)
        #expect(!lines.isEmpty && lines.allSatisfy { !$0.isEmpty })
        if let reason = column.reason(patient) {
          #expect(lines.joined(separator: "; ").contains(reason.text), "\(id) of patient \(patient): \(lines)")
        }
      }
    }
  }

  @Test func `Predictions hang together`() throws {
    let store = try store()
    func numbers(_ id: String) throws -> VariableColumn { try #require(store.column(id)?.value) }
    let (lp, first, median, third) = (
      try numbers("encals_lp"), try numbers("encals_q25_months"), try numbers("encals_median_months"),
      try numbers("encals_q75_months")
    )
    let remaining = try numbers("encals_remaining_months")
    let survival = try [12, 36, 60, 120].map { try numbers("encals_survival_\($0)m") }
    let group = try numbers("encals_group")
    let basis = try numbers("encals_basis")
    let nextYear = try numbers("encals_survival_next_12m")
    var known = 0
    for patient in 0..<store.cohort.patientCount {
      guard let half = median.number(patient) else {
        let isBeyond = median.reason(patient)?.text.contains("100 years") == true
        #expect(group.category(patient) == (isBeyond ? "very long" : nil))
        continue
      }
      known += 1
      if let early = first.number(patient), let late = third.number(patient) { #expect(early < half && half < late) }
      let shares = survival.compactMap { $0.number(patient) }
      #expect(shares.count == 4 && shares == shares.sorted(by: >))
      #expect((shares[1] < 0.5) == (half < 36))
      #expect((basis.category(patient) == "ENCALS") == (lp.number(patient) != nil))
      #expect((group.category(patient) == "very long") == (half >= 60))
      if let left = remaining.number(patient) { #expect(left > 0) }
      if let next = nextYear.number(patient) { #expect(next > 0 && next < 1) }
    }
    #expect(known > 900)
    #expect(median.notes.contains { $0.hasPrefix("approximate for ") && $0.contains("C9orf72 unknown") })
  }

  @Test func `Those in the TRICALS range are those with such a risk, and no reason is lost`() throws {
    let store = try store()
    let risk = try #require(store.column("tricals_lp")?.value)
    let eligible = try #require(store.column("tricals_eligible")?.value)
    var undecided = 0
    for patient in 0..<store.cohort.patientCount {
      if let risk = risk.number(patient) {
        #expect((eligible.category(patient) == "yes") == (risk > -6 && risk < -2))
      } else if eligible.category(patient) == nil {
        undecided += 1
        #expect(eligible.reason(patient) == risk.reason(patient))
      }
    }
    #expect(undecided > 0)
  }

  @Test func `Nearly everyone with three visits has a D50 curve, and rD50 is ½ there`() throws {
    let store = try store()
    func column(_ id: String) throws -> VariableColumn { try #require(store.column(id)?.value) }
    let (d50, relative, phase) = (try column("d50_months"), try column("rd50"), try column("d50_phase"))
    let (onset, group) = (try column("months_since_onset"), try column("d50_aggressiveness"))
    var known = 0
    for patient in 0..<store.cohort.patientCount {
      guard let months = d50.number(patient) else { continue }
      known += 1
      #expect(months > 0 && months <= 120)
      expectClose(relative.number(patient), try #require(onset.number(patient)) / (2 * months), relative: 1e-14)
      #expect((phase.category(patient) == "III/IV") == (try #require(relative.number(patient)) >= 0.5))
      #expect((group.category(patient) == "high") == (months < 20))
    }
    #expect(known > 800)
    #expect(VariableRegistry.all.filter { $0.id.contains("d50") }.allSatisfy { $0.knownAt == .later })
  }

  @Test func `A later stage is reached later`() throws {
    let store = try store()
    for (system, stages) in [("kings", 2...4), ("mitos", 1...4)] {
      let columns = try stages.map { try #require(store.column("months_to_\(system)_\($0)")?.value) }
      var reached = 0
      for patient in 0..<store.cohort.patientCount {
        let times = columns.compactMap { $0.number(patient) }
        #expect(times == times.sorted() && times.allSatisfy { $0 > 0 })
        reached += times.count
      }
      #expect(reached > 100)
    }
  }
}
