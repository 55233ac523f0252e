import CSV

/// The values of one column in the first records, for telling what the column is.
struct ColumnSample {
  /// Values that are not missing, trimmed.
  private(set) var values: [String] = []
  /// Those that are numbers.
  private(set) var numbers: [Double] = []
  /// How many are dates.
  private(set) var dates = 0
  /// Whether some record has nothing here.
  private(set) var hasBlank = false

  mutating func add(_ content: [UInt8], dialect: CSVDialect, missing: MissingWords) {
    let isMissing = content.withUnsafeBufferPointer { missing.contains($0) }
    if isMissing {
      hasBlank = true
      return
    }
    values.append(trimmed(String(decoding: content, as: UTF8.self)))
    if case .number(let number) = content.withUnsafeBufferPointer({
      NumberField.parse($0, decimal: dialect.decimal, grouping: dialect.grouping)
    }) {
      numbers.append(number)
    }
    switch content.withUnsafeBufferPointer({ DateField.parse($0) }) {
    case .day, .unordered: dates += 1
    // A year alone is a number first of all.
    case .partial where content.count > 4: dates += 1
    case .blank, .notADate, .noSuchDay, .partial: break
    }
  }

  /// Replaces codes by the words they stand for.
  mutating func translate(_ codes: [String: String]) {
    guard !codes.isEmpty else { return }
    numbers = []
    values = values.map { codes[$0] ?? $0 }
    for value in values { if let number = Double(value) { numbers.append(number) } }
  }

  /// Number of values.
  var known: Int { values.count }
  var isEmpty: Bool { values.isEmpty }
  var isNumeric: Bool { numbers.count == values.count && !values.isEmpty }
  var areMostlyNumbers: Bool { numbers.count * 2 >= values.count && !values.isEmpty }
  var areMostlyDates: Bool { dates * 2 >= values.count && !values.isEmpty }

  /// Middle number.
  var median: Double? { numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2] }

  /// How many values satisfy a condition.
  func count(_ condition: (String) -> Bool) -> Int {
    // Most columns repeat few words, and most conditions look them up in a vocabulary.
    var places: [String: Int] = [:]
    for value in values { places[value, default: 0] += 1 }
    return places.reduce(0) { condition($1.key) ? $0 + $1.value : $0 }
  }

  /// How many numbers lie in a range.
  func count(in range: ClosedRange<Double>) -> Int { numbers.count { range.contains($0) } }

  private func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last, [first, last].contains(where: { $0 <= 0x20 }) else {
      return text
    }
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    let tail = text.drop(while: isSpace)
    guard let last = tail.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(tail[...last])
  }
}
