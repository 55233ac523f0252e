import Clinical
import Cohorts

/// What a cohort tells of its patients at entry: the columns that derived variables are made from, looked up once.
///
/// Entry is the first assessment at or after time 0 (`Cohort.entryVisit`).
struct EntryFacts: Sendable {
  let cohort: Cohort
  private let items: [ALSFRSRItems]
  private let entryRows: [Int32]
  private let recordedTotal: NumberColumn?
  private let originalTotal: NumberColumn?
  private let breathing: NumberColumn?
  private let visitMonths: NumberColumn
  private let monthsOnsetToIndex: NumberColumn?
  private let gastrostomy: GastrostomyRecording
  private let gastrostomyMonths: NumberColumn?
  private let ventilationMonths: NumberColumn?
  // A file that records only some items never has a sum of its own; its recorded totals are then all there is.
  private let hasCompleteItems: Bool

  init(_ cohort: Cohort) {
    self.cohort = cohort
    items = cohort.items
    entryRows = cohort.entryRows
    recordedTotal = cohort.recordedTotal
    originalTotal = cohort.visitColumns.numbers(VisitFact.originalTotal)
    breathing = cohort.visitColumns.numbers(VisitFact.breathing)
    visitMonths = cohort.visitMonths
    monthsOnsetToIndex = cohort.monthsOnsetToIndex
    gastrostomy = cohort.features.gastrostomy
    gastrostomyMonths = cohort.patientColumns.numbers(PatientFact.gastrostomyMonths)
    ventilationMonths = cohort.patientColumns.numbers(PatientFact.ventilationMonths)
    hasCompleteItems = cohort.items.contains { $0.missingCount == 0 }
  }

  var patientCount: Int { cohort.patientCount }
  var hasItems: Bool { !items.isEmpty }
  var hasScores: Bool { hasItems || recordedTotal != nil }
  /// Whether the file has totals of the original scale, or the items that make them.
  var hasOriginalScores: Bool { originalTotal != nil || hasItems && breathing != nil }
  var hasOnset: Bool { monthsOnsetToIndex != nil }
  var isWithout4A: Bool { gastrostomy == .notRecorded && gastrostomyMonths == nil }

  /// Visit row of the patient's entry.
  func visit(_ patient: Int) -> Int? {
    let row = entryRows[patient]
    return row < 0 ? nil : Int(row)
  }

  /// Items of a visit; none answered if the file has none.
  func items(_ visit: Int) -> ALSFRSRItems { hasItems ? items[visit] : ALSFRSRItems() }

  /// ALSFRS-R total of any visit.
  func total(visit: Int) -> Determination<ALSFRSRTotal> {
    let recorded = recordedTotal.flatMap { $0.known[visit] ? $0.values[visit] : nil }
    let total = items(visit).total(recorded: recorded)
    guard total.value == nil, !hasCompleteItems else { return total }
    return ALSFRSRItems().total(recorded: recorded).value.map { .known($0) } ?? total
  }

  /// ALSFRS-R total at entry.
  func total(_ patient: Int) -> Determination<ALSFRSRTotal> {
    guard let visit = visit(patient) else { return .missing(.noEntry) }
    return total(visit: visit)
  }

  /// Total of the original ALSFRS of any visit, 0–40: the sum of its ten items, else as recorded. Never converted.
  func originalTotal(visit: Int) -> Determination<Double> {
    if hasItems, let breathing, breathing.known[visit],
      let sum = items[visit].originalTotal(breathing: Int(breathing.values[visit])).value
    {
      return .known(Double(sum))
    }
    guard let originalTotal, originalTotal.known[visit] else { return .missing(.noOriginalTotal) }
    return .known(originalTotal.values[visit])
  }

  /// The score of a visit on a scale.
  func points(visit: Int, on scale: ALSFRSScale) -> Determination<Double> {
    guard scale == .revised else { return originalTotal(visit: visit) }
    // Asked of every visit: a key path here costs a fifth of all the work on a large file.
    switch total(visit: visit) {
    case .known(let total): return .known(total.points)
    case .missing(let reason): return .missing(reason)
    }
  }

  /// The scale that a patient is scored on at entry: the revised one wherever it is there.
  func scale(_ patient: Int) -> ALSFRSScale {
    guard hasOriginalScores, let visit = visit(patient), total(visit: visit).value == nil,
      originalTotal(visit: visit).value != nil
    else { return .revised }
    return .original
  }

  /// King's stage by the rule at entry.
  func derivedKings(_ patient: Int) -> Determination<KingsStage> {
    guard let visit = visit(patient) else { return .missing(.noEntry) }
    return kings(visit: visit, of: patient)
  }

