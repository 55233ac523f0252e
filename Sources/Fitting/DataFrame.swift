/// Named columns of a CSV file: numbers, or words where a cell is no number.
///
/// A cell that is empty, `NA`, `NaN` or `.` is missing. Read by `DataFrame.read`.
public struct DataFrame: Sendable {
  /// A column.
  public enum Column: Sendable, Equatable {
    /// A number for each row; NaN, which no cell can hold, where it is missing.
    case numbers([Double])
    /// For each row the place of its word in `levels`, −1 where it is missing. Levels ascend by their bytes, as R orders
    /// them in the C locale.
    case words(codes: [Int32], levels: [String])
  }

  /// Names of all columns of the file, those included that were not asked for.
  public private(set) var header: [String]
  /// Number of rows.
  public let rows: Int
  private var columns: [String: Column]

  init(header: [String], rows: Int, columns: [String: Column]) {
    self.header = header
    self.rows = rows
    self.columns = columns
  }

  /// A column by its name; `nil` if the file has none, or it was not asked for.
  public subscript(name: String) -> Column? { columns[name] }

  /// Each row with the columns of the row of `other` that has the same key; missing where there is none. A column that
  /// both have is taken from here. Refused: no such key column, and a key that two rows of `other` have. O(rows).
  public func joined(with other: DataFrame, by key: String) throws(FitError) -> DataFrame {
    guard let own = self[key]?.keys, let theirs = other[key]?.keys else {
      throw .data("there is no column \(key) in both files to join them by")
    }
    var places: [String: Int32] = [:]
    for (row, word) in theirs.enumerated() {
      guard let word else { continue }
      guard places.updateValue(Int32(row), forKey: word) == nil else {
        throw .data("\(key) \(word) stands in two rows of the file that is joined; expected one row for each \(key)")
      }
    }
    let rows = own.map { $0.flatMap { places[$0] } ?? -1 }
    var result = self
    for (name, column) in other.columns where columns[name] == nil { result.columns[name] = column.taking(rows) }
    result.header += other.header.filter { !header.contains($0) }
    return result
  }
}

extension DataFrame.Column {
  /// The rows with these numbers, −1 for a missing value.
  func taking(_ rows: [Int32]) -> DataFrame.Column {
    switch self {
    case .numbers(let numbers): .numbers(rows.map { $0 < 0 ? .nan : numbers[Int($0)] })
    case .words(let codes, let levels): .words(codes: rows.map { $0 < 0 ? -1 : codes[Int($0)] }, levels: levels)
    }
  }

  /// Whether a row has no value.
  func isMissing(_ row: Int) -> Bool {
    switch self {
    case .numbers(let numbers): numbers[row].isNaN
    case .words(let codes, _): codes[row] < 0
    }
  }

  /// Each row as a word.
  var keys: [String?] {
    switch self {
    case .numbers(let numbers): numbers.map { $0.isNaN ? nil : numberWord($0) }
    case .words(let codes, let levels): codes.map { $0 < 0 ? nil : levels[Int($0)] }
    }
  }
}

/// A number as a level of a factor: without a fraction if it is whole.
func numberWord(_ number: Double) -> String {
  abs(number) < 1e15 && number == number.rounded() ? String(Int(number)) : "\(number)"
}
