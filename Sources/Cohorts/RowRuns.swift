import CSV
import Glibc

/// Rows of a batch that are parsed, each for itself and the rows up to the next.
struct RowRuns {
  /// First rows of the runs, and the number of rows at the end.
  let starts: UnsafePointer<UInt32>
  let count: Int
  /// Where in the column the value of the first run goes.
  let first: Int

  /// Rows of the batch that a run stands for.
  @inline(__always)
  func rows(_ run: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(starts[run]), Int(starts[run &+ 1])))
  }
}

/// The runs of rows of one patient in a batch.
///
/// Why its pointers are safe: there is room for one number more than a batch has rows.
final class PatientRuns {
  /// First rows of the runs, and the number of rows at the end; the first run may have begun in the batch before.
  let starts: UnsafeMutablePointer<UInt32>
  /// 0, 1, 2, …: each row a run.
  let everyRow: UnsafeMutablePointer<UInt32>
  /// Rows of the batch.
  private(set) var rows = 0
  /// Runs in the batch.
  private(set) var count = 0
  /// Runs that begin in the batch.
  private(set) var added = 0
  /// Whether a row has the patient of the row before it.
  let isContinued: UnsafeMutablePointer<Bool>

  init(rows: Int) {
    starts = .allocate(capacity: rows + 1)
    everyRow = .allocate(capacity: rows + 1)
    isContinued = .allocate(capacity: rows)
    for row in 0...rows { everyRow[row] = UInt32(row) }
  }

  /// Takes the runs of a batch from `isContinued`.
  func find(in batch: FieldBatch) {
    rows = batch.rows
    count = 0
    for row in 0..<rows where row == 0 || !isContinued[row] {
      starts[count] = UInt32(row)
      count += 1
    }
    starts[count] = UInt32(rows)
    added = isContinued[0] ? count - 1 : count
  }

  deinit {
    starts.deallocate()
    everyRow.deallocate()
    isContinued.deallocate()
  }
}

/// Columns that change within a patient.
///
/// Why the pointers are safe: fields lie inside the bytes, and values are moved inside the rows of the block.
extension BlockParser {
  /// Finds columns that so far changed with the patient only and no longer do; from this batch on every row of them is
  /// parsed.
  ///
  /// In plain records the neighbours among them are compared as one piece: mostly the whole piece is as in the row before.
  mutating func demoteColumns(_ batch: FieldBatch) {
    var index = 0
    while index < columns.count {
      guard canBeSteady(index) else {
        index += 1
        continue
      }
      var end = index + 1
      while batch.isPlain, end < columns.count, canBeSteady(end) { end += 1 }
      demote(index..<end, batch)
      index = end
    }
    for index in columns.indices where canBeSteady(index) { latest[index] = batch.place(batch.rows - 1, index) }
  }

  private func canBeSteady(_ index: Int) -> Bool {
    switch columns[index].parse {
    case .none, .id, .item: false
    case .number, .numberOrWord, .date, .word: !block.chunks[index].varies
    }
  }

  private mutating func demote(_ piece: Range<Int>, _ batch: FieldBatch) {
    // The row before the first one is in another batch.
    if runs.isContinued[0] {
      for index in piece where !(latest[index]?.isSame(as: batch.place(0, index)) ?? false) { demote(index) }
    }
    for row in 1..<max(batch.rows, 1) where runs.isContinued[row] && !batch.isSame(row, as: row - 1, piece) {
      for index in piece where !block.chunks[index].varies && !batch.isSame(row, as: row - 1, index..<index + 1) {
        demote(index)
      }
    }
  }

  /// Writes the rows of the block so far in place of its runs.
  private mutating func demote(_ index: Int) {
    guard !block.chunks[index].varies else { return }
    block.chunks[index].varies = true
    let ids = UnsafeBufferPointer(rebasing: slots.ids[..<row])
    if !slots.numbers[index].isEmpty { spreadRuns(slots.numbers[index], over: ids, runs: block.runs) }
    if !slots.codes[index].isEmpty { spreadRuns(slots.codes[index], over: ids, runs: block.runs) }
  }
}

/// Turns values of runs, which lie at the beginning of `values`, into values of rows: rows with the same ID as the row
/// before have its value. In place, from the end; O(rows).
func spreadRuns<Value>(
  _ values: UnsafeMutableBufferPointer<Value>, over ids: UnsafeBufferPointer<UInt32>, runs: Int
) {
  precondition(values.count >= ids.count && runs <= ids.count, "no more runs than rows")
  var run = runs - 1
  var row = ids.count - 1
  while row > run {
    values[row] = values[run]
    if ids[row] != ids[row - 1] { run -= 1 }
    row -= 1
  }
}
