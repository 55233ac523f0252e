import CSV
import Clinical
import Glibc

/// Reads one block of records into columns: records are cut in batches, then each column of a batch is parsed in a
/// tight loop.
struct BlockParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let columns: [ColumnPlan]
  private let dialect: CSVDialect
  private let missing: MissingWords
  private let idColumn: Int
  private let itemSlots: [ItemSlot]
  private let requiredWidth: Int
  private var block = ParsedBlock()
  private var words: [WordColumn]

  private struct ItemSlot {
    let column: Int
    let item: Int
    let cutting: ALSFRSRItems.Cutting
  }

  private static let batchRows = 256

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, columns: [ColumnPlan], dialect: CSVDialect, missing: MissingWords,
    idColumn: Int
  ) {
    self.bytes = bytes
    self.columns = columns
    self.dialect = dialect
    self.missing = missing
    self.idColumn = idColumn
    itemSlots = columns.indices.compactMap { index in
      guard columns[index].parse == .item, case .item(let item, let cutting) = columns[index].use else { return nil }
      return ItemSlot(column: index, item: item, cutting: cutting)
    }
    // A record may stop early only where blanks are ordinary.
    requiredWidth = (columns.lastIndex { !$0.isBlankSomewhere } ?? 0) + 1
    words = columns.map { _ in WordColumn() }
  }

  mutating func parse(_ range: Range<Int>, singleLineFrom: Int) -> ParsedBlock {
    let width = columns.count
    block.chunks = columns.map { _ in ColumnChunk() }
    reserve(rows: range.count / max(width * 4, 16) + 16)
    var scanner = CSVScanner(bytes, range: range, dialect: dialect, singleLineFrom: singleLineFrom)
    let fields = UnsafeMutablePointer<CSVField>.allocate(capacity: width * BlockParser.batchRows)
    defer { fields.deallocate() }
    var rows = 0
    scanning: while true {
      let record = fields + rows * width
      switch scanner.next(record, capacity: width) {
      case .end: break scanning
      case .blank: block.blankLines += 1
      case .comment: block.log.add(.note, .comment, offset: scanner.recordStart, .none, "the line is a comment")
      case .openQuote:
        block.rowsRead += 1
        block.rowsSetAside += 1
        block.log.add(
          .error, .openQuote, offset: scanner.recordStart, .rowSetAside,
          "a quote opened in field \(scanner.fieldCount + 1) is never closed, expected a closing quote; reading goes on at the next line"
        )
      case .record:
        if admit(record, scanner) { rows += 1 }
        if rows == BlockParser.batchRows {
          parseColumns(fields, rows: rows)
          rows = 0
        }
      }
      countLineEnd(scanner)
      let length = scanner.recordEnd - scanner.recordStart
      if length > ReadingLimits.recordBytes {
        block.overLimit = .init(limit: "bytes in a record", found: length, allowed: ReadingLimits.recordBytes)
      } else if scanner.longestField > ReadingLimits.fieldBytes {
        block.overLimit = .init(
          limit: "bytes in a field", found: scanner.longestField, allowed: ReadingLimits.fieldBytes)
      }
      if block.overLimit != nil { return block }
    }
    parseColumns(fields, rows: rows)
    for index in columns.indices {
      block.chunks[index].levels = words[index].levels
    }
    return block
  }

  private mutating func reserve(rows: Int) {
    block.rowOffsets.reserveCapacity(rows)
    block.rowIDs.reserveCapacity(rows)
    if !itemSlots.isEmpty { block.items.reserveCapacity(rows) }
    for index in columns.indices {
      switch columns[index].parse {
      case .none, .id, .item: break
      case .number, .numberOrWord, .date: block.chunks[index].numbers.reserveCapacity(rows)
      case .word: block.chunks[index].codes.reserveCapacity(rows)
      }
    }
  }

  // MARK: Records

  /// Whether the record is a row; if so its patient and place are noted.
  private mutating func admit(_ record: UnsafeMutablePointer<CSVField>, _ scanner: CSVScanner) -> Bool {
    let width = columns.count
    let count = scanner.fieldCount
    if scanner.recordEnd - scanner.recordStart == count - 1, count > 1 {
      block.blankLines += 1
      block.log.add(
        .note, .blankRow, offset: scanner.recordStart, .none,
        "the line has delimiters and nothing else; it counts as blank")
      return false
    }
    block.rowsRead += 1
    var raggedness: String?
    if count != width {
      let isKept = count > width ? scanner.extraFieldsAreEmpty : count >= max(requiredWidth, 2)
      guard isKept else {
        setAside(scanner, .raggedRow, "the row has \(count) fields, expected \(width)")
        return false
      }
      raggedness = "the row has \(count) fields, expected \(width)"
      var index = count
      while index < width {
        record[index] = CSVField(start: scanner.recordEnd, length: 0)
        index += 1
      }
    }
    let id = record[idColumn]
    if isBlank(id) {
      setAside(scanner, .emptyPatientID, "the patient ID is empty, expected an ID in every row")
      return false
    }
    let number = withContent(id) { block.ids.number(of: $0) }
    block.rowIDs.append(UInt32(number))
    block.rowOffsets.append(scanner.recordStart)
    if let raggedness {
      let tail = count > width ? "; the fields beyond are empty" : "; the fields that lack are taken as blank"
      block.log.add(
        .warning, .raggedRow, offset: scanner.recordStart, patient: text(id), .keptFlagged, raggedness + tail)
    }
    return true
  }

  private mutating func setAside(_ scanner: CSVScanner, _ rule: FindingRule, _ message: String) {
    block.rowsSetAside += 1
    block.log.add(.error, rule, offset: scanner.recordStart, .rowSetAside, message)
  }

  private mutating func countLineEnd(_ scanner: CSVScanner) {
    let end = scanner.recordEnd
    guard scanner.position > end else { return }
    if bytes[end] == 0x0A {
      block.lineEnds.lf += 1
    } else if scanner.position == end + 2 {
      block.lineEnds.crlf += 1
    } else {
      block.lineEnds.cr += 1
    }
  }

  // MARK: Columns

  private mutating func parseColumns(_ fields: UnsafeMutablePointer<CSVField>, rows: Int) {
    guard rows > 0 else { return }
    let width = columns.count
    let firstRow = block.rowOffsets.count - rows
    for index in columns.indices {
      let column = fields + index
      switch columns[index].parse {
      case .none, .item: break
      case .id: block.chunks[index].known += rows
      case .number(let range, let isWhole):
        parseNumbers(index, column, stride: width, rows: rows, firstRow: firstRow, range: range, isWhole: isWhole)
      case .numberOrWord: parseFreeNumbers(index, column, stride: width, rows: rows)
      case .date: parseDates(index, column, stride: width, rows: rows, firstRow: firstRow)
      case .word: parseWords(index, column, stride: width, rows: rows)
      }
    }
    if !itemSlots.isEmpty { parseItems(fields, rows: rows, firstRow: firstRow) }
  }

  private mutating func parseNumbers(
    _ index: Int, _ column: UnsafeMutablePointer<CSVField>, stride: Int, rows: Int, firstRow: Int,
    range: ClosedRange<Double>?, isWhole: Bool
  ) {
    var numbers: [Double] = []
    swap(&numbers, &block.chunks[index].numbers)
    var known = 0
    let low = range?.lowerBound ?? -.infinity
    let high = range?.upperBound ?? .infinity
    for row in 0..<rows {
      let field = column[row * stride]
      var value = Double.nan
      if field.length > 0 {
        switch NumberField.parse(content(field), decimal: dialect.decimal, grouping: dialect.grouping) {
        case .number(let number):
          known += 1
          if number >= low, number <= high, !isWhole || number == Double(Int32(number)) {
            value = number
          } else if Sentinel.isMissing(number, range: range) {
            known -= 1
            reportMissingCode(index, field, firstRow + row)
          } else {
            report(index, field, firstRow + row, .outOfRange, "a number from \(numberText(low)) to \(numberText(high))")
          }
        case .blank: break
        case .notANumber:
          if !missing.contains(content(field)) {
            known += 1
            report(index, field, firstRow + row, .notANumber, "a number")
          }
        case .overflow:
          known += 1
          report(index, field, firstRow + row, .notANumber, "a number within the range of doubles")
        }
      }
      numbers.append(value)
    }
    swap(&numbers, &block.chunks[index].numbers)
    block.chunks[index].known += known
    block.chunks[index].missing += rows - known
  }

  private mutating func parseFreeNumbers(
    _ index: Int, _ column: UnsafeMutablePointer<CSVField>, stride: Int, rows: Int
  ) {
    guard !block.chunks[index].hasWord else { return }
    var numbers: [Double] = []
    swap(&numbers, &block.chunks[index].numbers)
    var known = 0
    for row in 0..<rows {
      let field = column[row * stride]
      var value = Double.nan
      if field.length > 0 {
        let content = content(field)
        // 007 is a code: as a number it would lose its zeros.
        let isCode = field.length > 1 && content[0] == UInt8(ascii: "0") && content[1] &- UInt8(ascii: "0") < 10
        switch NumberField.parse(content, decimal: dialect.decimal, grouping: dialect.grouping) {
        case .number(let number) where !isCode:
          known += 1
          value = number
        case .blank: break
        case .number, .overflow: block.chunks[index].hasWord = true
        case .notANumber:
          if !missing.contains(content) { block.chunks[index].hasWord = true }
        }
      }
      numbers.append(value)
    }
    swap(&numbers, &block.chunks[index].numbers)
    block.chunks[index].known += known
    block.chunks[index].missing += rows - known
  }

  private mutating func parseDates(
    _ index: Int, _ column: UnsafeMutablePointer<CSVField>, stride: Int, rows: Int, firstRow: Int
  ) {
    for row in 0..<rows {
      let field = column[row * stride]
      var value = Double.nan
      switch DateField.parse(content(field)) {
      case .day(let day):
        block.chunks[index].known += 1
        if BlockParser.plausibleDays.contains(day) {
          value = Double(day)
        } else {
          report(index, field, firstRow + row, .outOfRange, "a date from 1901 to 2099")
        }
      case .unordered(let first, let second, let year):
        block.chunks[index].known += 1
        if first > 12 { block.chunks[index].sawDayFirst = true }
        if second > 12 { block.chunks[index].sawMonthFirst = true }
        if (1901...2099).contains(year) {
          value = PackedDate.pack(first: first, second: second, year: year)
        } else {
          report(index, field, firstRow + row, .outOfRange, "a date from 1901 to 2099")
        }
      case .blank: block.chunks[index].missing += 1
      case .notADate:
        if missing.contains(content(field)) {
          block.chunks[index].missing += 1
        } else {
          block.chunks[index].known += 1
          report(index, field, firstRow + row, .notADate, "a date such as 2019-03-01")
        }
      case .noSuchDay:
        block.chunks[index].known += 1
        report(index, field, firstRow + row, .notADate, "a day that exists")
      }
      block.chunks[index].numbers.append(value)
    }
  }

  private static let plausibleDays =
    DateField.dayNumber(year: 1901, month: 1, day: 1)...DateField.dayNumber(year: 2099, month: 12, day: 31)

  private mutating func parseWords(
    _ index: Int, _ column: UnsafeMutablePointer<CSVField>, stride: Int, rows: Int
  ) {
    guard !block.chunks[index].hasTooManyLevels else { return }
    var codes: [UInt32] = []
    swap(&codes, &block.chunks[index].codes)
    var word = WordColumn()
    swap(&word, &words[index])
    var known = 0
    for row in 0..<rows {
      let field = column[row * stride]
      var code: UInt32 = 0
      if field.length > 0 {
        code =
          field.hasDoubledQuotes ? withContent(field) { word.code($0, missing) } : word.code(content(field), missing)
      }
      if code != 0 { known += 1 }
      codes.append(code)
    }
    if word.levelCount > ReadingLimits.levels { block.chunks[index].hasTooManyLevels = true }
    swap(&word, &words[index])
    swap(&codes, &block.chunks[index].codes)
    block.chunks[index].known += known
    block.chunks[index].missing += rows - known
  }

  private mutating func parseItems(_ fields: UnsafeMutablePointer<CSVField>, rows: Int, firstRow: Int) {
    let width = columns.count
    for row in 0..<rows {
      var items = ALSFRSRItems()
      var withoutGastrostomy: Int?
      var withGastrostomy: Int?
      for slot in itemSlots {
        let field = fields[row * width + slot.column]
        let score = itemScore(slot.column, field, firstRow + row)
        switch slot.cutting {
        case .unspecified: if let score { items[slot.item] = score }
        case .withoutGastrostomy: withoutGastrostomy = score
        case .withGastrostomy: withGastrostomy = score
        }
      }
      switch (withoutGastrostomy, withGastrostomy) {
      case (nil, nil): break
      case (let score?, nil):
        items[5] = score
        items.cutting = .withoutGastrostomy
      case (nil, let score?):
        items[5] = score
        items.cutting = .withGastrostomy
      case (let first?, let second?):
        items[5] = first == second ? first : nil
        block.log.add(
          .warning, .bothFormsOfItem5, offset: block.rowOffsets[firstRow + row], patient: patientText(firstRow + row),
          first == second ? .keptFlagged : .valueSetAside,
          "item 5 is answered both without gastrostomy (\(first)) and with (\(second)), expected one of them")
      }
      block.items.append(items)
    }
  }

  private mutating func itemScore(_ index: Int, _ field: CSVField, _ row: Int) -> Int? {
    let content = content(field)
    if content.count == 1, content[0] &- UInt8(ascii: "0") <= 4 {
      block.chunks[index].known += 1
      return Int(content[0] - UInt8(ascii: "0"))
    }
    switch NumberField.parse(content, decimal: dialect.decimal, grouping: dialect.grouping) {
    case .number(let number):
      block.chunks[index].known += 1
      if number >= 0, number <= 4, number == number.rounded() { return Int(number) }
      if Sentinel.isMissing(number, range: 0...4) {
        block.chunks[index].known -= 1
        block.chunks[index].missing += 1
        reportMissingCode(index, field, row)
        return nil
      }
      report(index, field, row, .outOfRange, "a whole number from 0 to 4")
    case .blank: block.chunks[index].missing += 1
    case .notANumber, .overflow:
      if missing.contains(content) {
        block.chunks[index].missing += 1
      } else {
        block.chunks[index].known += 1
        if case .item(let item, _) = columns[index].use, let score = Vocabulary.itemScore(item, text(field)) {
          return score
        }
        report(index, field, row, .notANumber, "a whole number from 0 to 4 or the wording of an answer")
      }
    }
    return nil
  }

  // MARK: Fields

  private mutating func report(_ index: Int, _ field: CSVField, _ row: Int, _ rule: FindingRule, _ expected: String) {
    let message = "\(columns[index].label) is \(text(field)), expected \(expected)"
    block.log.add(
      .error, rule, offset: block.rowOffsets[row], column: index, patient: patientText(row), .valueSetAside, message)
  }

  private mutating func reportMissingCode(_ index: Int, _ field: CSVField, _ row: Int) {
    let message = "\(columns[index].label) is \(text(field)), a code for a missing answer; it counts as missing"
    block.log.add(
      .warning, .missingCode, offset: block.rowOffsets[row], column: index, patient: patientText(row), .valueSetAside,
      message)
  }

  private func patientText(_ row: Int) -> String {
    block.ids.withBytes(Int(block.rowIDs[row])) { String(decoding: $0, as: UTF8.self) }
  }

  @inline(__always)
  private func content(_ field: CSVField) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[field.start..<field.start + Int(field.length)])
  }

  private func withContent<Result>(_ field: CSVField, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard field.hasDoubledQuotes else { return body(content(field)) }
    return CSVRecords.content(of: field, in: bytes, dialect: dialect).withUnsafeBufferPointer { body($0) }
  }

  private func isBlank(_ field: CSVField) -> Bool { content(field).allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  private func text(_ field: CSVField) -> String {
    let shown = content(field).prefix(80)
    return String(decoding: shown, as: UTF8.self) + (shown.count < Int(field.length) ? "…" : "")
  }
}

/// The words of one column in one block.
private struct WordColumn {
  private var table = LevelTable()
  // Code of each string of the table; 0 for words that mean "missing".
  private var codes: [UInt32] = []
  private var last = -1
  private(set) var levelCount = 0

  /// Words that do not mean "missing".
  var levels: ByteTable {
    let all = table.table
    var levels = ByteTable()
    for index in codes.indices where codes[index] != 0 { levels.append(all[index]) }
    return levels
  }

  mutating func code(_ content: UnsafeBufferPointer<UInt8>, _ missing: MissingWords) -> UInt32 {
    var start = 0
    var end = content.count
    while start < end, content[start] == 0x20 || content[start] == 0x09 { start += 1 }
    while end > start, content[end - 1] == 0x20 || content[end - 1] == 0x09 { end -= 1 }
    if start == end { return 0 }
    let word = UnsafeBufferPointer(rebasing: content[start..<end])
    if last >= 0, table.matches(last, word) { return codes[last] }
    let number = table.number(of: word)
    if number == codes.count {
      if missing.contains(word) {
        codes.append(0)
      } else {
        levelCount += 1
        codes.append(UInt32(levelCount))
      }
    }
    last = number
    return codes[number]
  }
}
