import Clinical
import Cohorts

/// A column of the file that is adopted where nothing can be derived: each distinct word is read once.
struct RecordedWords {
  private enum Storage {
    case levels([Int8?], codes: [UInt32])
    case smalls([Int8?], SmallColumn)
    case numbers([Int8?], NumberColumn)
  }

  private let storage: Storage

  /// A column, with `read` turning the bytes of a word into a raw value.
  init(_ column: Column, read: (ArraySlice<UInt8>) -> Int8?) {
    let digits: [Int8?] = (0...9).map { (digit: UInt8) in read([UInt8(ascii: "0") + digit]) }
    switch column {
    case .code(let column):
      storage = .levels((0..<column.levels.count).map { read(column.levels[$0]) }, codes: column.codes)
    case .small(let column):
      storage = .smalls(digits, column)
    case .number(let column):
      storage = .numbers(digits, column)
    }
  }

  /// The patient column `name`; `nil` if the file has no such column.
  init?(_ cohort: Cohort, _ name: String, read: (ArraySlice<UInt8>) -> Int8?) {
    guard let column = cohort.patientColumns[name]?.column else { return nil }
    self.init(column, read: read)
  }

  /// The raw value of a row: a patient, or a visit of a visit column.
  func value(_ row: Int) -> Determination<Int8> {
    switch storage {
    case .levels(let levels, let codes):
      codes[row] == 0 ? .missing(.notRecorded) : RecordedWords.known(levels[Int(codes[row]) - 1])
    case .smalls(let digits, let column):
      column[row].map { RecordedWords.read(digits, Double($0)) } ?? .missing(.notRecorded)
    case .numbers(let digits, let column):
      column[row].map { RecordedWords.read(digits, $0) } ?? .missing(.notRecorded)
    }
  }

  private static func known(_ value: Int8?) -> Determination<Int8> {
    value.map { .known($0) } ?? .missing(.unreadableRecord)
  }

  private static func read(_ digits: [Int8?], _ number: Double) -> Determination<Int8> {
    guard let digit = Int(exactly: number), digits.indices.contains(digit) else { return .missing(.unreadableRecord) }
    return known(digits[digit])
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
