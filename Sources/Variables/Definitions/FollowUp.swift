import Clinical
import Cohorts

extension Variable {
  /// How long a patient was observed.
  static let followUp = Variable(
    id: "follow_up_months", title: "Follow-up", unit: "months",
    definition:
      "Months from time 0 to the last day of which the file says anything about the patient: death, else the recorded last "
      + "contact or a later visit, tracheostomy, gastrostomy or start of ventilation. Where the file has no date of "
      + "censoring it is derived from these, and says so.",
    source: "censoring at the last observed day, as survival analyses of registers and PRO-ACT derive it",
    knownAt: .later, isListed: false,
    compute: { cohort in
      let days = LastDays(cohort)
      return .known(
        .numbers(cohort.patientCount, notes: { LastDays.notes(derived: $0[0], later: $0[1]) }) { rows, column in
          for patient in rows {
            guard let day = days.last(patient) else {
              column.append(missing: LastDays.unknown)
              continue
            }
            if day.isDerived { column.counts[0] += 1 }
            if day.isAfterContact { column.counts[1] += 1 }
            column.append(day.months)
          }
        })
    },
    explain: { cohort, patient in
      LastDays(cohort).last(patient).map { ["\($0.event.rawValue) at \(text($0.months)) months from time 0"] }
        ?? [LastDays.unknown.text]
    })
}

/// The last day of which a file says anything about each patient.
private struct LastDays: Sendable {
  struct Day {
    var months: Double
    /// What happened then.
    var event: Event
    /// Whether the patient lives as far as the file knows, and no last contact is recorded.
    var isDerived = false
    /// Whether something is recorded after the recorded last contact.
    var isAfterContact = false
  }

  enum Event: String, Sendable {
    case death, contact = "recorded last contact", visit = "last visit"
    case tracheostomy, gastrostomy, ventilation = "start of ventilation"
  }

  static let unknown = MissingReason("no day of the patient is known")

  private let cohort: Cohort
  private let death: NumberColumn?
  private let contact: NumberColumn?
  private let events: [(event: Event, column: NumberColumn)]

  init(_ cohort: Cohort) {
    self.cohort = cohort
    let facts = cohort.patientColumns
    death = facts.numbers(PatientFact.deathMonths)
    contact = facts.numbers(PatientFact.lastContactMonths)
    events = [
      (.tracheostomy, PatientFact.tracheostomyMonths), (.gastrostomy, PatientFact.gastrostomyMonths),
      (.ventilation, PatientFact.ventilationMonths),
    ].compactMap { event, name in facts.numbers(name).map { (event, $0) } }
  }

  static func notes(derived: Int, later: Int) -> [String] {
    var notes: [String] = []
    if derived > 0 {
      notes.append(
        "\(counted(derived, "patient")) without a recorded last contact: the last day in the file stands for it")
    }
    if later > 0 {
      notes.append("\(counted(later, "patient")) seen after the recorded last contact: the later day is taken")
    }
    return notes
  }

  func last(_ patient: Int) -> Day? {
    if let months = death?[patient] { return Day(months: months, event: .death) }
    let recorded = contact?[patient]
    var day = recorded.map { Day(months: $0, event: .contact) }
    func take(_ months: Double, _ event: Event) {
      if let current = day, current.months >= months { return }
      day = Day(months: months, event: event, isAfterContact: recorded != nil)
    }
    for visit in cohort.visitRange(patient) {
      if let months = cohort.visitMonths[visit] { take(months, .visit) }
    }
    for (event, column) in events {
      if let months = column[patient] { take(months, event) }
    }
    day?.isDerived = recorded == nil
    return day
  }
}