  /// MiToS stage by the rule at entry.
  func derivedMitos(_ patient: Int) -> Determination<MiToSStage> {
    guard let visit = visit(patient) else { return .missing(.noEntry) }
    return items(visit).mitosStage
  }

  /// FT9 stage by the rule at entry.
  func ft9(_ patient: Int) -> Determination<FT9Stage> {
    guard let visit = visit(patient) else { return .missing(.noEntry) }
    return items(visit).ft9Stage
  }

  /// King's stage by the rule at a visit. The date of an intervention counts from its day on, whatever the item says;
  /// before it, and without a date, the item does. Where only dates tell about gastrostomy, none until the date.
  func kings(visit: Int, of patient: Int) -> Determination<KingsStage> {
    guard gastrostomyMonths != nil || ventilationMonths != nil, visitMonths.known[visit] else {
      return items(visit).kingsStage(gastrostomy)
    }
    let months = visitMonths.values[visit]
    let isVentilated = ventilationMonths?[patient].map { $0 <= months } ?? false
    let hasGastrostomy = gastrostomyMonths?[patient].map { $0 <= months } ?? false
    let dates = InterventionFacts(
      gastrostomy: hasGastrostomy ? true : gastrostomyMonths != nil && gastrostomy == .notRecorded ? false : nil,
      ventilation: isVentilated ? true : nil)
    return items(visit).kingsStage(gastrostomy, facts: dates)
  }

  /// What the dates of interventions say, in words.
  func interventions(_ patient: Int) -> [String] {
    [("gastrostomy", gastrostomyMonths), ("ventilation", ventilationMonths)].compactMap { name, column in
      column?[patient].map { "\(name) \(text($0)) months from time 0" }
    }
  }

  /// Months from the index to the entry visit. 0 where the file has no visit times, or the patient no assessment.
  func entryMonths(_ patient: Int) -> Determination<Double> {
    guard cohort.features.hasVisitTimes, let visit = visit(patient) else { return .known(0) }
    guard visitMonths.known[visit] else { return .missing(.noVisitTime) }
    return .known(visitMonths.values[visit])
  }

  /// Months from symptom onset to entry.
  func monthsSinceOnset(_ patient: Int) -> Determination<Double> {
    guard let monthsOnsetToIndex, monthsOnsetToIndex.known[patient] else { return .missing(.noOnsetTime) }
    let toIndex = monthsOnsetToIndex.values[patient]
    return entryMonths(patient).map { toIndex + $0 }
  }

  /// Whether a patient has what ΔFS is made from: where it is missing then, a guard has fired.
  func hasDeltaFSInputs(_ patient: Int) -> Bool {
    guard let visit = visit(patient), monthsSinceOnset(patient).value != nil else { return false }
    return points(visit: visit, on: scale(patient)).value != nil
  }

  /// ΔFS at entry by the formula, from `leastMonths` since onset on; on the original scale for who has no other score.
  func derivedDeltaFS(_ patient: Int, leastMonths: Double = ProgressionRate.leastMonths) -> Determination<Double> {
    let scale = scale(patient)
    guard let visit = visit(patient) else { return .missing(.noEntry) }
    switch (points(visit: visit, on: scale), monthsSinceOnset(patient)) {
    case (.known(let points), .known(let months)):
      return ProgressionRate.deltaFS(
        total: points, monthsSinceOnset: months, scale: scale, leastMonths: leastMonths)
    case (.missing(let reason), _), (_, .missing(let reason)): return .missing(reason)
    }
  }
}

extension MissingReason {
  /// The patient has no assessment that could be the entry.
  static let noEntry = MissingReason("no ALSFRS-R assessment at or after time zero")
  /// The file has neither items nor totals.
  static let noScores = MissingReason("the file has neither ALSFRS-R items nor totals")
  /// The file has no items at all.
  static let noItemColumns = MissingReason("the file has no ALSFRS-R items")
  /// No visit of the file has a time.
  static let noVisitTimes = MissingReason("the file has no visit times")
  /// The visit has no score of the original scale.
  static let noOriginalTotal = MissingReason("no total of the original ALSFRS")
  /// The entry visit has no time.
  static let noVisitTime = MissingReason("the visit has no time")
  /// Date or time of onset missing in this row.
  static let noOnsetTime = MissingReason("the time of symptom onset is missing")
  /// Not recorded in this row.
  static let notRecorded = MissingReason("not recorded")

  /// The file as a whole does not tell.
  static func noColumn(_ what: String) -> MissingReason { MissingReason("the file has no column for \(what)") }
}
