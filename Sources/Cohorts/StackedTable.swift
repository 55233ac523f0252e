import CSV

/// A table as it was parsed, before it takes its place among the others.
struct ParsedTable {
  /// Index of its file among the sources.
  var file: Int
  /// Name for messages.
  var name: String
  var bytes: UnsafeBufferPointer<UInt8>
  var dialect: CSVDialect
  /// Plans of its columns, in the order of the table.
  var columns: [ColumnPlan]
  var blocks: [ParsedBlock]
  /// Its rows by column.
  var rows: RowColumns
  /// Findings about whole columns; columns counted from 0 in this table.
  var log: FindingLog
  /// For a table made from a file: see `RecordAddresses.Table`.
  var records: [(start: Int, origin: Int)] = []
  /// How the file itself is cut into records.
  var fileDialect: CSVDialect
}

/// What the rows of a table are.
enum TableRole: Sendable {
  /// Assessments: each row is a visit.
  case visits
  /// Facts of patients, in one or several rows each.
  case subjects
  /// Nothing in it that is read: rows of adverse events, of drugs.
  case unused
}

/// A table in the stack that a cohort is built from: the rows and columns of all tables are numbered through, and a byte
/// of the stack has an address, the offset in its table plus the bytes of the tables before.
///
/// Why it may be shared: its bytes are only read, and the reader keeps them until the cohort is built.
struct StackedTable: @unchecked Sendable {
  let file: Int
  let name: String
  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: CSVDialect
  /// Address of its first byte.
  let base: Int
  let columns: Range<Int>
  let rows: Range<Int>
  var role = TableRole.visits

  /// The bytes of the record at an address of this table, its line end excluded.
  func record(at address: Int) -> UnsafeBufferPointer<UInt8> {
    RawRecord.bytes(at: address - base, in: bytes, dialect: dialect)
  }
}

/// Where an address of the stack lies in the files that were given.
public struct RecordAddresses: Sendable {
  struct Table: Sendable {
    var file: Int
    var base: Int
    /// For a table made from a file: offsets of its records, and of the records of the file that they were made from.
    var records: [(start: Int, origin: Int)] = []
    /// How the file is cut into records.
    var dialect: CSVDialect
  }

  var tables: [Table] = []

  /// The table that an address lies in.
  private func table(of address: Int) -> Table? { tables.last { $0.base <= address } }

  /// File and offset in it of the record at an address.
  func place(of address: Int) -> (file: Int, offset: Int, dialect: CSVDialect)? {
    guard let table = table(of: address) else { return nil }
    let offset = address - table.base
    guard !table.records.isEmpty else { return (table.file, offset, table.dialect) }
    // The last record that begins at or before the offset.
    var low = 0
    var high = table.records.count
    while low < high {
      let middle = (low + high) / 2
      if table.records[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : (table.file, table.records[low - 1].origin, table.dialect)
  }
}
