import Clinical
import Cohorts

/// A fact that the file records in words of its own, per patient or per visit, as a raw value of a closed vocabulary; of
/// a visit column the entry counts.
struct FactAtEntry: Sendable {
  private let words: RecordedWords
  /// Visit row of each patient's entry, −1 where there is none; `nil` for a column with one row a patient.
  private let entryRows: [Int32]?

  /// The column `name`; `nil` if the file has none.
  init?(_ cohort: Cohort, _ name: String, read: (String) -> Int8?) {
    guard let entry = cohort.patientColumns[name] ?? cohort.visitColumns[name] else { return nil }
    entryRows = cohort.patientColumns[name] == nil ? cohort.entryRows : nil
    words = RecordedWords(entry.column) { read(String(decoding: $0, as: UTF8.self)) }
  }

  /// Raw value of a patient.
  func value(_ patient: Int) -> Determination<Int8> {
    guard let entryRows else { return words.value(patient) }
    let visit = Int(entryRows[patient])
    return visit < 0 ? .missing(.noEntry) : words.value(visit)
  }

  /// Yes or no of a patient, for vocabularies of 0 and 1.
  func flag(_ patient: Int) -> Bool? { value(patient).value.map { $0 == 1 } }

  /// What the file says in the column `name`.
  static func explain(_ cohort: Cohort, _ name: String, _ patient: Int) -> String {
    if let entry = cohort.patientColumns[name] { return fileValue(entry, row: patient) }
    guard let entry = cohort.visitColumns[name], let visit = cohort.entryVisit(patient) else {
      return MissingReason.noEntry.text
    }
    return fileValue(entry, row: visit)
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
        guard let fact = FactAtEntry(cohort, name, read: read) else { return .missing(.noColumn(what)) }
        return .known(
          .categories(levels, isOrdered: isOrdered, cohort.patientCount, notes: { _ in note.map { [$0] } ?? [] }) {
            rows, column in
            for patient in rows {
              switch fact.value(patient) {
              case .known(let level): column.append(level: Int(level))
              case .missing(let reason): column.append(missing: reason == .notRecorded ? notRecorded : reason)
              }
            }
          })
      },
      explain: { cohort, patient in
        guard let fact = FactAtEntry(cohort, name, read: read) else {
          return [MissingReason.noColumn(what).text]
        }
        switch fact.value(patient) {
        case .known(let level): return [FactAtEntry.explain(cohort, name, patient) + ", taken as \(levels[Int(level)])"]
        case .missing(let reason):
          return [
            reason == .notRecorded ? notRecorded.text : "\(FactAtEntry.explain(cohort, name, patient)); \(reason.text)"
          ]
        }
      })
  }
}
