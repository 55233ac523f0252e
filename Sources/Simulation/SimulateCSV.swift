import CSV
import Clinical

/// Simulates a cohort and writes it as a CSV file, one row a visit. Every row says in its column `data_origin` that it is synthetic.
///
/// A register enrols prevalent patients soon after diagnosis and sees them about every three months; a trial enrols by criteria
/// (ALSFRS-R ≥ 25, ≤ 24 months since onset, vital capacity ≥ 65 %), randomises 1 : 1 to `msc` and `control`, plans a visit every four
/// weeks for 28 weeks and knows who lives for 12–18 months. In the arm `msc`, `effect` · months is added to the expected total of every
/// patient; survival does not depend on the arm. The columns are described in `Fixtures/Cohorts/README.md`.
///
/// The same plan gives the same bytes on every machine, and the first patients do not depend on how many follow. No patients, or fewer,
/// give the header alone. Time is linear in the patients.
public func simulateCSV(_ plan: SimulationPlan) -> [UInt8] {
  precondition(plan.effect.isFinite, "the planted effect is a number of points a month")
  var table = CohortTable(plan)
  for number in 0..<max(plan.patients, 0) { table.append(number) }
  return table.rows.bytes
}

/// Follows the patients of a plan one by one and writes their visits.
private struct CohortTable {
  private let plan: SimulationPlan
  private let digits: Int
  var rows = CSVWriter()

  init(_ plan: SimulationPlan) {
    self.plan = plan
    digits = max(String(max(plan.patients, 0)).utf8.count, 4)
    rows.record(Self.subjectColumns + (plan.design == .trial ? ["arm", "week"] : []) + Self.visitColumns)
  }

  mutating func append(_ number: Int) {
    let (patient, visits) = enrolled(number)
    let schedule = Schedule(plan.design, number: number, seed: plan.seed)
    let lastVisit = visits.last?.months ?? 0
    let lastContact = max(schedule.isLost ? lastVisit : min(schedule.closingMonths, patient.deathMonths), lastVisit)
    var recording = Draws(.recording, patient: number, seed: plan.seed)
    let facts = RecordedFacts(patient, lastContactMonths: lastContact, &recording)
    for visit in visits {
      writeFacts(facts, number: number)
      if let week = visit.week {
        rows.field(isTreated(number) ? "msc" : "control")
        rows.field(week)
      }
      writeVisit(visit, &recording)
      rows.endRecord()
    }
  }

  // Redraws a candidate for a trial until one meets the criteria; registers take everybody.
  private func enrolled(_ number: Int) -> (SimulatedPatient, [ObservedVisit]) {
    let schedule = Schedule(plan.design, number: number, seed: plan.seed)
    var attempt = 0
    while true {
      let patient = SimulatedPatient(plan.design, number: number, attempt: attempt, seed: plan.seed)
      let visits = patient.visits(
        at: schedule.visits, effect: isTreated(number) ? plan.effect : 0, number: number, seed: plan.seed)
      if plan.design == .register || meetsCriteria(patient, visits[0]) { return (patient, visits) }
      attempt += 1
    }
  }

  private func meetsCriteria(_ patient: SimulatedPatient, _ screening: ObservedVisit) -> Bool {
    screening.total >= 25 && patient.entryMonths <= 24 && screening.vitalCapacityPercent >= 65
      && !screening.hasGastrostomy && screening.scores[11] == 4
  }

  // Pairs of neighbours have one treated patient each, in an order drawn for the pair.
  private func isTreated(_ number: Int) -> Bool {
    guard plan.design == .trial else { return false }
    var draws = Draws(.randomisation, patient: number / 2, seed: plan.seed)
    return draws.chance(0.5) == (number % 2 == 0)
  }

  private mutating func writeFacts(_ facts: RecordedFacts, number: Int) {
    let name = String(number + 1)
    rows.field("synthetic")
    rows.field("SIM-" + String(repeating: "0", count: digits - name.utf8.count) + name)
    rows.field(facts.symptomMonths, decimals: 1)
    rows.field(facts.delayMonths, decimals: 1)
    rows.field(facts.ageYears, decimals: 1)
    rows.field(facts.sex)
    rows.field(facts.site)
    rows.field(facts.c9orf72)
    rows.field(facts.ftd)
    rows.field(facts.riluzole)
    rows.field(facts.elEscorial)
    rows.field(facts.died)
    rows.field(facts.deathMonths, decimals: 2)
    rows.field(facts.tracheostomyMonths, decimals: 2)
    rows.field(facts.lastContactMonths, decimals: 2)
  }

  private mutating func writeVisit(_ visit: ObservedVisit, _ recording: inout Draws) {
    let omitted = recording.chance(0.015) ? recording.choice([Double](repeating: 1.0 / 12, count: 12)) : nil
    let isCapacityMissing = recording.chance(visit.total < 20 ? 0.45 : visit.months == 0 ? 0.05 : 0.12)
    rows.field(visit.months, decimals: 2)
    for item in 0..<12 {
      let score = item == omitted ? nil : visit.scores[item]
      if item == 4 {
        rows.field(visit.hasGastrostomy ? nil : score)
        rows.field(visit.hasGastrostomy ? score : nil)
      } else {
        rows.field(score)
      }
    }
    rows.field(omitted == nil ? visit.total : nil)
    rows.field(isCapacityMissing ? nil : visit.vitalCapacityPercent, decimals: 0)
  }

  private static let subjectColumns = [
    "data_origin", "patient_id", "symptom_months", "diagnostic_delay", "age", "sex", "onset_site", "c9orf72", "ftd",
    "riluzole", "el_escorial", "died", "death_months", "tracheostomy_months", "last_contact_months",
  ]
  private static let visitColumns = [
    "months", "q1_speech", "q2_salivation", "q3_swallowing", "q4_handwriting", "q5a_cutting", "q5b_cutting",
    "q6_dressing", "q7_turning", "q8_walking", "q9_stairs", "q10_dyspnea", "q11_orthopnea", "q12_respiratory",
    "alsfrsr_total", "fvc_pct",
  ]
}
