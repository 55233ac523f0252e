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
    case .blank, .notADate, .noSuchDay: break
    }
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
  func count(_ condition: (String) -> Bool) -> Int { values.count(where: condition) }

  /// How many numbers lie in a range.
  func count(in range: ClosedRange<Double>) -> Int { numbers.count { range.contains($0) } }

  private func trimmed(_ text: String) -> String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    let tail = text.drop(while: isSpace)
    guard let last = tail.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(tail[...last])
  }
}

/// The words that mean "missing", compared as bytes: ASCII letters in any case, spaces around dropped.
struct MissingWords: Sendable {
  private let words: [[UInt8]]
  private let longest: Int

  init(_ added: [String]) {
    words = (Vocabulary.missingWords + added).map { Array($0.lowercased().utf8) }
    longest = words.reduce(0) { max($0, $1.count) }
  }

  func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if start == end { return true }
    guard end - start <= longest else { return false }
    for word in words where word.count == end - start {
      var index = 0
      while index < word.count {
        let byte = bytes[start + index]
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if lower != word[index] { break }
        index += 1
      }
      if index == word.count { return true }
    }
    return false
  }
}
