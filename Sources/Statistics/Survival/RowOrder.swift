/// Rows put in order by class (stratum or group), and within a class by a rank.
struct RowOrder {
  /// Rows in order.
  let rows: [Int]
  /// Where each class begins in `rows`; one more for the end.
  let starts: [Int]

  /// Orders by class and rank, both counted from 0; without classes there is one. Two passes of counting, so that rows
  /// of equal class and rank keep their order. O(n + ranks + classes).
  init(ranks: [Int], rankCount: Int, classes: [Int]?, classCount: Int) {
    let all = Array(ranks.indices)
    let byRank = RowOrder.counted(all, by: ranks, count: rankCount).rows
    guard let classes else {
      rows = byRank
      starts = [0, ranks.count]
      return
    }
    (rows, starts) = RowOrder.counted(byRank, by: classes, count: classCount)
  }

  /// Number of classes in a column of codes from 0; 1 without a column.
  static func classCount(_ classes: [Int]?, rows: Int) -> Int {
    guard let classes else { return 1 }
    precondition(classes.count == rows && classes.allSatisfy { $0 >= 0 }, "each row has a code from 0")
    return (classes.max() ?? 0) + 1
  }

  private static func counted(_ rows: [Int], by keys: [Int], count: Int) -> (rows: [Int], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for row in rows { starts[keys[row] + 1] += 1 }
    for key in 0..<count { starts[key + 1] += starts[key] }
    var next = starts
    var ordered = rows
    for row in rows {
      ordered[next[keys[row]]] = row
      next[keys[row]] += 1
    }
    return (ordered, starts)
  }
}

extension SurvivalSample {
  /// Rows by class, and within a class by the time at which they end.
  func byExit(_ classes: [Int]?, _ classCount: Int) -> RowOrder {
    RowOrder(ranks: exits, rankCount: distinctTimes.count, classes: classes, classCount: classCount)
  }

  /// Rows by class, and within a class by the time at which they are first at risk; `nil` if all are from the start.
  func byEntry(_ classes: [Int]?, _ classCount: Int) -> RowOrder? {
    entries.map {
      RowOrder(ranks: $0, rankCount: distinctTimes.count, classes: classes, classCount: classCount)
    }
  }
}
