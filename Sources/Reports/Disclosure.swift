/// Keeps small groups of patients from being read off tables that leave the program.
///
/// A count in the hidden range is withheld, with everything of its row that could tell it, and so is whatever would
/// give it away by subtraction: where one child of a parent is hidden, a second one is. Rows of an outer level are
/// decided before those inside, and a hidden row hides what is below it. Rule and range: CMS cell suppression policy
/// (11 or more may be shown), NHS Digital (8 or more).
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
  ///
  /// Three things are withheld: rows whose count is hidden, with every figure in them; parts of a row (counts or shares
  /// of its patients) that are small or leave a small rest, with what their siblings and children would tell of them;
  /// and figures that rest on such a small part. O(rows · columns).
  public func protect(_ table: Table) -> (table: Table, hidden: Int) {
    guard case .hiding(let limit) = self, table.privacy == .aggregated else { return (table, 0) }
    guard let counts = table.columns.firstIndex(where: { $0.id == "patients" }) else { return (table, 0) }
    let tree = DisclosureTree(table, counts: counts, limit: limit)
    var protected = table
    var hidden = 0
    for (column, description) in table.columns.enumerated() {
      let withheldParts = tree.isPart(column) ? tree.withheldParts(ofPartition: column) : tree.hiddenRows
      let basis = description.basis.flatMap { id in table.columns.firstIndex { $0.id == id } }
      for (row, cells) in table.rows.map(\.cells).enumerated() where cells[column] != .empty {
        if case .text = cells[column], description.id != "certainty" { continue }
        let restsOnFew = basis.map { tree.isSmallPart($0, row) } ?? false
        guard withheldParts[row] || restsOnFew else { continue }
        protected.rows[row].cells[column] = .withheld
        hidden += 1
      }
    }
    return (protected, hidden)
  }

  /// What to tell on standard error; `nil` if nothing is hidden.
  public func message(hidden: Int) -> String? {
    guard hidden > 0, case .hiding(let limit) = self else { return nil }
    let cells = hidden == 1 ? "1 cell is" : "\(hidden) cells are"
    return "\(cells) hidden (groups of 1 to \(limit) patients, and what would reveal them); --disclosure off shows all"
  }
}
