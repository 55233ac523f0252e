import Statistics

/// An order of the rows of a table by one of its columns.
public struct TableSort: Hashable, Sendable {
  /// Column id.
  public var column: String
  /// Highest first.
  public var isDescending: Bool

  /// Creates an order.
  public init(column: String, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }

  /// Parses `alsfrsr_mean`, or `-alsfrsr_mean` for the highest first.
  public init(parsing text: String) {
    isDescending = text.hasPrefix("-")
    column = isDescending ? String(text.dropFirst()) : text
  }

  /// As the command line takes it.
  public var text: String { (isDescending ? "-" : "") + column }

  /// Why a table cannot be sorted so: one line for people; `nil` if it can.
  ///
  /// Rows are never ranked by what is projected for them: their differences come from the assumed effect of the baseline
  /// score, so that the ranking would be of that assumption.
  public func problem(in table: Table) -> String? {
    guard let place = table.columns.firstIndex(where: { $0.id == column }) else {
      return "no column \"\(column)\"; expected \(table.columns.filter(\.mayRank).map(\.id).joined(separator: ", "))"
    }
    return table.columns[place].mayRank
      ? nil : "rows are not ranked by \(column): that would rank the assumption it rests on"
  }
}

extension Table {
  /// The places of the rows in an order: children stay under their parents, siblings are sorted, equal ones keep their
  /// order, and rows without a value come last whichever way is up. O(rows · log rows).
  public func order(by sort: TableSort) -> [Int] {
    guard let column = columns.firstIndex(where: { $0.id == sort.column }) else { return Array(rows.indices) }
    var children: [Int: [Int]] = [:]
    for (index, row) in rows.enumerated() { children[row.parent ?? -1, default: []].append(index) }
    var order: [Int] = []
    func add(_ siblings: [Int]) {
      for row in sorted(siblings, by: column, sort.isDescending) {
        order.append(row)
        add(children[row] ?? [])
      }
    }
    add(children[-1] ?? [])
    return order
  }

  /// The table in an order.
  public func sorted(by sort: TableSort) -> Table {
    let order = order(by: sort)
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var table = self
    table.rows = order.map { old in
      var row = rows[old]
      row.parent = row.parent.map { place[$0] }
      return row
    }
    return table
  }

  private func sorted(_ siblings: [Int], by column: Int, _ isDescending: Bool) -> [Int] {
    let keys = siblings.map { rows[$0].cells[column].sortKey }
    return siblings.indices.sorted { left, right in
      switch (keys[left], keys[right]) {
      case (nil, nil): left < right
      case (nil, _): false
      case (_, nil): true
      case (.some(let first), .some(let second)):
        first == second ? left < right : isDescending ? second < first : first < second
      }
    }.map { siblings[$0] }
  }
}

/// Numbers before words; both by their own order.
private enum SortKey: Comparable {
  case number(Double)
  case words(String)
}

extension Cell {
  fileprivate var sortKey: SortKey? {
    switch self {
    case .text(let text): .words(text.lowercased())
    case .count(let count), .integer(let count): .number(Double(count))
    case .number(let number, _), .percent(let number, _), .significant(let number): .number(number)
    case .estimate(let estimate, _): .number(estimate.value)
    case .missing, .withheld, .empty: nil
    }
  }
}
