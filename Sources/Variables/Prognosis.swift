import Clinical
import Cohorts

/// Risk scores of all patients of a file, for every variable that is made of them.
struct Prognosis: Sendable {
  /// TRICALS risk profiles.
  let tricals: PrognosticValues
  /// ENCALS linear predictors.
  let encals: PrognosticValues
  /// What the survival curve is entered with: the ENCALS predictor, and that of TRICALS where only C9orf72 is unknown.
  let risks: PrognosticValues
  /// Months from onset to entry; 0 where not known.
  let entryMonths: [Double]
  /// What to say of the inputs: "2 patients have a diagnostic delay below 2.5 months, …".
  let cautions: [String]
  /// What to say where the predictor of TRICALS stands in.
  let approximation: [String]

  /// Scores of a cohort, or why nobody in it can have one. O(visits).
  static func of(_ cohort: Cohort) -> Determination<Prognosis> {
    let entry = PrognosisAtEntry(cohort)
    if let reason = entry.missingFromFile(PrognosticScore.tricals.required) { return .missing(reason) }
    let patients = cohort.patientCount
    var columns = PrognosticColumns(capacity: patients)
    var entryMonths: [Double] = []
    entryMonths.reserveCapacity(patients)
    for patient in 0..<patients {
      columns.append(entry.predictors(patient))
      entryMonths.append(entry.facts.monthsSinceOnset(patient).value ?? 0)
    }
    let tricals = PrognosticScore.tricals.linearPredictors(columns)
    let encals = PrognosticScore.encals.linearPredictors(columns)
    var (short, unusual, approximate) = (0, 0, 0)
    for patient in 0..<patients where tricals.obstacles[patient].isEmpty {
      let cautions = columns.cautions(patient)
      if cautions.contains(.shortDelay) { short += 1 }
      if cautions.contains(.unusualCapacity) { unusual += 1 }
      if !encals.obstacles[patient].isEmpty { approximate += 1 }
    }
    let found: [(Int, PrognosticCautions)] = [(short, .shortDelay), (unusual, .unusualCapacity)]
    return .known(
      Prognosis(
        tricals: tricals, encals: encals, risks: encals.filled(by: tricals), entryMonths: entryMonths,
        cautions: found.filter { $0.0 > 0 }.flatMap { count, caution in
          caution.texts.map { "\(counted(count, "patient")) with \($0)" }
        },
        approximation: approximate == 0
          ? []
          : [
            "approximate for \(approximate) of \(patients) patients: C9orf72 unknown, TRICALS risk on the ENCALS curve"
          ]))
  }

  /// Whether the predictor of TRICALS stands in for a patient.
  func isApproximate(_ patient: Int) -> Bool {
    tricals.obstacles[patient].isEmpty && !encals.obstacles[patient].isEmpty
  }
}

extension VariableColumn {
  /// Numbers that may have obstacles. Reasons are put into words once each.
  init(_ values: PrognosticValues, notes: [String]) {
    var column = NumberColumnBuilder(capacity: values.count)
    var reasons: [PrognosticObstacles: MissingReason] = [:]
    for patient in 0..<values.count {
      let obstacles = values.obstacles[patient]
      if obstacles.isEmpty {
        column.append(values.values[patient])
      } else {
        let reason = reasons[obstacles] ?? obstacles.reason
        reasons[obstacles] = reason
        column.append(missing: reason)
      }
    }
    self = column.column(notes: notes)
  }
}
