import CSV
import Glibc

/// Where the fields of some rows lie, in the same form for plain records, which were cut many bytes at a time, and for
/// records that were cut by the exact scanner.
///
/// Why its pointers are safe: both cutters give places inside the bytes only, and the parser that owns the buffers
/// outlives the batch.
struct FieldBatch {
  /// The byte that places are counted from.
  let base: UnsafePointer<UInt8>
  /// One less than the place of each field's first byte, row after row.
  let starts: UnsafePointer<UInt32>
  /// Places of the bytes after each field.
  let ends: UnsafePointer<UInt32>
  /// Fields a row.
  let width: Int
  var rows: Int
  /// Whether the last field of each row has a CR at its end.
  let hasCarriageReturns: Bool
  /// Whether eight bytes can be read that end where any field ends.
  let canReadWords: Bool
  /// Whether a field has doubled quotes; `nil` for plain records, which have no quotes.
  let isEscaped: UnsafePointer<Bool>?

  /// A field: its first byte and its length.
  @inline(__always)
  func field(_ row: Int, _ column: Int) -> (bytes: UnsafePointer<UInt8>, length: Int) {
    let (end, length) = self.column(column).end(row)
    return (end - length, length)
  }

  /// The fields of one column.
  @inline(__always)
  func column(_ column: Int) -> ColumnFields {
    ColumnFields(
      base: base, starts: starts + column, ends: ends + column, width: width,
      cut: hasCarriageReturns && column == width &- 1 ? 1 : 0, canReadWords: canReadWords)
  }

  @inline(__always)
  func content(_ row: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    let (bytes, length) = field(row, column)
    return UnsafeBufferPointer(start: bytes, count: length)
  }

  /// Whether the records were cut as plain ones, so that nothing lies between fields but delimiters.
  var isPlain: Bool { isEscaped == nil }

  @inline(__always)
  func place(_ row: Int, _ column: Int) -> FieldPlace {
    let (bytes, length) = field(row, column)
    return FieldPlace(bytes: bytes, length: length, isEscaped: isEscaped?[row &* width &+ column] ?? false)
  }

  /// Whether the fields of neighbouring columns, of which there are several in plain records only, have the same bytes in
  /// two rows.
  @inline(__always)
  func isSame(_ row: Int, as other: Int, _ columns: Range<Int>) -> Bool {
    if !isPlain { return place(row, columns.lowerBound).isSame(as: place(other, columns.lowerBound)) }
    let first = FieldPlace(piece: columns, row, self)
    return first.isSame(as: FieldPlace(piece: columns, other, self))
  }

  /// The bytes of a field of one to eight bytes, in the highest bytes of a word whose others are 0.
  @inline(__always)
  static func key(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: 64 &- length &* 8)
    return (ColumnFields.word(endingAt: bytes + length) &>> shift) &<< shift
  }
}

/// The fields of one column of a batch; see `FieldBatch`.
struct ColumnFields {
  let base: UnsafePointer<UInt8>
  let starts: UnsafePointer<UInt32>
  let ends: UnsafePointer<UInt32>
  /// Places from a row to the next.
  let width: Int
  /// Bytes at the end of each field that do not belong to it.
  let cut: Int
  let canReadWords: Bool

  /// The byte after a field, and its length.
  @inline(__always)
  func end(_ row: Int) -> (end: UnsafePointer<UInt8>, length: Int) {
    let at = row &* width
    let end = Int(ends[at]) &- cut
    return (base + end, end &- Int(starts[at]) &- 1)
  }

  /// The eight bytes that end where a field ends.
  @inline(__always)
  static func word(endingAt end: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self))
  }
}

/// The bytes of a field.
struct FieldPlace {
  let bytes: UnsafePointer<UInt8>
  let length: Int
  /// Whether quotes in it are doubled.
  let isEscaped: Bool

  init(bytes: UnsafePointer<UInt8>, length: Int, isEscaped: Bool) {
    self.bytes = bytes
    self.length = length
    self.isEscaped = isEscaped
  }

  /// Neighbouring fields of a plain record, with the delimiters between them.
  @inline(__always)
  init(piece columns: Range<Int>, _ row: Int, _ batch: FieldBatch) {
    let first = row &* batch.width
    let start = Int(batch.starts[first &+ columns.lowerBound]) &+ 1
    self.init(
      bytes: batch.base + start, length: Int(batch.ends[first &+ columns.upperBound &- 1]) &- start, isEscaped: false)
  }

  @inline(__always)
  func isSame(as other: FieldPlace) -> Bool {
    length == other.length && isEscaped == other.isEscaped && memcmp(bytes, other.bytes, length) == 0
  }
}
