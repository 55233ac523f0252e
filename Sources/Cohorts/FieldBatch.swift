import CSV

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
  /// Fields with doubled quotes, if there may be any.
  let isEscaped: UnsafePointer<Bool>?

  /// A field: its first byte and its length.
  @inline(__always)
  func field(_ row: Int, _ column: Int) -> (bytes: UnsafePointer<UInt8>, length: Int) {
    let at = row &* width &+ column
    let start = Int(starts[at]) &+ 1
    let end = Int(ends[at]) &- (hasCarriageReturns && column == width &- 1 ? 1 : 0)
    return (base + start, end &- start)
  }

  @inline(__always)
  func content(_ row: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    let (bytes, length) = field(row, column)
    return UnsafeBufferPointer(start: bytes, count: length)
  }

  /// The eight bytes that end where a field of one to eight bytes ends.
  @inline(__always)
  static func word(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes + length - 8).loadUnaligned(as: UInt64.self))
  }

  /// The same with the bytes before the field cleared.
  @inline(__always)
  static func key(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: 64 &- length &* 8)
    return (word(bytes, length) &>> shift) &<< shift
  }
}
