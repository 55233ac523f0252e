import CSV

/// Records as the exact scanner cut them, and the same as places for a batch of fields.
///
/// Why its pointers are safe: all buffers have room for `rows` records of `width` fields, and whoever fills them stops at
/// `rows`.
final class ScannedRecords {
  let fields: UnsafeMutablePointer<CSVField>
  let starts: UnsafeMutablePointer<UInt32>
  let ends: UnsafeMutablePointer<UInt32>
  let isEscaped: UnsafeMutablePointer<Bool>
  private let width: Int

  init(width: Int, rows: Int) {
    self.width = width
    fields = .allocate(capacity: width * rows)
    starts = .allocate(capacity: width * rows)
    ends = .allocate(capacity: width * rows)
    isEscaped = .allocate(capacity: width * rows)
  }

  /// Places the fields of the first `rows` records as distances from the byte before `origin`.
  func place(_ rows: Int, from origin: Int) {
    for index in 0..<rows * width {
      let field = fields[index]
      starts[index] = UInt32(truncatingIfNeeded: field.start - origin)
      ends[index] = UInt32(truncatingIfNeeded: field.start - origin + 1 + Int(field.length))
      isEscaped[index] = field.hasDoubledQuotes
    }
  }

  deinit {
    fields.deallocate()
    starts.deallocate()
    ends.deallocate()
    isEscaped.deallocate()
  }
}
