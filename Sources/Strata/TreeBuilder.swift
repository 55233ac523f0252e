/// Cuts sorted patients into the tree of strata, each parent before its children.
struct TreeBuilder {
  private(set) var axes: [ResolvedAxis]
  private(set) var order: [Int32]
  private(set) var strata: [Stratum] = []
  private let leastPatients: Int
  /// Number of levels of each axis before any were taken together.
  private let levelCounts: [Int]

  init(axes: [ResolvedAxis], order: [Int32], leastPatients: Int) {
    self.axes = axes
    self.order = order
    self.leastPatients = leastPatients
    levelCounts = axes.map(\.levels.count)
  }

  mutating func grow() {
    strata.append(Stratum(path: [], parent: nil, children: [], rows: 0..<order.count))
    branch(0)
  }

  private mutating func branch(_ parent: Int) {
    let path = strata[parent].path
    guard path.count < axes.count else { return }
    for (level, rows) in collapsed(runs(of: path.count, in: strata[parent].rows), axis: path.count) {
      strata.append(Stratum(path: path + [level], parent: parent, children: [], rows: rows))
      strata[parent].children.append(strata.count - 1)
      branch(strata.count - 1)
    }
  }

  /// The levels of an axis within sorted rows, in their order.
  private func runs(of axis: Int, in rows: Range<Int>) -> [(level: Int, rows: Range<Int>)] {
    var runs: [(level: Int, rows: Range<Int>)] = []
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = endOfRun(axis, from: start, to: rows.upperBound)
      runs.append((level(axis, at: start), start..<end))
      start = end
    }
    return runs
  }

  private func level(_ axis: Int, at place: Int) -> Int { Int(axes[axis].codes[Int(order[place])]) }

  /// The first place after the level at `from`: levels ascend within a parent, so halving finds it.
  private func endOfRun(_ axis: Int, from: Int, to end: Int) -> Int {
    let levels = UInt32(levelCounts[axis])
    let key = sortKey(UInt16(level(axis, at: from)), levels)
    var low = from + 1
    var high = end
    while low < high {
      let middle = low + (high - low) / 2
      if sortKey(UInt16(level(axis, at: middle)), levels) > key { high = middle } else { low = middle + 1 }
    }
    return low
  }

  // MARK: Small levels

  /// Two or more levels that are too small become one behind the others; "unknown" stays what it is, and last. The rows
  /// of the parent change places accordingly.
  private mutating func collapsed(
    _ runs: [(level: Int, rows: Range<Int>)], axis: Int
  ) -> [(level: Int, rows: Range<Int>)] {
    let small = runs.filter { $0.level != 0 && $0.rows.count < leastPatients }
    guard small.count > 1 else { return runs }
    let kept = runs.filter { $0.level != 0 && $0.rows.count >= leastPatients }
    let start = runs[0].rows.lowerBound
    var rows: [Int32] = []
    var result: [(level: Int, rows: Range<Int>)] = []
    func add(_ level: Int, _ patients: some Collection<Int32>) {
      result.append((level, start + rows.count..<start + rows.count + patients.count))
      rows.append(contentsOf: patients)
    }
    for run in kept { add(run.level, order[run.rows]) }
    add(mergedLevel(small.map(\.level), axis), inOrder(small.flatMap { order[$0.rows] }, below: axis))
    if let unknown = runs.last, unknown.level == 0 { add(0, order[unknown.rows]) }
    order.replaceSubrange(start..<start + rows.count, with: rows)
    return result
  }

  /// Patients of several levels by the levels of the axes further in, then in the order of the file.
  private func inOrder(_ patients: [Int32], below axis: Int) -> [Int32] {
    let inner = (axis + 1..<axes.count).map { (codes: axes[$0].codes, levels: UInt32(levelCounts[$0])) }
    return patients.sorted { left, right in
      for (codes, levels) in inner {
        let keys = (sortKey(codes[Int(left)], levels), sortKey(codes[Int(right)], levels))
        if keys.0 != keys.1 { return keys.0 < keys.1 }
      }
      return left < right
    }
  }

  /// The level that stands for several.
  private mutating func mergedLevel(_ levels: [Int], _ axis: Int) -> Int {
    if let known = axes[axis].merged.first(where: { $0.value == levels }) { return known.key }
    axes[axis].levels.append("other: " + levels.map { axes[axis].levels[$0] }.joined(separator: ", "))
    axes[axis].merged[axes[axis].levels.count - 1] = levels
    return axes[axis].levels.count - 1
  }
}
