import CSV

/// A record as it stands in the file.
public struct RawRecord: Hashable, Sendable {
  /// Index of its file among the sources.
  public var file: Int
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
  /// The record at an address (`Cohort.visitRecordAddresses`), from the bytes that were read; `nil` outside them.
  /// O(bytes before it).
  public func rawRecord(at address: Int, sources: [Source]) -> RawRecord? {
    guard let place = addresses.place(of: address), sources.indices.contains(place.file) else { return nil }
    let bytes = sources[place.file].text.bytes
    guard place.offset < bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var lines = CSVLineCounter()
      let record = RawRecord.bytes(at: place.offset, in: buffer, dialect: place.dialect)
      return RawRecord(file: place.file, line: lines.line(at: place.offset, in: buffer), bytes: [UInt8](record))
    }
  }

  /// The bytes of a line (`Finding.line`), line end excluded; `nil` if there is none. O(bytes before it).
  public func rawLine(_ line: Int, file: Int, sources: [Source]) -> RawRecord? {
    guard line >= 1, sources.indices.contains(file) else { return nil }
    return sources[file].text.bytes.withUnsafeBufferPointer { buffer in
      var current = 1
      var start = 0
      while current < line {
        guard let end = Self.endOfLine(from: start, in: buffer) else { return nil }
        start = Self.afterLineEnd(end, in: buffer)
        current += 1
      }
      let end = Self.endOfLine(from: start, in: buffer) ?? buffer.count
      return start < buffer.count ? RawRecord(file: file, line: line, bytes: [UInt8](buffer[start..<end])) : nil
    }
  }

  private static func endOfLine(from start: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = start
    while at < buffer.count {
      if buffer[at] == 0x0A || buffer[at] == 0x0D { return at }
      at += 1
    }
    return nil
  }

  private static func afterLineEnd(_ end: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
    buffer[end] == 0x0D && end + 1 < buffer.count && buffer[end + 1] == 0x0A ? end + 2 : end + 1
  }
}
