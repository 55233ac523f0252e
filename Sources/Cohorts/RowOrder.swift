/// Rows in the order of the visits. It takes no memory where that is the order of the file, as it is in most files.
struct RowOrder: RandomAccessCollection, Sendable {
  /// Empty in the order of the file.
  private var rows: [Int] = []
  private(set) var endIndex: Int

  /// All rows as they stand in the file.
  init(ofFile count: Int) { endIndex = count }

  /// These rows. O(rows).
  init(_ rows: [Int]) {
    endIndex = rows.count
    if !rows.indices.allSatisfy({ rows[$0] == $0 }) { self.rows = rows }
  }

  /// Whether place k has row k.
  var isOfFile: Bool { rows.isEmpty }

  var startIndex: Int { 0 }

  /// The row at a place.
  subscript(place: Int) -> Int { rows.isEmpty ? place : rows[place] }

  /// Sorts a part of it that is not in order.
  mutating func sort(_ places: Range<Int>, by comesBefore: (Int, Int) -> Bool) {
    if rows.isEmpty { rows = Array(0..<endIndex) }
    rows[places].sort(by: comesBefore)
  }
}

/// A mark on some of many rows. It takes no memory until there is one.
struct RowMarks: Sendable {
  private var marks: [Bool] = []
  private let count: Int

  /// No marks on so many rows.
  init(count: Int) { self.count = count }

  var isEmpty: Bool { marks.isEmpty }

  /// Whether a row is marked.
  subscript(row: Int) -> Bool { !marks.isEmpty && marks[row] }

  /// Marks a row.
  mutating func insert(_ row: Int) {
    if marks.isEmpty { marks = Array(repeating: false, count: count) }
    marks[row] = true
  }
}
