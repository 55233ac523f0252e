import Clinical
import Cohorts

/// A column of the file whose words are read by a closed vocabulary: each distinct word once.
struct RecordedWords {
  /// Raw value of each row, or one of the two below.
  private let values: [Int8]
  private static let notRecorded: Int8 = -1
  private static let unreadable: Int8 = -2

  /// A column, with `read` turning the bytes of a word into a raw value of 0 or more. O(rows).
  init(_ column: Column, read: (ArraySlice<UInt8>) -> Int8?) {
    let digits: [Int8?] = (0...9).map { (digit: UInt8) in read([UInt8(ascii: "0") + digit]) }
    func value(ofNumber number: Double) -> Int8 {
      guard let digit = Int(exactly: number), digits.indices.contains(digit) else { return RecordedWords.unreadable }
      return digits[digit] ?? RecordedWords.unreadable
    }
    switch column {
    case .code(let column):
      let levels =
        [RecordedWords.notRecorded]
        + (0..<column.levels.count).map { read(column.levels[$0]) ?? RecordedWords.unreadable }
      values = column.codes.map { levels[Int($0)] }
    case .small(let column):
      values = (0..<column.count).map { row in
        column[row].map { value(ofNumber: Double($0)) } ?? RecordedWords.notRecorded
      }
    case .number(let column):
      values = (0..<column.count).map { row in column[row].map(value) ?? RecordedWords.notRecorded }
    }
  }

  /// The patient column `name`; `nil` if the file has no such column.
  init?(_ cohort: Cohort, _ name: String, read: (ArraySlice<UInt8>) -> Int8?) {
    guard let column = cohort.patientColumns[name]?.column else { return nil }
    self.init(column, read: read)
  }

  /// The raw value of a row: a patient, or a visit of a visit column.
  func value(_ row: Int) -> Determination<Int8> {
    switch values[row] {
    case RecordedWords.notRecorded: .missing(.notRecorded)
    case RecordedWords.unreadable: .missing(.unreadableRecord)
    default: .known(values[row])
    }
  }
}

/// Which of its two sources a value has.
enum Origin {
  /// Derived by the rule.
  case derived
  /// The file's own.
  case recorded
}

/// "recorded by the file, not derived, for 12 of 500 patients", or nothing.
func recordedNote(_ recorded: Int, of patients: Int) -> [String] {
  recorded == 0 ? [] : ["recorded by the file, not derived, for \(recorded) of \(patients) patients"]
}
