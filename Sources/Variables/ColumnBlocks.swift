import Clinical
import Cohorts
import Execution

/// The columns of variables are filled block by block on all cores: plain loops over the patients of a block that append
/// a value, or a reason, a patient. What comes of it does not depend on the number of cores.
extension VariableColumn {
  /// Patients of a block: a multiple of 64, so that no two blocks share a word of a bitmap.
  static let blockSize = 1 << 14

  /// A block of patients while its column is filled; see `NumberBlock` and `CategoryBlock`.
  typealias Counts = SIMD2<Int>

  /// Numbers of so many patients. `fill` appends one a patient of its range; `notes` is told what the blocks counted.
  static func numbers(
    _ patients: Int, notes: (Counts) -> [String] = { _ in [] },
    _ fill: @Sendable (Range<Int>, inout NumberBlock) -> Void
  ) -> VariableColumn {
    var values = [Double](unwritten: patients)
    var words = [UInt64](unwritten: (patients + 63) / 64)
    var codes = [UInt8](unwritten: patients)
    let blocks = values.withUnsafeMutableBufferPointer { values in
      words.withUnsafeMutableBufferPointer { words in
        codes.withUnsafeMutableBufferPointer { codes in
          nonisolated(unsafe) let (values, words, codes) = (values, words, codes)
          return inBlocks(patients) { rows in
            var block = NumberBlock(rows, values: values, words: words, codes: codes)
            fill(rows, &block)
            return block.finished()
          }
        }
      }
    }
    let reasons = joinReasons(blocks, &codes)
    return VariableColumn(
      values: .numbers(NumberColumn(values: values, known: Bitmap(words: words, count: patients))), reasonCodes: codes,
      reasons: reasons, notes: notes(counts(blocks)))
  }

  /// Categories of so many patients; see `numbers`.
  static func categories(
    _ levels: [String], isOrdered: Bool = false, _ patients: Int, notes: (Counts) -> [String] = { _ in [] },
    _ fill: @Sendable (Range<Int>, inout CategoryBlock) -> Void
  ) -> VariableColumn {
    var values = [UInt16](unwritten: patients)
    var codes = [UInt8](unwritten: patients)
    let blocks = values.withUnsafeMutableBufferPointer { values in
      codes.withUnsafeMutableBufferPointer { codes in
        nonisolated(unsafe) let (values, codes) = (values, codes)
        return inBlocks(patients) { rows in
          var block = CategoryBlock(rows, values: values, codes: codes)
          fill(rows, &block)
          return block.finished()
        }
      }
    }
    let reasons = joinReasons(blocks, &codes)
    return VariableColumn(
      values: .categories(codes: values, levels: levels), reasonCodes: codes, reasons: reasons, isOrdered: isOrdered,
      notes: notes(counts(blocks)))
  }

  private static func inBlocks(_ patients: Int, _ body: @Sendable (Range<Int>) -> FinishedBlock) -> [FinishedBlock] {
    firstBlocks((patients + blockSize - 1) / blockSize, work: Work()) { block in
      body(block * blockSize..<min((block + 1) * blockSize, patients))
    }
  }

  private static func counts(_ blocks: [FinishedBlock]) -> Counts {
    blocks.reduce(into: Counts(repeating: 0)) { $0 &+= $1.counts }
  }

  /// The reasons of all blocks in order of first appearance, with the codes of every block renumbered to these.
  private static func joinReasons(_ blocks: [FinishedBlock], _ codes: inout [UInt8]) -> [MissingReason] {
    var all = ReasonList()
    for block in blocks {
      let numbers = [0] + block.reasons.map { all.code($0) }
      if numbers.indices.allSatisfy({ numbers[$0] == UInt8($0) }) { continue }
      for row in block.rows { codes[row] = numbers[Int(codes[row])] }
    }
    return all.reasons
  }
}

/// What a block leaves besides its values.
private struct FinishedBlock: Sendable {
  var rows: Range<Int>
  var reasons: [MissingReason]
  var counts: VariableColumn.Counts
}

