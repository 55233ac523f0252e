public import Clinical

/// Patients and their visits as columns. Facts of the file only: whatever has more than one definition (stages,
/// progression rate, classes) is a `Variable`. Immutable once built.
///
/// Patients are in order of first appearance in the file. The visits of patient `p` are rows `visitRange(p)` of every
/// visit column, in order of time; visits without a time come last, ties keep the order of the file.
public struct Cohort: Sendable {
  /// IDs, one a patient, as bytes.
  public var patientIDs: ByteTable
  /// First visit row of each patient, and the number of visits at the end: `patientCount + 1` numbers.
  public var visitOffsets: [Int]
  /// Facts of a patient, one row each. Names: see `PatientFact`.
  public var patientColumns: ColumnTable
  /// ALSFRS-R answers, one a visit; an empty array if the file has no items.
  public var items: [ALSFRSRItems]
  /// Months from the patient's index to the visit (index: see `TimeZero`); negative before.
  public var visitMonths: NumberColumn
  /// Other facts of a visit, one row each. Names: see `VisitFact`.
  public var visitColumns: ColumnTable
  /// Address of the record that each visit was read from first: see `Reading.rawRecord(at:sources:)`. With one file, the
  /// offset of the record.
  public var visitRecordAddresses: [Int]
  /// What the file as a whole can and cannot tell.
  public var features: CohortFeatures
  /// Row of the visit that each patient's values at entry come from; −1 where there is none. See `entryVisit`.
  public let entryRows: [Int32]

  /// Creates a cohort from its parts. O(visits).
  public init(
    patientIDs: ByteTable, visitOffsets: [Int], patientColumns: ColumnTable, items: [ALSFRSRItems],
    visitMonths: NumberColumn, visitColumns: ColumnTable, visitRecordAddresses: [Int], features: CohortFeatures
  ) {
    precondition(visitOffsets.count == patientIDs.count + 1, "one visit offset a patient and one at the end")
    self.patientIDs = patientIDs
    self.visitOffsets = visitOffsets
    self.patientColumns = patientColumns
    self.items = items
    self.visitMonths = visitMonths
    self.visitColumns = visitColumns
    self.visitRecordAddresses = visitRecordAddresses
    self.features = features
    let totals = [VisitFact.recordedTotal, VisitFact.originalTotal].compactMap { visitColumns.numbers($0) }
    entryRows = Cohort.entryRows(visitOffsets, items, visitMonths, totals)
  }

  private static func entryRows(
    _ offsets: [Int], _ items: [ALSFRSRItems], _ months: NumberColumn, _ totals: [NumberColumn]
  ) -> [Int32] {
    var rows = [Int32](repeating: -1, count: offsets.count - 1)
    for patient in rows.indices {
      for row in offsets[patient]..<offsets[patient + 1] {
        if months.known[row], months.values[row] < 0 { continue }
        if items.isEmpty || items[row].isEmpty, !totals.contains(where: { $0.known[row] }) { continue }
        rows[patient] = Int32(row)
        break
      }
    }
    return rows
  }

  /// Number of patients.
  public var patientCount: Int { patientIDs.count }
  /// Number of visits.
  public var visitCount: Int { visitOffsets.last ?? 0 }
  /// Visit rows of a patient.
  public func visitRange(_ patient: Int) -> Range<Int> { visitOffsets[patient]..<visitOffsets[patient + 1] }

  /// Row of the visit that values at entry come from: the first with ALSFRS items or a total of either scale at a time of 0 or later;
  /// if the file has no visit times, the patient's first such visit. `nil` if there is none.
  public func entryVisit(_ patient: Int) -> Int? { entryRows[patient] < 0 ? nil : Int(entryRows[patient]) }
}

/// Names of the patient columns with a fixed meaning. All optional: absent if the file does not tell.
public enum PatientFact {
  /// `.small`: raw value of `SiteOfOnset`.
  public static let onsetSite = "onset_site"
  /// `.small`: raw value of `Sex`.
  public static let sex = "sex"
  /// `.number`, years: age at the index.
  public static let age = "age"
  /// `.number`, years: age at symptom onset.
  public static let ageAtOnset = "age_onset"
  /// `.number`, months from symptom onset to the index.
  public static let monthsOnsetToIndex = "months_onset_to_index"
  /// `.number`, months from symptom onset to diagnosis.
  public static let diagnosticDelay = "diagnostic_delay"
  /// `.code`: treatment arm.
  public static let arm = "arm"
  /// `.code`: study site (place).
  public static let studySite = "study_site"
  /// `.number`, months from the index to death.
  public static let deathMonths = "death_months"
  /// `.small`: 1 died, 0 known not to have died by the last contact.
  public static let died = "died"
  /// `.number`, months from the index to tracheostomy.
  public static let tracheostomyMonths = "tracheostomy_months"
  /// `.number`, months from the index to gastrostomy; negative before.
  public static let gastrostomyMonths = "gastrostomy_months"
  /// `.number`, months from the index to the start of non-invasive ventilation; negative before.
  public static let ventilationMonths = "niv_months"
  /// `.number`, months from the index to the last contact.
  public static let lastContactMonths = "last_contact_months"
  /// `.small`: 1 uses riluzole, 0 does not.
  public static let riluzole = "riluzole"
  /// `.small`: 1 C9orf72 expansion found, 0 tested and not found.
  public static let c9orf72 = "c9orf72"
  /// `.code`: El Escorial category as recorded.
  public static let elEscorial = "el_escorial"
  /// `.code` or `.small`: the file's own column, adopted and labelled "recorded" where nothing can be derived.
  public static let recordedKings = "recorded_kings"
  /// As `recordedKings`, for MiToS.
  public static let recordedMitos = "recorded_mitos"
  /// `.code`: the file's own progression class.
  public static let recordedSpeed = "recorded_speed"
  /// `.number`, points a month, positive = loss: the file's own progression rate before the index.
  public static let recordedProgressionRate = "recorded_progression_rate"
}

