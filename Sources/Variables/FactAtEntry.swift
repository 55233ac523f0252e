import Clinical
import Cohorts

/// A fact that the file records in words of its own, per patient or per visit, as a raw value of a closed vocabulary; of
/// a visit column the entry counts.
struct FactAtEntry {
  private let entry: ColumnTable.Entry
  private let words: RecordedWords
  private let isPerVisit: Bool
  private let facts: EntryFacts

  /// The column `name`; `nil` if the file has none.
  init?(_ facts: EntryFacts, _ name: String, read: (String) -> Int8?) {
    let cohort = facts.cohort
    guard let entry = cohort.patientColumns[name] ?? cohort.visitColumns[name] else { return nil }
    self.entry = entry
    isPerVisit = cohort.patientColumns[name] == nil
    words = RecordedWords(entry.column) { read(String(decoding: $0, as: UTF8.self)) }
    self.facts = facts
  }

  /// Raw value of a patient.
  func value(_ patient: Int) -> Determination<Int8> {
    guard isPerVisit else { return words.value(patient) }
    guard let visit = facts.visit(patient) else { return .missing(.noEntry) }
    return words.value(visit)
  }

  /// Yes or no of a patient, for vocabularies of 0 and 1.
  func flag(_ patient: Int) -> Bool? { value(patient).value.map { $0 == 1 } }

  /// What the file says.
  func explain(_ patient: Int) -> String {
    guard let row = isPerVisit ? facts.visit(patient) : patient else { return MissingReason.noEntry.text }
    return fileValue(entry, row: row)
  }
}

extension Variable {
  /// A variable whose categories are words of the file, read as raw values of `levels`.
  static func recorded(
    id: String, title: String, definition: String, source: String = "this file", column name: String, what: String,
    levels: [String], isOrdered: Bool = false, notRecorded: MissingReason = .notRecorded, note: String? = nil,
    read: @escaping @Sendable (String) -> Int8?
  ) -> Variable {
    Variable(
      id: id, title: title, definition: definition, source: source,
      compute: { cohort in
        guard let fact = FactAtEntry(EntryFacts(cohort), name, read: read) else { return .missing(.noColumn(what)) }
        var column = CategoryColumnBuilder(levels: levels, capacity: cohort.patientCount)
        for patient in 0..<cohort.patientCount {
          switch fact.value(patient) {
          case .known(let level): column.append(level: Int(level))
          case .missing(let reason): column.append(missing: reason == .notRecorded ? notRecorded : reason)
          }
        }
        return .known(column.column(isOrdered: isOrdered, notes: note.map { [$0] } ?? []))
      },
      explain: { cohort, patient in
        guard let fact = FactAtEntry(EntryFacts(cohort), name, read: read) else {
          return [MissingReason.noColumn(what).text]
        }
        switch fact.value(patient) {
        case .known(let level): return [fact.explain(patient) + ", taken as \(levels[Int(level)])"]
        case .missing(let reason):
          return [reason == .notRecorded ? notRecorded.text : "\(fact.explain(patient)); \(reason.text)"]
        }
      })
  }
}
