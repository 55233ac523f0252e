/// Keeps small groups of patients from being read off tables that leave the program.
///
/// A count in the hidden range is withheld, with everything of its row that could tell it, and so is whatever would give it away by subtraction:
/// where one child of a parent is hidden, a second one is. Rows of an outer level are decided before those inside, and a hidden row hides what is below it.
/// Rule and range: CMS cell suppression policy (11 or more may be shown), NHS Digital (8 or more).
public enum Disclosure: Hashable, Sendable {
  /// Counts from 1 to this are hidden.
  case hiding(upTo: Int)
  /// Nothing is hidden.
  case off

  /// 1–10, the default.
  public static let cms = Disclosure.hiding(upTo: 10)
  /// 1–7.
  public static let nhs = Disclosure.hiding(upTo: 7)

  /// Reads the value of `--disclosure`: `cms`, `nhs`, `off` or a number from 1; `nil` if it is none of these.
  public init?(parsing text: String) {
    switch text {
    case "cms": self = .cms
    case "nhs": self = .nhs
    case "off": self = .off
    default:
      guard let limit = Int(text), limit >= 1, limit <= 1_000_000 else { return nil }
      self = .hiding(upTo: limit)
    }
  }

  /// The text that `init(parsing:)` reads.
  public var name: String {
    switch self {
    case .cms: "cms"
    case .nhs: "nhs"
    case .hiding(let limit): String(limit)
    case .off: "off"
    }
  }

  /// The table as it may leave, and how many cells are withheld. Only aggregated tables are touched.
  public func protect(_ table: Table) -> (table: Table, hidden: Int) {
    guard case .hiding(let limit) = self, table.privacy == .aggregated else { return (table, 0) }
    guard let counts = table.columns.firstIndex(where: { $0.id == "patients" }) else { return (table, 0) }
    let hiddenRows = Self.hiddenRows(table, counts: counts, limit: limit)
    var protected = table
    var hidden = 0
    for (index, row) in table.rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        guard case .text = cell, table.columns[column].id != "certainty" else {
          if hiddenRows[index] || Self.isSmallPart(cell, of: row.cells[counts], limit), cell != .empty {
            protected.rows[index].cells[column] = .withheld
            hidden += 1
          }
          continue
        }
      }
    }
    // What a row inside hides of its parts must not come back as a difference of parent and children: see `isSmallPart`.
    Self.hidePartsThatFollow(&protected, counts: counts, &hidden)
    return (protected, hidden)
  }

  /// What to tell on standard error; `nil` if nothing is hidden.
  public func message(hidden: Int) -> String? {
    guard hidden > 0, case .hiding(let limit) = self else { return nil }
    let cells = hidden == 1 ? "1 cell is" : "\(hidden) cells are"
    return "\(cells) hidden (groups of 1 to \(limit) patients, and what would reveal them); --disclosure off shows all"
  }

  /// Rows whose count must not be seen.
  private static func hiddenRows(_ table: Table, counts: Int, limit: Int) -> [Bool] {
    var hidden = [Bool](repeating: false, count: table.rows.count)
    var children: [[Int]] = Array(repeating: [], count: table.rows.count)
    var roots: [Int] = []
    for (index, row) in table.rows.enumerated() {
      if let parent = row.parent { children[parent].append(index) } else { roots.append(index) }
    }
    func count(_ row: Int) -> Int {
      if case .count(let count) = table.rows[row].cells[counts] { count } else { 0 }
    }
    for root in roots where (1...limit).contains(count(root)) { hidden[root] = true }
    // Parents come before their children in the table.
    for parent in table.rows.indices {
      let family = children[parent]
      if hidden[parent] {
        for child in family { hidden[child] = true }
        continue
      }
      for child in family where (1...limit).contains(count(child)) { hidden[child] = true }
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

  /// A second count in a row (patients inside the evidence, with a slope) that is small, or leaves a small rest.
  private static func isSmallPart(_ cell: Cell, of whole: Cell, _ limit: Int) -> Bool {
    guard case .count(let part) = cell, case .count(let all) = whole else { return false }
    return (1...limit).contains(part) || (1...limit).contains(all - part)
  }

  /// Withholds a part column throughout a family once one of its members is withheld: with siblings and parent shown, it would follow by subtraction.
  private static func hidePartsThatFollow(_ table: inout Table, counts: Int, _ hidden: inout Int) {
    for column in table.columns.indices where column != counts {
      var changed = true
      while changed {
        changed = false
        for parent in table.rows.indices {
          let family = table.rows.indices.filter { table.rows[$0].parent == parent }
          let members = [parent] + family
          let withheld = members.filter { table.rows[$0].cells[column] == .withheld }
          let shown = members.filter { if case .count = table.rows[$0].cells[column] { true } else { false } }
          guard withheld.count == 1, !shown.isEmpty, !family.isEmpty, let next = shown.last else { continue }
          table.rows[next].cells[column] = .withheld
          hidden += 1
          changed = true
        }
      }
    }
  }
}
