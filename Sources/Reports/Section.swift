/// A table whose rows are made when they are asked for, so that a list of a million patients needs no million rows in memory.
public struct Section: Sendable {
  /// JSON field that holds the rows: "strata", "patients", "trials".
  public var name: String
  /// Heading.
  public var title: String
  /// Privacy.
  public var privacy: Table.Privacy
  /// Columns.
  public var columns: [TableColumn]
  /// Number of rows.
  public var count: Int
  /// Makes a row.
  public var row: @Sendable (Int) -> TableRow
  /// Sentences under the table.
  public var notes: [String]

  /// Creates a section.
  public init(
    name: String, title: String, privacy: Table.Privacy, columns: [TableColumn], count: Int, notes: [String] = [],
    row: @escaping @Sendable (Int) -> TableRow
  ) {
    self.name = name
    self.title = title
    self.privacy = privacy
    self.columns = columns
    self.count = count
    self.row = row
    self.notes = notes
  }

  /// A table as a section.
  public init(_ table: Table, name: String) {
    let rows = table.rows
    self.init(
      name: name, title: table.title, privacy: table.privacy, columns: table.columns, count: rows.count,
      notes: table.notes, row: { rows[$0] })
  }
}
