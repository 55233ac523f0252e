import Clinical
import Cohorts

/// A cohort written out by hand in a test: patients with visits, and columns of facts.
struct TinyCohort {
  struct Visit {
    var months: Double?
    var items = ALSFRSRItems()
    var total: Double?
    var vitalCapacity: Double?
  }

  var visits: [[Visit]]
  var patientColumns = ColumnTable()
  var distinguishesGastrostomy = true
  var hasVisitTimes = true

  /// Twelve scores and the form of item 5.
  static func items(_ scores: [Int?], _ cutting: ALSFRSRItems.Cutting = .withoutGastrostomy) -> ALSFRSRItems {
    ALSFRSRItems(scores, cutting: cutting)
  }

  mutating func add(_ name: String, numbers: [Double?], unit: String = "") {
    add(name, .number(NumberColumn(numbers)), unit: unit)
  }

  mutating func add(_ name: String, smalls: [Int8?]) { add(name, .small(SmallColumn(smalls))) }

  mutating func add(_ name: String, words: [String?]) {
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

  var cohort: Cohort {
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
      visitRecordOffsets: Array(all.indices),
      features: CohortFeatures(
        distinguishesGastrostomy: distinguishesGastrostomy, hasItems: hasItems, hasVisitTimes: hasVisitTimes,
        timeZero: .fileZero, isSynthetic: false))
  }
}

/// Patients with one visit each at month 0.
func onePerVisit(_ items: [ALSFRSRItems]) -> TinyCohort {
  TinyCohort(visits: items.map { [.init(months: 0, items: $0)] })
}
