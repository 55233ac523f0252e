/// Which rows and parts of a table of patients must not be seen, so that none follows from the others.
///
/// What an outsider knows: every parent is the sum of its children, and a part of a row is at most the row.
struct DisclosureTree {
  /// Rows whose count must not be seen.
  let hiddenRows: [Bool]
  private let table: Table
  private let counts: Int
  private let limit: Int
  private let children: [[Int]]

  /// The tree of a table whose column `counts` holds the patients of each row; parents come before their children.
  init(_ table: Table, counts: Int, limit: Int) {
    self.table = table
    self.counts = counts
    self.limit = limit
    var children: [[Int]] = Array(repeating: [], count: table.rows.count)
    for (index, row) in table.rows.enumerated() {
      if let parent = row.parent { children[parent].append(index) }
    }
    self.children = children
    hiddenRows = DisclosureTree.hiddenRows(table, children, counts: counts, limit: limit)
  }

  private static func hiddenRows(_ table: Table, _ children: [[Int]], counts: Int, limit: Int) -> [Bool] {
    var hidden = [Bool](repeating: false, count: table.rows.count)
    func count(_ row: Int) -> Int { table.rows[row].cells[counts].patients ?? 0 }
    for (row, content) in table.rows.enumerated() where content.parent == nil {
      hidden[row] = (1...limit).contains(count(row))
    }
    for parent in table.rows.indices {
      let family = children[parent]
      for child in family { hidden[child] = hidden[parent] || (1...limit).contains(count(child)) }
      guard !hidden[parent] else { continue }
      let small = family.filter { hidden[$0] }
      guard !small.isEmpty else { continue }
      // The hidden ones together are known as a difference; they must be at least two and together exceed the limit.
      var together = small.reduce(0) { $0 + count($1) }
      var number = small.count
      let others = family.filter { !hidden[$0] }.sorted { (count($0), $0) < (count($1), $1) }
      for other in others where number < 2 || together <= limit {
        hidden[other] = true
        number += 1
        together += count(other)
      }
    }
    return hidden
  }

  // MARK: Parts of rows

  /// Whether a column holds parts of the patients of its rows: counts, or shares that give a count with it.
  func isPart(_ column: Int) -> Bool {
    guard column != counts else { return false }
    if table.columns[column].isShareOfPatients { return true }
    return table.rows.contains { $0.cells[column].patients != nil }
  }

  /// Whether a part is small, or leaves a small rest.
  func isSmallPart(_ column: Int, _ row: Int) -> Bool {
    guard let part = part(column, row), let all = table.rows[row].cells[counts].patients else { return false }
    return isSmall(part) || isSmall(all - part)
  }

  /// Rows whose part must not be seen, in this column or in one that makes up the patients with it: the last part is
  /// the rest of the others.
  func withheldParts(ofPartition column: Int) -> [Bool] {
    guard let partition = table.columns[column].partition else { return withheldParts(column) }
    return table.columns.indices.filter { table.columns[$0].partition == partition && isPart($0) }
      .map { withheldParts($0) }.reduce(hiddenRows) { all, part in zip(all, part).map { $0 || $1 } }
  }

  /// Rows whose part must not be seen. Once one part of a family is small, those of all its members inside are
  /// withheld: their sum is all that is known, so that each lies anywhere between 0 and the least of row and sum.
  func withheldParts(_ column: Int) -> [Bool] {
    var withheld = hiddenRows
    for (row, content) in table.rows.enumerated() where content.parent == nil && isSmallPart(column, row) {
      withheld[row] = true
    }
    for parent in table.rows.indices {
      let family = children[parent]
      guard withheld[parent] || family.contains(where: { isSmallPart(column, $0) }) || leavesSmallRest(column, family)
      else { continue }
      for child in family where table.rows[child].cells[counts] != .count(0) { withheld[child] = true }
    }
    return withheld
  }

  /// Whether the hidden rows of a family together have a small part: it is known as a difference.
  private func leavesSmallRest(_ column: Int, _ family: [Int]) -> Bool {
    var parts = 0
    var all = 0
    for child in family where hiddenRows[child] {
      parts += part(column, child) ?? 0
      all += table.rows[child].cells[counts].patients ?? 0
    }
    return isSmall(parts) || isSmall(all - parts)
  }

  private func part(_ column: Int, _ row: Int) -> Int? {
    let cells = table.rows[row].cells
    if case .percent(let share, _) = cells[column], table.columns[column].isShareOfPatients {
      return cells[counts].patients.map { Int((share * Double($0)).rounded()) }
    }
    return cells[column].patients
  }

  private func isSmall(_ patients: Int) -> Bool { (1...limit).contains(patients) }
}

extension Cell {
  /// The number of patients that the cell holds, if it is a count.
  fileprivate var patients: Int? {
    if case .count(let count) = self { count } else { nil }
  }
}
