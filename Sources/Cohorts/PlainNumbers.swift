import CSV

/// The numbers of a column that are written plainly, at most eight bytes of digits with perhaps a sign and a decimal mark,
/// and in range: nearly all numbers of nearly all files. Loops of their own, because they are the most travelled of the
/// whole reader.
///
/// Why its pointers are safe: see `FieldBatch`, which says whether eight bytes can be read before the end of any field;
/// `out` has room for a number a run.
struct PlainNumbers {
  private let fields: ColumnFields
  private let runs: RowRuns
  private let short: ShortNumber
  private let low: Double
  private let high: Double
  private let isWhole: Bool

  /// `range`: the numbers that can be; `isWhole`: whether they have no fraction.
  init(fields: ColumnFields, runs: RowRuns, decimal: UInt8, range: ClosedRange<Double>?, isWhole: Bool) {
    self.fields = fields
    self.runs = runs
    short = ShortNumber(decimal: decimal)
    low = range?.lowerBound ?? -.infinity
    high = range?.upperBound ?? .infinity
    self.isWhole = isWhole
  }

  /// Reads runs from `first` on into `out`, one number each, until one is not a plain number in range; its place, or the
  /// number of runs.
  @inline(__always)
  func read(from first: Int, into out: UnsafeMutablePointer<Double>) -> Int {
    if !fields.canReadWords { return first }
    return isWhole ? whole(first, out) : decimal(first, out)
  }

  /// One or two digits (scores, visits, flags), else any number without a fraction.
  @inline(never)
  private func whole(_ first: Int, _ out: UnsafeMutablePointer<Double>) -> Int {
    let (fields, runs, low, high) = (fields, runs, low, high)
    var run = first
    while run < runs.count {
      let (end, length) = fields.end(Int(runs.starts[run]))
      var number: Double
      if UInt(bitPattern: length &- 1) < 2,
        let digits = ShortNumber.readWhole(ColumnFields.word(endingAt: end), length: length)
      {
        number = digits
      } else {
        guard UInt(bitPattern: length &- 1) < 8,
          let other = short.read(ColumnFields.word(endingAt: end), length: length), other == other.rounded()
        else { return run }
        number = other
      }
      guard number >= low, number <= high else { return run }
      out[run] = number
      run &+= 1
    }
    return run
  }

  @inline(never)
  private func decimal(_ first: Int, _ out: UnsafeMutablePointer<Double>) -> Int {
    let (fields, runs, short, low, high) = (fields, runs, short, low, high)
    var run = first
    while run < runs.count {
      let (end, length) = fields.end(Int(runs.starts[run]))
      guard UInt(bitPattern: length &- 1) < 8,
        let number = short.read(ColumnFields.word(endingAt: end), length: length), number >= low, number <= high
      else { return run }
      out[run] = number
      run &+= 1
    }
    return run
  }
}
