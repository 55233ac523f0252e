public import Clinical
public import Cohorts

/// A cohort written out by hand in a test: patients with visits, and columns of facts.
public struct TinyCohort {
  /// One visit.
  public struct Visit {
    /// Months from time 0.
    public let months: Double?
    let items: ALSFRSRItems
    let total: Double?
    let vitalCapacity: Double?

    /// Creates a visit; what is left out is missing.
    public init(
      months: Double?, items: ALSFRSRItems = ALSFRSRItems(), total: Double? = nil, vitalCapacity: Double? = nil
    ) {
      self.months = months
      self.items = items
      self.total = total
      self.vitalCapacity = vitalCapacity
    }
  }

  /// Visits of each patient.
  public var visits: [[Visit]]
  /// Whether item 5 is told apart by form.
  public var distinguishesGastrostomy: Bool
  /// Whether visits have times.
  public var hasVisitTimes: Bool
  private var patientColumns = ColumnTable()

  /// A cohort of these visits, without facts about the patients.
  public init(visits: [[Visit]], distinguishesGastrostomy: Bool = true, hasVisitTimes: Bool = true) {
    self.visits = visits
    self.distinguishesGastrostomy = distinguishesGastrostomy
    self.hasVisitTimes = hasVisitTimes
  }

  /// Twelve scores and the form of item 5.
  public static func items(_ scores: [Int?], _ cutting: ALSFRSRItems.Cutting = .withoutGastrostomy) -> ALSFRSRItems {
    ALSFRSRItems(scores, cutting: cutting)
  }

  /// Adds a column of numbers.
  public mutating func add(_ name: String, numbers: [Double?], unit: String = "") {
    add(name, .number(NumberColumn(numbers)), unit: unit)
  }

  /// Adds a column of small numbers.
  public mutating func add(_ name: String, smalls: [Int8?]) { add(name, .small(SmallColumn(smalls))) }

  /// Adds a column of words.
  public mutating func add(_ name: String, words: [String?]) {
    var levels = ByteTable()
    var seen: [String: UInt32] = [:]
    let codes = words.map { word -> UInt32 in
      guard let word else { return 0 }
      if let code = seen[word] { return code }
      levels.append(Array(word.utf8))
      seen[word] = UInt32(levels.count)
      return UInt32(levels.count)
    }
    add(name, .code(CodeColumn(codes: codes, levels: levels)))
  }

  private mutating func add(_ name: String, _ column: Column, unit: String = "") {
    patientColumns.entries.append(.init(name: name, unit: unit, sources: ["file " + name], column: column))
  }

  /// The cohort.
  public var cohort: Cohort {
    var ids = ByteTable()
    for patient in visits.indices { ids.append(Array("P\(patient)".utf8)) }
    var offsets = [0]
    for visits in visits { offsets.append(offsets[offsets.count - 1] + visits.count) }
    let all = visits.flatMap { $0 }
    let hasItems = all.contains { !$0.items.isEmpty }
    var visitColumns = ColumnTable()
    if all.contains(where: { $0.total != nil }) {
      visitColumns.entries.append(
        .init(
          name: VisitFact.recordedTotal, unit: "points", sources: ["total"],
          column: .number(NumberColumn(all.map(\.total)))))
    }
    if all.contains(where: { $0.vitalCapacity != nil }) {
      visitColumns.entries.append(
        .init(
          name: VisitFact.vitalCapacity, unit: "%", sources: ["fvc"],
          column: .number(NumberColumn(all.map(\.vitalCapacity)))))
    }
    return Cohort(
      patientIDs: ids, visitOffsets: offsets, patientColumns: patientColumns, items: hasItems ? all.map(\.items) : [],
      visitMonths: NumberColumn(all.map(\.months)), visitColumns: visitColumns,
      visitRecordAddresses: Array(all.indices),
      features: CohortFeatures(
        distinguishesGastrostomy: distinguishesGastrostomy, hasItems: hasItems, hasVisitTimes: hasVisitTimes,
        timeZero: .fileZero, isSynthetic: false))
  }
}

/// Patients with one visit each at month 0.
public func onePerVisit(_ items: [ALSFRSRItems]) -> TinyCohort {
  TinyCohort(visits: items.map { [.init(months: 0, items: $0)] })
}
