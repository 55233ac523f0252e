import CSV
import Execution

/// Walks over the records of a table for a layout and keeps the account: what was read, what was set aside.
struct RecordScan {
  private(set) var rowsRead = 0
  private(set) var rowsSetAside = 0
  private(set) var blankLines = 0
  var log = FindingLog()

  /// Calls `body` with the fields of every record and its offset. Records with another number of fields than the header
  /// are set aside unless they are short by nothing but blanks at the end; so are open quotes.
  mutating func records(
    of table: RawTable, work: Work, _ body: (inout RecordScan, UnsafePointer<CSVField>, Int) -> Void
  ) throws(Cancelled) {
    let width = table.headers.count
    let fields = UnsafeMutablePointer<CSVField>.allocate(capacity: width)
    defer { fields.deallocate() }
    let blocks = CSVBlocks(
      table.bytes, range: table.dataRange, size: max(table.dataRange.count, 1), dialect: table.dialect)
    var scanner = CSVScanner(
      table.bytes, range: table.dataRange, dialect: table.dialect, singleLineFrom: blocks.singleLineFrom)
    while true {
      let outcome = scanner.next(fields, capacity: width)
      switch outcome {
      case .end: return
      case .blank: blankLines += 1
      case .comment: log.add(.note, .comment, offset: scanner.recordStart, .none, "the line is a comment")
      case .openQuote:
        rowsRead += 1
        setAside(.openQuote, scanner.recordStart, "a quote is never closed, expected a closing quote")
      case .record where scanner.recordEnd - scanner.recordStart == scanner.fieldCount - 1:
        // Nothing but delimiters.
        blankLines += 1
      case .record:
        rowsRead += 1
        if rowsRead % 4096 == 0 { try work.checkCancelled() }
        guard scanner.fieldCount == width || scanner.fieldCount > width && scanner.extraFieldsAreEmpty else {
          setAside(.raggedRow, scanner.recordStart, "the row has \(scanner.fieldCount) fields, expected \(width)")
          continue
        }
        body(&self, fields, scanner.recordStart)
      }
    }
  }

  /// Sets the record aside, with an error.
  mutating func setAside(_ rule: FindingRule, _ offset: Int, _ message: String) {
    rowsSetAside += 1
    log.add(.error, rule, offset: offset, .rowSetAside, message)
  }

  /// Leaves out a record that is in order but does not count, with a note.
  mutating func leaveOut(_ rule: FindingRule, _ offset: Int, _ message: String) {
    rowsSetAside += 1
    log.add(.note, rule, offset: offset, .rowSetAside, message)
  }
}
