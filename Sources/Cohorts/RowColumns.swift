import Execution

/// The rows of one table by column, each column in one array that the blocks of the file are read into side by side.
///
/// The lines of each block are counted first, so that a block knows where its rows begin. A block with fewer rows than
/// lines (blank lines, line ends in quotes, rows set aside) leaves a gap that is closed at the end.
struct RowColumns {
  /// Numbers and days of dates by column, NaN where there is none; empty for other columns.
  var numbers: [[Double]]
  /// Words by column: 1 + index into the levels of the block, 0 where missing; empty for other columns.
  var codes: [[UInt32]]
  /// Offset of each row's record.
  var offsets: [Int]
  /// Index of each row's patient into the IDs of its block.
  var ids: [UInt32]
  /// First row of each block, and the number of rows at the end.
  private(set) var starts: [Int]

  /// Room for as many rows as each block has lines; nothing is written yet. `steady`: columns that will probably have a
  /// value a patient only, so that most of their room is never touched and large pages would be a waste.
  init(columns: [ColumnPlan], lines: [Int], steady: Set<Int> = []) {
    starts = [0]
    for count in lines { starts.append(starts[starts.count - 1] + count) }
    let rows = starts[lines.count]
    numbers = columns.indices.map { index in
      columns[index].parse.givesNumbers ? [Double](unwritten: rows, onLargePages: !steady.contains(index)) : []
    }
    codes = columns.indices.map { index in
      columns[index].parse == .word ? [UInt32](unwritten: rows, onLargePages: !steady.contains(index)) : []
    }
    offsets = [Int](unwritten: rows)
    ids = [UInt32](unwritten: rows)
  }

  /// Number of rows.
  var count: Int { offsets.count }

  /// Rows of a block.
  func rows(ofBlock block: Int) -> Range<Int> { starts[block]..<starts[block + 1] }

  /// Calls `body` with the places that the rows of each block are to be written to.
  ///
  /// Why the pointers outlive their closures safely: an array keeps its elements in one place on the heap for as long as
  /// nobody changes or releases it, and the arrays stay in `self`, which nobody else can reach, until `body` is done. A
  /// closure inside a closure for every column would need a stack of ten thousand frames for ten thousand columns.
  mutating func write<Result>(_ body: ([RowSlots]) -> Result) -> Result {
    let numbers = numbers.indices.map { self.numbers[$0].withUnsafeMutableBufferPointer { $0 } }
    let codes = codes.indices.map { self.codes[$0].withUnsafeMutableBufferPointer { $0 } }
    let offsets = offsets.withUnsafeMutableBufferPointer { $0 }
    let ids = ids.withUnsafeMutableBufferPointer { $0 }
    let slots = starts.indices.dropLast().map { block in
      let rows = starts[block]..<starts[block + 1]
      return RowSlots(
        numbers: numbers.map { $0.isEmpty ? $0 : .init(rebasing: $0[rows]) },
        codes: codes.map { $0.isEmpty ? $0 : .init(rebasing: $0[rows]) },
        offsets: .init(rebasing: offsets[rows]), ids: .init(rebasing: ids[rows]))
    }
    return withExtendedLifetime(self) { body(slots) }
  }

  /// Puts `numbers[block][id]` in place of the IDs of each block; how often a row then has another ID than the row before.
  mutating func renumber(_ numbers: [[UInt32]]) -> Int {
    let starts = starts
    return ids.withUnsafeMutableBufferPointer { ids in
      nonisolated(unsafe) let ids = ids
      let runs = firstBlocks(numbers.count, work: Work()) { block in
        var runs = 0
        var before = UInt32.max
        numbers[block].withUnsafeBufferPointer { numbers in
          for row in starts[block]..<starts[block + 1] {
            let number = numbers[Int(ids[row])]
            ids[row] = number
            runs &+= number == before ? 0 : 1
            before = number
          }
        }
        return runs
      }
      // A run that goes on in the next block that has rows was counted in both.
      let continued = numbers.indices.count { block in
        let (start, end) = (starts[block], starts[block + 1])
        return start > 0 && start < end && ids[start] == ids[start - 1]
      }
      return runs.reduce(0, +) - continued
    }
  }

  /// Keeps the first `written[block]` rows of each block, closes the gaps between them, and drops the blocks after those.
  mutating func keep(_ written: [Int]) {
    let before = starts
    starts = [0]
    for count in written { starts.append(starts[starts.count - 1] + count) }
    if starts == before { return }
    let moves = written.indices.map { (before[$0]..<before[$0] + written[$0], starts[$0]) }
    for column in numbers.indices { RowColumns.close(&numbers[column], moves) }
    for column in codes.indices { RowColumns.close(&codes[column], moves) }
    RowColumns.close(&offsets, moves)
    RowColumns.close(&ids, moves)
  }

  private static func close<Element>(_ rows: inout [Element], _ moves: [(from: Range<Int>, to: Int)]) {
    if rows.isEmpty { return }
    var end = 0
    for move in moves {
      if move.from.lowerBound != move.to {
        for offset in 0..<move.from.count { rows[move.to + offset] = rows[move.from.lowerBound + offset] }
      }
      end = move.to + move.from.count
    }
    rows.removeLast(rows.count - end)
  }
}

/// The places that one block writes its rows to.
///
/// Why these pointers are safe: no two blocks share a row, each is written by one thread, and `RowColumns.write` keeps
/// the arrays alive until all are done.
struct RowSlots: @unchecked Sendable {
  /// By column; empty for columns without numbers.
  let numbers: [UnsafeMutableBufferPointer<Double>]
  /// By column; empty for columns without words.
  let codes: [UnsafeMutableBufferPointer<UInt32>]
  let offsets: UnsafeMutableBufferPointer<Int>
  let ids: UnsafeMutableBufferPointer<UInt32>

  /// Rows that there is room for.
  var capacity: Int { offsets.count }
}

extension ColumnPlan.Parse {
  /// Whether the rows of such a column are numbers.
  fileprivate var givesNumbers: Bool {
    switch self {
    case .number, .numberOrWord, .date: true
    case .none, .id, .item, .word: false
    }
  }
}
