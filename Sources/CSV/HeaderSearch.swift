/// Where the table begins in a sample, and whether its first record holds names.
///
/// A record is skipped as a title only on evidence that a header follows: text above columns of numbers or dates,
/// records of the same width after it, and before it only lines of words or lines with fewer filled fields. A record
/// that is followed by its own table is never skipped, so that a change of width further down cannot cost the rows
/// before it.
struct HeaderSearch {
  private let sample: CSVSample

  /// Records looked at below a header, columns of each, and records that may be titles.
  private static let rowsBelow = 100
  private static let columnLimit = 60

  init(_ sample: CSVSample) { self.sample = sample }

  /// Index of the first record of the table: of its header or, without one, of its first row. O(sample).
  func firstRecord() -> Int {
    let records = sample.records
    guard let first = records.firstIndex(where: { $0.filled >= 2 }) else { return 0 }
    var widest = 0
    var areWords = true
    for index in records.indices {
      let filled = records[index].filled
      if index > first, filled > max(widest, 2) || areWords && filled > 1, isFollowedByItsWidth(index),
        records.count - index > index, isProvenHeader(index, limit: records.count), !isTable(first, index)
      {
        return index
      }
      widest = max(widest, filled)
      areWords = areWords && isProse(index) && !isFollowedByItsWidth(index)
    }
    guard first > 0, isFollowedByItsWidth(first) else { return 0 }
    if isProvenHeader(first, limit: records.count) { return first }
    return (0..<first).allSatisfy { isProse($0) } ? first : 0
  }

  /// Whether the record looks like one more row of the table below it rather than like names.
  func looksLikeData(_ header: Int) -> Bool {
    let votes = Votes(sample, header, limit: sample.records.count)
    if votes.filled > 0, votes.typedCells == votes.filled { return true }
    if votes.strongNames > 0 || votes.areEvenSteps { return false }
    return votes.data > votes.names
  }

  private func isFollowedByItsWidth(_ index: Int) -> Bool {
    let next = sample.records[(index + 1)...].prefix(5)
    return !next.isEmpty && next.allSatisfy { $0.width == sample.records[index].width }
  }

  private func isProvenHeader(_ index: Int, limit: Int) -> Bool {
    let votes = Votes(sample, index, limit: limit)
    return votes.strongNames > 0 && votes.data == 0 && votes.typedCells == 0 && votes.areUnique
  }

  /// Whether the records from `first` to `end` are a table with a header of their own, of two rows or more.
  private func isTable(_ first: Int, _ end: Int) -> Bool {
    let rows = (first + 1..<end).filter { sample.records[$0].width == sample.records[first].width }
    guard rows.count >= 2 else { return false }
    let votes = Votes(sample, first, limit: end)
    return votes.strongNames > 0 || votes.data > 0
  }

  /// A line of words: nothing that could be one column of a table.
  private func isProse(_ index: Int) -> Bool {
    let line = UnsafeBufferPointer(rebasing: sample.bytes[sample.records[index].start..<sample.records[index].end])
    return line.contains(0x20) || line.first == UInt8(ascii: "#") || line.contains(UInt8(ascii: ":"))
  }

  /// What each cell of a record says about the record, given the column below.
  private struct Votes {
    var filled = 0
    var typedCells = 0
    /// Cells that look like the column below.
    var data = 0
    /// Cells that do not.
    var names = 0
    /// Text above numbers or dates.
    var strongNames = 0
    var areUnique = true
    private var numbers: [Double] = []
    private var otherData = 0

    /// Three or more whole numbers in even steps, as in months 0, 3, 6: names, though they are numbers.
    var areEvenSteps: Bool {
      guard numbers.count >= 3, otherData == 0, numbers.count < filled else { return false }
      let step = numbers[1] - numbers[0]
      return step > 0 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == step }
    }

    init(_ sample: CSVSample, _ header: Int, limit: Int) {
      let width = sample.records[header].width
      let below = (header + 1..<max(limit, header + 1)).lazy
        .filter { sample.records[$0].width == width && !Votes.areEqual(sample, header, $0) }
        .prefix(HeaderSearch.rowsBelow)
      let rows = Array(below)
      var seen: Set<[UInt8]> = []
      for column in 0..<min(width, HeaderSearch.columnLimit) {
        let cell = sample.cell(header, column)
        let look = CSVCellLook(cell)
        if look == .blank { continue }
        filled += 1
        if !seen.insert([UInt8](cell)).inserted { areUnique = false }
        if look == .number || look == .date { typedCells += 1 }
        if look != .missing { judge(cell, look, sample, column, rows) }
      }
    }

    private mutating func judge(
      _ cell: UnsafeBufferPointer<UInt8>, _ look: CSVCellLook, _ sample: CSVSample, _ column: Int, _ rows: [Int]
    ) {
      var numberRows = 0
      var dateRows = 0
      var texts: [[UInt8]] = []
      for row in rows {
        let other = sample.cell(row, column)
        switch CSVCellLook(other) {
        case .number: numberRows += 1
        case .date: dateRows += 1
        case .text: texts.append([UInt8](other))
        case .blank, .missing: break
        }
      }
      let typed = max(numberRows, dateRows)
      if typed > 0, typed * 5 >= (numberRows + dateRows + texts.count) * 4 {
        if look == .text {
          strongNames += 1
        } else {
          data += 1
          if let number = NumberField.parse(cell).value { numbers.append(number) } else { otherData += 1 }
        }
        return
      }
      guard look == .text, !texts.isEmpty else { return }
      let ownShape = Votes.shape([UInt8](cell))
      let distinct = Set(texts)
      if distinct.contains([UInt8](cell)) {
        // In a few rows a word may well be the same as the name above it.
        if texts.count >= 3 {
          data += 1
          otherData += 1
        }
      } else if let shape = Votes.commonShape(distinct) {
        if shape == ownShape {
          data += 1
          otherData += 1
        } else {
          names += 1
        }
      } else if texts.count >= 4, distinct.count * 2 <= texts.count {
        names += 1
      }
    }

    private static func areEqual(_ sample: CSVSample, _ left: Int, _ right: Int) -> Bool {
      let (left, right) = (sample.records[left], sample.records[right])
      return left.end - left.start == right.end - right.start
        && sample.bytes[left.start..<left.end].elementsEqual(sample.bytes[right.start..<right.end])
    }

    /// The shape of four fifths of the words, if it has digits: that of a code such as P012.
    private static func commonShape(_ words: Set<[UInt8]>) -> [UInt8]? {
      var counts: [[UInt8]: Int] = [:]
      for word in words { counts[shape(word), default: 0] += 1 }
      guard let (shape, count) = counts.max(by: { $0.value < $1.value }), shape.contains(UInt8(ascii: "9")),
        count * 5 >= words.count * 4
      else { return nil }
      return shape
    }

    /// Letters by case, a run of digits as one 9, everything else as it is.
    private static func shape(_ word: [UInt8]) -> [UInt8] {
      var shape: [UInt8] = []
      for byte in word {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): if shape.last != UInt8(ascii: "9") { shape.append(0x39) }
        case UInt8(ascii: "a")...UInt8(ascii: "z"): shape.append(UInt8(ascii: "a"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): shape.append(UInt8(ascii: "A"))
        default: shape.append(byte)
        }
      }
      return shape
    }
  }
}
