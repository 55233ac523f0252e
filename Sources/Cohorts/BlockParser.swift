import CSV
import Clinical
import Glibc

/// Reads one block of records into columns: records are cut in batches, then each column of a batch is parsed in a
/// tight loop.
///
/// Runs of plain records are cut many bytes at a time; a record that is not plain, and as many after it as prove to be
/// useful, by the exact scanner. Both give the same fields, so that where a run ends never shows.
struct BlockParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let columns: [ColumnPlan]
  let dialect: CSVDialect
  let missing: MissingWords
  let itemSlots: [ItemSlot]
  let slots: RowSlots
  var block = ParsedBlock()
  var words: [WordColumn]
  /// Row of the block that the next row of a batch becomes.
  var row = 0
  /// The runs of rows of one patient in the batch.
  let runs: PatientRuns
  /// Where the fields of the latest row are, for columns that have only changed with the patient.
  var latest: [FieldPlace?]

  private let idColumn: Int
  private let requiredWidth: Int
  private let ends: UnsafeMutablePointer<UInt32>
  private let records: ScannedRecords
  private var latestID: (bytes: UnsafePointer<UInt8>, length: Int, number: UInt32)?

  struct ItemSlot {
    let column: Int
    let item: Int
    let cutting: ALSFRSRItems.Cutting
  }

  private static let batchRows = 256

  /// A parser that writes the rows of a block to `slots`; to be closed after use.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, columns: [ColumnPlan], dialect: CSVDialect, missing: MissingWords,
    idColumn: Int, slots: RowSlots
  ) {
    self.bytes = bytes
    self.columns = columns
    self.dialect = dialect
    self.missing = missing
    self.idColumn = idColumn
    self.slots = slots
    itemSlots = columns.indices.compactMap { index in
      guard columns[index].parse == .item, case .item(let item, let cutting) = columns[index].use else { return nil }
      return ItemSlot(column: index, item: item, cutting: cutting)
    }
    // A record may stop early only where blanks are ordinary.
    requiredWidth = (columns.lastIndex { !$0.isBlankSomewhere } ?? 0) + 1
    words = columns.map { _ in WordColumn() }
    let plainNumbers = (BlockParser.batchRows + 1) * columns.count + 128
    ends = .allocate(capacity: plainNumbers)
    runs = PatientRuns(rows: BlockParser.batchRows)
    latest = columns.map { _ in nil }
    records = ScannedRecords(width: columns.count, rows: BlockParser.batchRows)
  }

  /// Gives the buffers of the parser back.
  func close() {
    ends.deallocate()
  }

  mutating func parse(_ range: Range<Int>, singleLineFrom: Int) -> ParsedBlock {
    block.chunks = columns.map { _ in ColumnChunk() }
    if !itemSlots.isEmpty { block.items.reserveCapacity(slots.capacity) }
    let plain = CSVPlainRecords(bytes, range: range, dialect: dialect, width: columns.count)
    var position = range.lowerBound
    // Records for the exact scanner: one where it was needed, more and more while plain runs are short.
    var scanned = 1
    while position < range.upperBound, block.overLimit == nil {
      if let plain {
        let count = parsePlain(plain, &position)
        scanned = count < 16 ? min(scanned * 2, BlockParser.batchRows) : 1
        if count == BlockParser.batchRows { continue }
      } else {
        scanned = BlockParser.batchRows
      }
      var scanner = CSVScanner(
        bytes, range: position..<range.upperBound, dialect: dialect, singleLineFrom: singleLineFrom)
      scan(&scanner, records: scanned)
      position = scanner.position
    }
    for index in columns.indices { block.chunks[index].levels = words[index].levels }
    block.rows = row
    return block
  }

  // MARK: Plain records

  /// Parses a run of plain records; how many there were.
  private mutating func parsePlain(_ plain: CSVPlainRecords, _ position: inout Int) -> Int {
    let run = plain.next(from: position, limit: BlockParser.batchRows, ends: ends)
    guard run.records > 0, let bytes = bytes.baseAddress else { return 0 }
    let origin = position - 1
    var batch = FieldBatch(
      base: bytes + origin, starts: ends, ends: ends + 1, width: columns.count, rows: run.records,
      hasCarriageReturns: run.hasCarriageReturns, canReadWords: position >= 8, isEscaped: nil)
    batch.rows = admit(batch)
    position = batch.rows == run.records ? run.next : origin + Int(ends[batch.rows * columns.count]) + 1
    block.rowsRead += batch.rows
    if run.hasCarriageReturns { block.lineEnds.crlf += batch.rows } else { block.lineEnds.lf += batch.rows }
    parseColumns(batch)
    return batch.rows
  }

  /// Notes patients and places of the rows; ends before a row with a blank ID.
  private mutating func admit(_ batch: FieldBatch) -> Int {
    let origin = batch.base - bytes.baseAddress.unsafelyUnwrapped
    precondition(row + batch.rows <= slots.capacity, "more rows than lines")
    for index in 0..<batch.rows {
      let (id, length) = batch.field(index, idColumn)
      if length == 0 || id[0] <= 0x20 && isBlank(UnsafeBufferPointer(start: id, count: length)) { return index }
      note(index, id, length, at: origin + Int(batch.starts[index &* batch.width]) + 1)
    }
    return batch.rows
  }

  /// Notes the patient and the place of a row of the batch.
  @inline(__always)
  private mutating func note(_ index: Int, _ id: UnsafePointer<UInt8>, _ length: Int, at offset: Int) {
    let number: UInt32
    if let latestID, latestID.length == length, memcmp(latestID.bytes, id, length) == 0 {
      number = latestID.number
      runs.isContinued[index] = true
    } else {
      number = UInt32(block.ids.number(of: UnsafeBufferPointer(start: id, count: length)))
      runs.isContinued[index] = false
      latestID = (id, length, number)
    }
    slots.ids[row &+ index] = number
    slots.offsets[row &+ index] = offset
  }

  // MARK: Other records

  /// Parses at most so many records, whatever they are like.
  private mutating func scan(_ scanner: inout CSVScanner, records limit: Int) {
    let width = columns.count
    guard let base = bytes.baseAddress else { return }
    let origin = scanner.position
    var rows = 0
    scanning: for _ in 0..<limit {
      let record = records.fields + rows * width
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
      case .record: if admit(record, scanner, rows) { rows += 1 }
      }
      countLineEnd(scanner)
      let length = scanner.recordEnd - scanner.recordStart
      if length > ReadingLimits.recordBytes {
        block.overLimit = .init(limit: "bytes in a record", found: length, allowed: ReadingLimits.recordBytes)
      } else if scanner.longestField > ReadingLimits.fieldBytes {
        block.overLimit = .init(
          limit: "bytes in a field", found: scanner.longestField, allowed: ReadingLimits.fieldBytes)
      }
      if block.overLimit != nil { return }
    }
    records.place(rows, from: origin)
    parseColumns(
      FieldBatch(
        base: base + origin - 1, starts: records.starts, ends: records.ends, width: width, rows: rows,
        hasCarriageReturns: false, canReadWords: origin >= 8,
        isEscaped: UnsafePointer(records.isEscaped)))
  }

  /// Whether the record is a row; if so its patient and place are noted.
  private mutating func admit(_ record: UnsafeMutablePointer<CSVField>, _ scanner: CSVScanner, _ index: Int) -> Bool {
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
    if isBlank(content(id)) {
      setAside(scanner, .emptyPatientID, "the patient ID is empty, expected an ID in every row")
      return false
    }
    precondition(row + index < slots.capacity, "more rows than lines")
    if id.hasDoubledQuotes {
      slots.ids[row + index] = UInt32(unescaped(id).withUnsafeBufferPointer { block.ids.number(of: $0) })
      slots.offsets[row + index] = scanner.recordStart
      runs.isContinued[index] = false
      latestID = nil
    } else if let bytes = bytes.baseAddress {
      note(index, bytes + id.start, Int(id.length), at: scanner.recordStart)
    }
    if let raggedness {
      let tail = count > width ? "; the fields beyond are empty" : "; the fields that lack are taken as blank"
      block.log.add(
        .warning, .raggedRow, offset: scanner.recordStart, patient: shown(content(id)), .keptFlagged, raggedness + tail)
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

  private func content(_ field: CSVField) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[field.start..<field.start + Int(field.length)])
  }

  private func unescaped(_ field: CSVField) -> [UInt8] {
    CSVRecords.content(of: field, in: bytes, dialect: dialect)
  }

  /// The bytes of a field with doubled quotes, made single.
  func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let field = CSVField(
      start: 0, length: Int32(content.count), isQuoted: true, hasDoubledQuotes: true)
    return CSVRecords.content(of: field, in: content, dialect: dialect)
  }

  private func isBlank(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    content.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The beginning of a field, for messages.
  func shown(_ content: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: content.prefix(80), as: UTF8.self) + (content.count > 80 ? "…" : "")
  }
}
