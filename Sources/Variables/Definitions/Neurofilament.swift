import Clinical
import Cohorts

/// Neurofilament light at entry, and what it was measured with.
private struct NeurofilamentAtEntry: Sendable {
  private let facts: EntryFacts
  private let values: NumberColumn?
  private let isPerVisit: Bool
  private let methods: [(entry: ColumnTable.Entry, isPerVisit: Bool)]

  init(_ cohort: Cohort) {
    facts = EntryFacts(cohort)
    let perPatient = cohort.patientColumns.numbers("nfl")
    values = perPatient ?? cohort.visitColumns.numbers("nfl")
    isPerVisit = perPatient == nil
    methods = NeurofilamentAtEntry.methodNames.compactMap { name in
      if let entry = cohort.patientColumns[name] { return (entry, false) }
      return cohort.visitColumns[name].map { ($0, true) }
    }
  }

  /// Columns that tell one assay or matrix from another.
  private static let methodNames = ["nfl_assay", "assay", "nfl_matrix", "matrix", "specimen", "sample_type"]

  var patientCount: Int { facts.patientCount }
  var tellsMethod: Bool { !methods.isEmpty }
  var missingFromFile: MissingReason? { values == nil ? .noColumn("neurofilament light, as numbers") : nil }

  func value(_ patient: Int) -> Determination<Double> {
    guard let values else { return .missing(.notRecorded) }
    guard isPerVisit else { return values[patient].map { .known($0) } ?? .missing(.notRecorded) }
    guard let visit = facts.visit(patient) else { return .missing(.noEntry) }
    return values[visit].map { .known($0) } ?? .missing(.notRecorded)
  }

  /// Assay and matrix of a patient's value as one word; `nil` if the file has columns for them and this row says nothing.
  func method(_ patient: Int) -> String? {
    var words: [String] = []
    for method in methods {
      guard let row = method.isPerVisit ? facts.visit(patient) : patient else { return nil }
      switch method.entry.column {
      case .code(let column):
        guard let word = column[row] else { return nil }
        words.append(column.levels.text(word))
      case .number, .small: words.append(fileValue(method.entry, row: row))
      }
    }
    return words.joined(separator: ", ")
  }

  /// Cuts between thirds by assay and matrix.
  func cuts() -> [String: NeurofilamentTertile.Cuts] {
    var groups: [String: [Double]] = [:]
    for patient in 0..<patientCount {
      guard let value = value(patient).value, let method = method(patient) else { continue }
      groups[method, default: []].append(value)
    }
    return groups.compactMapValues { NeurofilamentTertile.Cuts(values: $0) }
  }

  func tertile(
    _ patient: Int, _ cuts: [String: NeurofilamentTertile.Cuts]
  ) -> Determination<NeurofilamentTertile> {
    switch value(patient) {
    case .missing(let reason): return .missing(reason)
    case .known(let value):
      guard let method = method(patient) else { return .missing(.methodNotRecorded) }
      guard let cuts = cuts[method] else {
        return .missing(MissingReason("fewer than 9 values of this assay and matrix"))
      }
      return .known(cuts.tertile(value))
    }
  }
}

extension Variable {
  /// Neurofilament light at entry.
  static let neurofilament = Variable(
    id: "nfl", title: "Neurofilament light", unit: "pg/mL",
    definition:
      "Neurofilament light at entry as recorded, taken as pg/mL. Values of different assays, or of serum and "
      + "cerebrospinal fluid, do not compare.",
    source: "this file",
    compute: { cohort in
      let levels = NeurofilamentAtEntry(cohort)
      if let reason = levels.missingFromFile { return .missing(reason) }
      return .known(
        .numbers(levels.patientCount) { rows, column in
          for patient in rows { column.append(levels.value(patient)) }
        })
    },
    explain: { cohort, patient in
      let levels = NeurofilamentAtEntry(cohort)
      if let reason = levels.missingFromFile { return [reason.text] }
      switch levels.value(patient) {
      case .known(let value): return ["recorded: \(text(value)) pg/mL"]
      case .missing(let reason): return [reason.text]
      }
    })

  /// Third of the cohort by neurofilament light.
  static let neurofilamentTertile = Variable(
    id: "nfl_tertile", title: "Neurofilament third",
    definition:
      "Third of this cohort by neurofilament light at entry, within one assay and matrix where the file tells them; a "
      + "cut belongs to the upper third. There is no universal threshold.",
    source: "Lu et al., Neurology 2015;84:2247–2257, who compared thirds",
    compute: { cohort in
      let levels = NeurofilamentAtEntry(cohort)
      if let reason = levels.missingFromFile { return .missing(reason) }
      let cuts = levels.cuts()
      var notes = cuts.sorted { $0.key < $1.key }.map { method, cuts in
        (method.isEmpty ? "" : method + ": ") + "cut at \(text(cuts.lower)) and \(text(cuts.upper)) pg/mL"
      }
      if !levels.tellsMethod { notes.append("assay and matrix are taken to be one: the file does not tell") }
      return .known(
        .categories(
          NeurofilamentTertile.allCases.map(\.label), isOrdered: true, levels.patientCount, notes: { _ in notes }
        ) { rows, column in
          for patient in rows { column.append(levels.tertile(patient, cuts).map { Int($0.rawValue) }) }
        })
    },
    explain: { cohort, patient in
      let levels = NeurofilamentAtEntry(cohort)
      if let reason = levels.missingFromFile { return [reason.text] }
      switch levels.value(patient) {
      case .missing(let reason): return [reason.text]
      case .known(let value):
        // The cuts take the whole cohort, which is too much for one patient's page; they are notes of the column.
        guard let method = levels.method(patient) else { return [MissingReason.methodNotRecorded.text] }
        let among = method.isEmpty ? "all values at entry" : "the values at entry of " + method
        return ["\(text(value)) pg/mL among \(among)"]
      }
    })
}

extension MissingReason {
  fileprivate static let methodNotRecorded = MissingReason("assay or matrix is not recorded")
}