/// The numbers of a block of patients, appended in order.
///
/// Why its pointers are safe: they are to arrays with a place a patient that `VariableColumn.numbers` holds, no two blocks
/// share a place or a word, and no more is appended than the block has patients.
struct NumberBlock {
  private let values: UnsafeMutableBufferPointer<Double>
  private let words: UnsafeMutableBufferPointer<UInt64>
  private var reasons: ReasonBlock
  private let rows: Range<Int>
  private var next: Int
  /// What the variable wants counted of its patients.
  var counts = VariableColumn.Counts(repeating: 0)

  fileprivate init(
    _ rows: Range<Int>, values: UnsafeMutableBufferPointer<Double>, words: UnsafeMutableBufferPointer<UInt64>,
    codes: UnsafeMutableBufferPointer<UInt8>
  ) {
    self.rows = rows
    self.values = values
    self.words = words
    next = rows.lowerBound
    reasons = ReasonBlock(rows, codes)
    words[rows.lowerBound / 64..<(rows.upperBound + 63) / 64].update(repeating: ~0)
  }

  @inline(__always)
  mutating func append(_ value: Double) {
    precondition(next < rows.upperBound, "a value for each patient of the block")
    values[next] = value
    next &+= 1
  }

  mutating func append(missing reason: MissingReason) {
    words[next / 64] &= ~(1 << UInt64(next % 64))
    reasons.set(next, reason)
    append(0)
  }

  @inline(__always)
  mutating func append(_ determination: Determination<Double>) {
    switch determination {
    case .known(let value): append(value)
    case .missing(let reason): append(missing: reason)
    }
  }

  fileprivate func finished() -> FinishedBlock {
    precondition(next == rows.upperBound, "a value for each patient of the block")
    return FinishedBlock(rows: rows, reasons: reasons.list.reasons, counts: counts)
  }
}

/// The categories of a block of patients, appended in order; see `NumberBlock`.
struct CategoryBlock {
  private let values: UnsafeMutableBufferPointer<UInt16>
  private var reasons: ReasonBlock
  private let rows: Range<Int>
  private var next: Int
  /// What the variable wants counted of its patients.
  var counts = VariableColumn.Counts(repeating: 0)

  fileprivate init(
    _ rows: Range<Int>, values: UnsafeMutableBufferPointer<UInt16>, codes: UnsafeMutableBufferPointer<UInt8>
  ) {
    self.rows = rows
    self.values = values
    next = rows.lowerBound
    reasons = ReasonBlock(rows, codes)
  }

  /// Adds a patient at `levels[level]`.
  @inline(__always)
  mutating func append(level: Int) { append(code: UInt16(truncatingIfNeeded: level &+ 1)) }

  mutating func append(missing reason: MissingReason) {
    reasons.set(next, reason)
    append(code: 0)
  }

  @inline(__always)
  mutating func append(_ determination: Determination<Int>) {
    switch determination {
    case .known(let level): append(level: level)
    case .missing(let reason): append(missing: reason)
    }
  }

  @inline(__always)
  private mutating func append(code: UInt16) {
    precondition(next < rows.upperBound, "a category for each patient of the block")
    values[next] = code
    next &+= 1
  }

  fileprivate func finished() -> FinishedBlock {
    precondition(next == rows.upperBound, "a category for each patient of the block")
    return FinishedBlock(rows: rows, reasons: reasons.list.reasons, counts: counts)
  }
}

/// Why patients of a block have no value.
private struct ReasonBlock {
  private let codes: UnsafeMutableBufferPointer<UInt8>
  private(set) var list = ReasonList()

  init(_ rows: Range<Int>, _ codes: UnsafeMutableBufferPointer<UInt8>) {
    self.codes = codes
    codes[rows].update(repeating: 0)
  }

  mutating func set(_ row: Int, _ reason: MissingReason) { codes[row] = list.code(reason) }
}

/// Reasons by small codes, from 1 on: a file has a handful of them, so a search from the last one found is as good as a
/// dictionary.
private struct ReasonList {
  private(set) var reasons: [MissingReason] = []

  mutating func code(_ reason: MissingReason) -> UInt8 {
    if let index = reasons.lastIndex(of: reason) { return UInt8(index + 1) }
    // Codes are bytes: the last one stands for whatever else there is.
    if reasons.count == 255 { return 255 }
    reasons.append(reasons.count == 254 ? MissingReason("another reason") : reason)
    return UInt8(reasons.count)
  }
}
