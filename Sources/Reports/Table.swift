public import Clinical
public import Statistics

/// One value of a table, typed. Screens and text show `display`; CSV and JSON carry full precision.
public enum Cell: Sendable, Equatable {
  /// Words. May hold bytes of the file: sanitise at the sink.
  case text(String)
  /// A number of patients: subject to disclosure control in aggregated tables.
  case count(Int)
  /// A plain whole number that concerns no patients (a line, a year).
  case integer(Int)
  /// A number with the digits to show after the point.
  case number(Double, digits: Int)
  /// A number of unknown size, shown with six significant digits.
  case significant(Double)
  /// A probability or share, 0–1, shown in percent.
  case percent(Double, digits: Int)
  /// An estimate with its interval.
  case estimate(Estimate, digits: Int)
  /// No value, and why.
  case missing(MissingReason)
  /// A count withheld by disclosure control.
  case withheld
  /// Nothing to say here (structural).
  case empty
}

/// A column of a table.
public struct TableColumn: Sendable, Equatable {
  /// Where text goes.
  public enum Alignment: Sendable {
    /// Left.
    case left
    /// Right.
    case right
  }

  /// JSON field and CSV header: "untreatedSlope" (JSON) is derived from the CSV name "untreated_slope" or given here.
  public var id: String
  /// Heading for people.
  public var title: String
  /// Unit: "points/month"; empty if none.
  public var unit: String
  /// Where text goes.
  public var alignment: Alignment
  /// Whether the cells are shares of the row's patients, so that they give a count when multiplied by its number.
  public var isShareOfPatients: Bool
  /// The id of the column of counts that the figures rest on; the row's patients if `nil`.
  public var basis: String?
  /// Columns of the same name here add up to the row's patients, so that where one is withheld all are; `nil` for none.
  public var partition: String?
  /// Whether the figures are projected, so that their order would be that of an assumption.
  public var isProjected: Bool

  /// Whether rows may be put in the order of this column.
  public var mayRank: Bool { !isProjected }

  /// Creates a column.
  public init(
    id: String, title: String, unit: String = "", alignment: Alignment = .right, isShareOfPatients: Bool = false,
    partition: String? = nil, basis: String? = nil, isProjected: Bool = false
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.alignment = alignment
    self.isShareOfPatients = isShareOfPatients
    self.partition = partition
    self.basis = basis
    self.isProjected = isProjected
  }
}

/// A row of a table; in a tree, with its place.
public struct TableRow: Sendable, Equatable {
  /// One cell a column.
  public var cells: [Cell]
  /// Depth in the tree, 0 for the root and for flat tables.
  public var depth: Int
  /// Row index of the parent, in a tree.
  public var parent: Int?
  /// Levels on the path, in a tree: (axis id, level).
  public var path: [PathStep]

  /// One step of a path.
  public struct PathStep: Sendable, Equatable {
    /// Axis id.
    public var axis: String
    /// Level name.
    public var level: String

    /// Creates a step.
    public init(axis: String, level: String) {
      self.axis = axis
      self.level = level
    }
  }

  /// Creates a row.
  public init(cells: [Cell], depth: Int = 0, parent: Int? = nil, path: [PathStep] = []) {
    self.cells = cells
    self.depth = depth
    self.parent = parent
    self.path = path
  }
}

/// A table as screens and exports both show it. No widths, no colours.
public struct Table: Sendable, Equatable {
  /// Whether rows are patients or aggregates.
  public enum Privacy: Sendable, Equatable {
    /// Rows summarise patients: counts of 1–10 are withheld when the table leaves the program.
    case aggregated
    /// Rows are patients or visits: headed PATIENT-LEVEL, never suppressed.
    case patientLevel
    /// Nothing about patients (evidence, axes).
    case open
  }

  /// "strata", "benefit", "patients", …: schema name and file stem.
  public var id: String
  /// Heading.
  public var title: String
  /// Privacy.
  public var privacy: Privacy
  /// Columns.
  public var columns: [TableColumn]
  /// Rows.
  public var rows: [TableRow]
  /// Sentences under the table: what was assumed, what is missing, the words that bind.
  public var notes: [String]

  /// Creates a table.
  public init(
    id: String, title: String, privacy: Privacy, columns: [TableColumn], rows: [TableRow], notes: [String] = []
  ) {
    self.id = id
    self.title = title
    self.privacy = privacy
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}
