import Clinical
import Cohorts
import TestKit
import Testing
import Variables

@Suite struct InterventionDatesTests {
  private let mild = TinyCohort.items([3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], .unspecified)

  private func stages(_ tiny: TinyCohort) -> [String?] {
    let kings = KingsAtVisits(tiny.cohort)
    return (0..<tiny.cohort.patientCount).flatMap { patient in
      tiny.cohort.visitRange(patient).map { kings.stage(visit: $0, of: patient).value?.label }
    }
  }

  @Test func `Gastrostomy by its date is 4A from that day on, and none before`() {
    var tiny = TinyCohort(
      visits: [[.init(months: 0, items: mild), .init(months: 5, items: mild), .init(months: 9, items: mild)]],
      distinguishesGastrostomy: false)
    #expect(stages(tiny) == ["1", "1", "1"])
    tiny.add(PatientFact.gastrostomyMonths, numbers: [5])
    #expect(stages(tiny) == ["1", "4A", "4A"])
  }

  @Test func `Ventilation by its date is 4B; the item says so too without a date`() {
    let ventilated = TinyCohort.items([3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3], .withoutGastrostomy)
    let free = TinyCohort.items([3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], .withoutGastrostomy)
    var tiny = TinyCohort(visits: [
      [.init(months: 0, items: free), .init(months: 6, items: free)], [.init(months: 0, items: ventilated)],
    ])
    tiny.add(PatientFact.ventilationMonths, numbers: [3, nil])
    #expect(stages(tiny) == ["1", "4B", "4B"])
  }

  @Test func `An item form of its own counts where no date is known`() {
    let tube = TinyCohort.items([3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], .withGastrostomy)
    var tiny = TinyCohort(visits: [[.init(months: 0, items: tube)], [.init(months: 0, items: mild)]])
    tiny.add(PatientFact.gastrostomyMonths, numbers: [nil, 4])
    // The second row does not say which form was answered in a file that tells, and the tube came later.
    #expect(stages(tiny) == ["4A", nil])
  }

  @Test func `Stage 0 counts as 1 where asked`() throws {
    let full = TinyCohort.items(Array(repeating: 4, count: 12))
    let tiny = TinyCohort(visits: [[.init(months: 0, items: full)], [.init(months: 0, items: mild)]])
    let store = VariableStore(tiny.cohort)
    let from1 = store.defining(try Definitions(parsing: ["kings=min1"]))
    #expect(store.column("kings_stage")?.value?.category(0) == "0")
    #expect(from1.column("kings_stage")?.value?.category(0) == "1")
    #expect(
      from1.variable("kings_stage")?.explain(tiny.cohort, 0).contains("no region involved: counted as stage 1") == true)
  }
}
