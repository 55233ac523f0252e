import Clinical
import Cohorts
import Execution

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

  /// Odds against being free of the endpoint at entry, by the curve; 0 where not known.
  let entryOdds: [Double]

  /// Scores of a cohort, or why nobody in it can have one, on all cores. O(visits).
  static func of(_ cohort: Cohort) -> Determination<Prognosis> {
    let entry = PrognosisAtEntry(cohort)
    if let reason = entry.missingFromFile(PrognosticScore.tricals.required) { return .missing(reason) }
    let patients = cohort.patientCount
    let blocks = firstBlocks((patients + blockSize - 1) / blockSize, work: Work()) { block in
      PrognosisBlock(entry, block * blockSize..<min((block + 1) * blockSize, patients))
    }
    let tricals = PrognosticValues(joining: blocks.map(\.tricals))
    let found: [(Int, PrognosticCautions)] = [
      (blocks.reduce(0) { $0 + $1.short }, .shortDelay), (blocks.reduce(0) { $0 + $1.unusual }, .unusualCapacity),
    ]
    let approximate = blocks.reduce(0) { $0 + $1.approximate }
    return .known(
      Prognosis(
        tricals: tricals, encals: PrognosticValues(joining: blocks.map(\.encals)),
        risks: PrognosticValues(joining: blocks.map(\.risks)), entryMonths: blocks.flatMap(\.entryMonths),
        cautions: found.filter { $0.0 > 0 }.flatMap { count, caution in
          caution.texts.map { "\(counted(count, "patient")) with \($0)" }
        } + originalScaleNote(entry.facts),
        approximation: approximate == 0
          ? []
          : [
            "approximate for \(approximate) of \(patients) patients: C9orf72 unknown, TRICALS risk on the ENCALS curve"
          ], entryOdds: blocks.flatMap(\.entryOdds)))
  }

  /// Patients of a block: some milliseconds of work.
  private static let blockSize = 16_384

  /// Whether the predictor of TRICALS stands in for a patient.
  func isApproximate(_ patient: Int) -> Bool {
    tricals.obstacles[patient].isEmpty && !encals.obstacles[patient].isEmpty
  }
}

/// Scores of some patients after one another.
private struct PrognosisBlock: Sendable {
  let tricals: PrognosticValues
  let encals: PrognosticValues
  let risks: PrognosticValues
  private(set) var entryMonths: [Double] = []
  private(set) var entryOdds: [Double] = []
  private(set) var short = 0
  private(set) var unusual = 0
  private(set) var approximate = 0

  init(_ entry: PrognosisAtEntry, _ patients: Range<Int>) {
    var columns = PrognosticColumns(capacity: patients.count)
    entryMonths.reserveCapacity(patients.count)
    for patient in patients {
      columns.append(entry.predictors(patient))
      entryMonths.append(entry.facts.monthsSinceOnset(patient).value ?? 0)
    }
    tricals = PrognosticScore.tricals.linearPredictors(columns)
    encals = PrognosticScore.encals.linearPredictors(columns)
    risks = encals.filled(by: tricals)
    entryOdds.reserveCapacity(patients.count)
    for row in 0..<patients.count {
      entryOdds.append(
        entryMonths[row] > 0 && risks.obstacles[row].isEmpty
          ? ENCALSCurve.published.odds(months: entryMonths[row], linearPredictor: risks.values[row]) : 0)
      guard tricals.obstacles[row].isEmpty else { continue }
      let cautions = columns.cautions(row)
      if cautions.contains(.shortDelay) { short += 1 }
      if cautions.contains(.unusualCapacity) { unusual += 1 }
      if !encals.obstacles[row].isEmpty { approximate += 1 }
    }
  }
}

extension VariableColumn {
  /// Numbers that may have obstacles. Reasons are put into words once each.
  init(_ values: PrognosticValues, notes: [String]) {
    var known = Bitmap(repeating: true, count: values.count)
    var codes = ReasonCodes(capacity: values.count)
    var reasons: [PrognosticObstacles: MissingReason] = [:]
    for (patient, obstacles) in values.obstacles.enumerated() {
      if obstacles.isEmpty {
        codes.appendKnown()
      } else {
        let reason = reasons[obstacles] ?? obstacles.reason
        reasons[obstacles] = reason
        codes.append(reason)
        known[patient] = false
      }
    }
    self.init(
      values: .numbers(NumberColumn(values: values.values, known: known)), reasonCodes: codes.codes,
      reasons: codes.reasons, notes: notes)
  }
}
