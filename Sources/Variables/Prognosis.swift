import Clinical
import Cohorts
import Execution
import Synchronization

/// Risk scores of all patients of a file, for every variable that is made of them, in blocks of
/// `VariableColumn.blockSize` patients.
struct Prognosis: Sendable {
  private let blocks: [PrognosisBlock]
  /// Number of patients.
  let count: Int
  /// What to say of the inputs: "2 patients have a diagnostic delay below 2.5 months, …".
  let cautions: [String]
  /// What to say where the predictor of TRICALS stands in.
  let approximation: [String]

  fileprivate init(_ entry: PrognosisAtEntry, _ blocks: [PrognosisBlock]) {
    self.blocks = blocks
    count = entry.facts.patientCount
    let found: [(Int, PrognosticCautions)] = [
      (blocks.reduce(0) { $0 + $1.short }, .shortDelay), (blocks.reduce(0) { $0 + $1.unusual }, .unusualCapacity),
    ]
    cautions =
      found.filter { $0.0 > 0 }.flatMap { count, caution in
        caution.texts.map { "\(counted(count, "patient")) with \($0)" }
      } + originalScaleNote(entry.facts)
    let approximate = blocks.reduce(0) { $0 + $1.approximate }
    approximation =
      approximate == 0
      ? []
      : ["approximate for \(approximate) of \(count) patients: C9orf72 unknown, TRICALS risk on the ENCALS curve"]
  }

  /// The block that begins with a patient.
  func block(_ rows: Range<Int>) -> PrognosisBlock { blocks[rows.lowerBound / VariableColumn.blockSize] }

  /// The block of a patient, and the patient's place in it.
  func place(_ patient: Int) -> (block: PrognosisBlock, row: Int) {
    (blocks[patient / VariableColumn.blockSize], patient % VariableColumn.blockSize)
  }

  /// A column of numbers from those of each block.
  func numbers(notes: [String], _ values: @Sendable (PrognosisBlock) -> PrognosticValues) -> VariableColumn {
    .numbers(count, notes: { _ in notes }) { rows, column in column.append(values(block(rows))) }
  }
}

/// The prognosis of a cohort while several variables ask for it: all of them take part in working it out.
final class SharedPrognosis: Sendable {
  /// What it is made from.
  let entry: PrognosisAtEntry
  private let missing: MissingReason?
  private let blocks: JointBlocks<PrognosisBlock>
  private let made = Mutex<Prognosis?>(nil)

  init(_ cohort: Cohort) {
    let entry = PrognosisAtEntry(cohort)
    self.entry = entry
    missing = entry.missingFromFile(PrognosticScore.tricals.required)
    let (patients, size) = (cohort.patientCount, VariableColumn.blockSize)
    blocks = JointBlocks((patients + size - 1) / size) { block in
      PrognosisBlock(entry, block * size..<min((block + 1) * size, patients))
    }
  }

  /// The scores, or why nobody in the file can have one. O(visits) the first time, on all cores.
  var value: Determination<Prognosis> {
    if let missing { return .missing(missing) }
    if let prognosis = made.withLock({ $0 }) { return .known(prognosis) }
    let prognosis = Prognosis(entry, blocks.results)
    made.withLock { $0 = prognosis }
    return .known(prognosis)
  }
}

/// Scores of some patients after one another.
struct PrognosisBlock: Sendable {
  /// TRICALS risk profiles.
  let tricals: PrognosticValues
  /// ENCALS linear predictors.
  let encals: PrognosticValues
  /// What the survival curve is entered with: the ENCALS predictor, and that of TRICALS where only C9orf72 is unknown.
  let risks: PrognosticValues
  /// Months from onset to entry; 0 where not known.
  private(set) var entryMonths: [Double] = []
  /// Odds against being free of the endpoint at entry, by the curve; 0 where not known.
  private(set) var entryOdds: [Double] = []
  fileprivate private(set) var short = 0
  fileprivate private(set) var unusual = 0
  fileprivate private(set) var approximate = 0

  fileprivate init(_ entry: PrognosisAtEntry, _ patients: Range<Int>) {
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
      if columns.cautions[row].contains(.shortDelay) { short += 1 }
      if columns.cautions[row].contains(.unusualCapacity) { unusual += 1 }
      if isApproximate(row) { approximate += 1 }
    }
  }

  /// Whether the predictor of TRICALS stands in for a patient.
  func isApproximate(_ row: Int) -> Bool { tricals.obstacles[row].isEmpty && !encals.obstacles[row].isEmpty }
}

extension NumberBlock {
  /// Adds the numbers of a block of patients. Obstacles are put into words once each.
  fileprivate mutating func append(_ values: PrognosticValues) {
    var reasons: [PrognosticObstacles: MissingReason] = [:]
    for row in 0..<values.count {
      let obstacles = values.obstacles[row]
      if obstacles.isEmpty {
        append(values.values[row])
      } else {
        let reason = reasons[obstacles] ?? obstacles.reason
        reasons[obstacles] = reason
        append(missing: reason)
      }
    }
  }
}
