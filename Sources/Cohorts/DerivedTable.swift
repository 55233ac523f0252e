import CSV

/// The bytes of a table that a layout made, kept in one place while the cohort is built.
final class DerivedTable {
  let bytes: UnsafeBufferPointer<UInt8>
  private let storage: UnsafeMutableBufferPointer<UInt8>
  /// Offsets of its records, and of the records of the file that they came from.
  let records: [(start: Int, origin: Int)]

  /// What layouts write, with the numbers as they are in the file.
  let dialect: CSVDialect

  init(_ table: PlainTable, numbersOf file: CSVDialect) {
    var dialect = CSVDialect(decimal: file.decimal)
    dialect.grouping = file.grouping
    self.dialect = dialect
    storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: table.bytes.count)
    _ = storage.initialize(from: table.bytes)
    bytes = UnsafeBufferPointer(storage)
    var scanner = CSVScanner(bytes, range: 0..<bytes.count, dialect: dialect)
    var field = CSVField(start: 0, length: 0)
    _ = scanner.next(&field, capacity: 1)
    var records: [(start: Int, origin: Int)] = []
    records.reserveCapacity(table.origins.count)
    for origin in table.origins {
      if scanner.next(&field, capacity: 1) == .end { break }
      records.append((scanner.recordStart, origin))
    }
    self.records = records
  }

  deinit { storage.deallocate() }
}
