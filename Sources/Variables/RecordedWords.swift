import Clinical
import Cohorts

/// A column of the file whose words are read by a closed vocabulary: each distinct word once.
struct RecordedWords: Sendable {
  /// What the rows hold, and the raw value of each word or digit.
  private enum Rows: Sendable {
    case words(codes: [UInt32], values: [Int8?])
    case smalls(SmallColumn, digits: [Int8?])
    case numbers(NumberColumn, digits: [Int8?])
  }

  private let rows: Rows

  /// A column, with `read` turning the bytes of a word into a raw value of 0 or more. O(distinct words).
  init(_ column: Column, read: (ArraySlice<UInt8>) -> Int8?) {
    let digits: [Int8?] = (0...9).map { (digit: UInt8) in read([UInt8(ascii: "0") + digit]) }
    switch column {
    case .code(let column):
      rows = .words(codes: column.codes, values: (0..<column.levels.count).map { read(column.levels[$0]) })
    case .small(let column): rows = .smalls(column, digits: digits)
    case .number(let column): rows = .numbers(column, digits: digits)
    }
  }

  /// The patient column `name`; `nil` if the file has no such column.
  init?(_ cohort: Cohort, _ name: String, read: (ArraySlice<UInt8>) -> Int8?) {
    guard let column = cohort.patientColumns[name]?.column else { return nil }
    self.init(column, read: read)
  }

  /// The raw value of a row: a patient, or a visit of a visit column.
  func value(_ row: Int) -> Determination<Int8> {
    switch rows {
    case .words(let codes, let values):
      codes[row] == 0 ? .missing(.notRecorded) : RecordedWords.readable(values[Int(codes[row]) - 1])
    case .smalls(let column, let digits):
      column.known[row] ? RecordedWords.digit(Int(column.values[row]), digits) : .missing(.notRecorded)
    case .numbers(let column, let digits):
      column.known[row] ? RecordedWords.digit(Int(exactly: column.values[row]) ?? -1, digits) : .missing(.notRecorded)
    }
  }

  private static func digit(_ digit: Int, _ digits: [Int8?]) -> Determination<Int8> {
    digits.indices.contains(digit) ? readable(digits[digit]) : .missing(.unreadableRecord)
  }

  private static func readable(_ value: Int8?) -> Determination<Int8> {
    value.map { .known($0) } ?? .missing(.unreadableRecord)
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
