import CSV

/// A record as it stands in the file.
public struct RawRecord: Hashable, Sendable {
  /// Line of its first byte, from 1.
  public var line: Int
  /// Its bytes, line end excluded. Raw: sanitise at the sink.
  public var bytes: [UInt8]

  static func bytes(
    at offset: Int, in buffer: UnsafeBufferPointer<UInt8>, dialect: CSVDialect
  ) -> UnsafeBufferPointer<UInt8> {
    guard offset >= 0, offset < buffer.count else { return UnsafeBufferPointer(rebasing: buffer[0..<0]) }
    var scanner = CSVScanner(buffer, range: offset..<buffer.count, dialect: dialect)
    return withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 1) { fields in
      if let base = fields.baseAddress { _ = scanner.next(base, capacity: 1) }
      return UnsafeBufferPointer(rebasing: buffer[scanner.recordStart..<scanner.recordEnd])
    }
  }
}

extension Reading {
  /// The record at `offset` (`Cohort.visitRecordOffsets`) of a table, from the bytes that were read; `nil` outside them. O(offset).
  public func rawRecord(table: Int, offset: Int, source: Source) -> RawRecord? {
    guard tables.indices.contains(table), offset >= 0, offset < source.bytes.count else { return nil }
    return source.bytes.withUnsafeBufferPointer { buffer in
      var lines = CSVLineCounter()
      let record = RawRecord.bytes(at: offset, in: buffer, dialect: tables[table].dialect)
      return RawRecord(line: lines.line(at: offset, in: buffer), bytes: [UInt8](record))
    }
  }
}