/// Names of the visit columns with a fixed meaning.
public enum VisitFact {
  /// `.number`, 0–48: the ALSFRS-R total of the file.
  public static let recordedTotal = "alsfrsr_total"
  /// `.number`, 0–40: the total of the original ALSFRS, which is never converted.
  public static let originalTotal = "alsfrs_total"
  /// `.number`, 0–4: item 10 of the original ALSFRS, breathing.
  public static let breathing = "alsfrs_item_10old"
  /// `.number`, % of predicted: forced or slow vital capacity.
  public static let vitalCapacity = "vc_pct"
  /// `.number`, kg.
  public static let weight = "weight"
  /// `.number`, 0–12 each: recorded sub-scores, used only where items are absent.
  public static let bulbar = "bulbar"
  /// See `bulbar`.
  public static let fineMotor = "fine_motor"
  /// See `bulbar`.
  public static let grossMotor = "gross_motor"
  /// See `bulbar`.
  public static let respiratory = "respiratory"
}

extension Cohort {
  /// The file's ALSFRS-R total, one a visit.
  public var recordedTotal: NumberColumn? { visitColumns.numbers(VisitFact.recordedTotal) }
  /// Vital capacity, % of predicted, one a visit.
  public var vitalCapacityPercent: NumberColumn? { visitColumns.numbers(VisitFact.vitalCapacity) }
  /// Site of onset, raw values of `SiteOfOnset`.
  public var siteOfOnset: SmallColumn? { patientColumns.smalls(PatientFact.onsetSite) }
  /// Sex, raw values of `Sex`.
  public var sex: SmallColumn? { patientColumns.smalls(PatientFact.sex) }
  /// Age at the index, years.
  public var ageYears: NumberColumn? { patientColumns.numbers(PatientFact.age) }
  /// Age at symptom onset, years.
  public var ageAtOnsetYears: NumberColumn? { patientColumns.numbers(PatientFact.ageAtOnset) }
  /// Months from symptom onset to the index.
  public var monthsOnsetToIndex: NumberColumn? { patientColumns.numbers(PatientFact.monthsOnsetToIndex) }
  /// Months from symptom onset to diagnosis.
  public var diagnosticDelayMonths: NumberColumn? { patientColumns.numbers(PatientFact.diagnosticDelay) }
  /// Treatment arm.
  public var arm: CodeColumn? { patientColumns.codes(PatientFact.arm) }
}

/// What the patient's time 0 is.
public enum TimeZero: String, Sendable, CaseIterable {
  /// The file's own time zero (enrolment): visit times are given relative to it.
  case fileZero = "file"
  /// Randomisation or start of treatment.
  case randomisation
  /// The first ALSFRS-R visit.
  case firstVisit = "first-visit"
}

/// What a file as a whole can and cannot tell.
public struct CohortFeatures: Sendable, Equatable {
  /// Whether item 5 is recorded as 5a and 5b, so that a gastrostomy shows.
  public var distinguishesGastrostomy: Bool
  /// Whether any visit has twelve-item answers.
  public var hasItems: Bool
  /// Whether visits have times.
  public var hasVisitTimes: Bool
  /// The index that times count from.
  public var timeZero: TimeZero
  /// Set on data from the generator: every screen and export says that the cohort is synthetic.
  public var isSynthetic: Bool

  /// Creates features.
  public init(
    distinguishesGastrostomy: Bool, hasItems: Bool, hasVisitTimes: Bool, timeZero: TimeZero, isSynthetic: Bool
  ) {
    self.distinguishesGastrostomy = distinguishesGastrostomy
    self.hasItems = hasItems
    self.hasVisitTimes = hasVisitTimes
    self.timeZero = timeZero
    self.isSynthetic = isSynthetic
  }
}
