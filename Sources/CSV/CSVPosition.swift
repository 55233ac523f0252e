/// A place in a file, as people and editors count.
public struct CSVPosition: Hashable, Sendable {
  /// Line, from 1: LF, CRLF and CR each end one.
  public var line: Int
  /// Number of the column (field), from 1; 0 for the whole record.
  public var column: Int
  /// Offset of the first byte of the record.
  public var offset: Int

  /// Creates a position.
  public init(line: Int, column: Int = 0, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

/// Counts lines up to rising offsets, each byte looked at once.
public struct CSVLineCounter: Sendable {
  private var line = 1
  private var counted = 0

  /// A counter at the first byte.
  public init() {}

  /// Line that the byte at `offset` is on. Offsets must not fall from call to call; O(bytes since the last call).
  public mutating func line(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let stop = min(offset, bytes.count)
    var lines = 0
    var at = counted
    while at < stop {
      let byte = bytes[at]
      at &+= 1
      if byte == 0x0A {
        lines &+= 1
      } else if byte == 0x0D, at >= bytes.count || bytes[at] != 0x0A {
        lines &+= 1
      }
    }
    line += lines
    counted = max(counted, stop)
    return line
  }
}
