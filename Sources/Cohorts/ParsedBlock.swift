import Clinical

/// What one block tells of one column, besides its rows (see `RowColumns`).
struct ColumnChunk: Sendable {
  /// Words in order of first appearance.
  var levels = ByteTable()
  /// Values present, used or not.
  var known = 0
  /// Rows with nothing.
  var missing = 0
  /// Whether some row differs from the row before it although both are of one patient. If not, the values of the block
  /// are not one a row but one a run of rows of one patient, at the beginning of its place in the column.
  var varies = false
  /// A column that was to hold numbers only holds a word.
  var hasWord = false
  /// More distinct words than `ReadingLimits.levels`.
  var hasTooManyLevels = false
  /// Some date reads only as day/month.
  var sawDayFirst = false
  /// Some date reads only as month/day.
  var sawMonthFirst = false
}

/// What one block of the file gave.
struct ParsedBlock: Sendable {
  /// Number of rows, all of which were written to their columns.
  var rows = 0
  /// Number of runs of rows of one patient.
  var runs = 0
  /// IDs in order of first appearance.
  var ids = LevelTable()
  /// Answers, one a row, if the file has items.
  var items: [ALSFRSRItems] = []
  /// One a column.
  var chunks: [ColumnChunk] = []
  var log = FindingLog()
  var rowsRead = 0
  var rowsSetAside = 0
  var blankLines = 0
  var lineEnds = LineEndCounts()
  /// A limit that was exceeded: its name, what was found, what is allowed.
  var overLimit: OverLimit?

  struct OverLimit: Sendable {
    var limit: String
    var found: Int
    var allowed: Int
  }
}

/// How the records of a file end.
struct LineEndCounts: Sendable {
  var lf = 0
  var crlf = 0
  var cr = 0

  /// "LF", "CRLF", "CR" or "mixed".
  var name: String {
    switch (lf > 0, crlf > 0, cr > 0) {
    case (_, false, false): "LF"
    case (false, true, false): "CRLF"
    case (false, false, true): "CR"
    default: "mixed"
    }
  }

  mutating func add(_ other: LineEndCounts) {
    lf += other.lf
    crlf += other.crlf
    cr += other.cr
  }
}

/// Dates whose order of day and month is not written are kept as one number until the whole column is known.
enum PackedDate {
  private static let base = 1e12

  static func pack(first: Int, second: Int, year: Int) -> Double { base + Double((year * 100 + first) * 100 + second) }

  /// The two numbers and the year, or `nil` for a plain day number.
  static func unpack(_ value: Double) -> (first: Int, second: Int, year: Int)? {
    guard value >= base else { return nil }
    let packed = Int(value - base)
    return (packed / 100 % 100, packed % 100, packed / 10_000)
  }
}
