public import Cohorts
public import Projection
public import Reports
public import Strata
public import Variables

/// One file of the session, as the header and the progress line name it.
public struct InputFile: Hashable, Sendable {
  /// File name without folder.
  public var name: String
  /// Bytes; 0 while unknown.
  public var byteCount: Int
  /// Whether it is the cohort inside the program, which command lines get by naming no file.
  public var isEmbedded: Bool

  /// Creates an input.
  public init(name: String, byteCount: Int, isEmbedded: Bool = false) {
    self.name = name
    self.byteCount = byteCount
    self.isEmbedded = isEmbedded
  }
}

/// A cohort that was read, and what every view needs of it. Made by `Engine.loadCohort` on a worker, never changed.
public struct LoadedCohort: Sendable {
  /// The cohort and the account of how it was read.
  public let reading: Reading
  /// Its variables.
  public let store: VariableStore
  /// The axes that the file offers, with their default cuts.
  public let offered: [ResolvedAxis]
  /// The bytes, for source lines.
  public let sources: [Source]
  /// Everything a person should know of the files.
  public let findings: Table
  /// What each column was taken for, file after file.
  public let columns: Table
  /// What was read; the ledger balances.
  public let ledger: Table

  /// Creates a loaded cohort.
  public init(reading: Reading, store: VariableStore, offered: [ResolvedAxis], sources: [Source]) {
    self.reading = reading
    self.store = store
    self.offered = offered
    self.sources = sources
    findings = findingsTable(reading)
    ledger = ledgerTable(reading)
    var columns = columnsTable(reading.tables[0])
    for table in reading.tables.dropFirst() { columns.rows += columnsTable(table).rows }
    self.columns = columns
  }
}

/// What one plan says about the cohort: the strata, their projection, and the tables that screens and exports show.
public struct Analysis: Sendable {
  /// The plan that was worked out.
  public let plan: AnalysisPlan
  /// Strata and projected benefit.
  public let projection: CohortProjection
  /// Projected benefit, one row a stratum in tree order.
  public let benefit: Table
  /// Description, one row a stratum in tree order.
  public let strata: Table

  /// Creates an analysis.
  public init(plan: AnalysisPlan, projection: CohortProjection, benefit: Table, strata: Table) {
    self.plan = plan
    self.projection = projection
    self.benefit = benefit
    self.strata = strata
  }

  /// The tree of strata.
  public var stratification: Stratification { projection.stratification }
}

/// How far a running load is.
public struct LoadProgress: Hashable, Sendable {
  /// Bytes read and parsed.
  public var doneBytes: Int
  /// Bytes in all; 0 while unknown.
  public var totalBytes: Int
  /// Rows so far, where the reader tells.
  public var rows: Int?

  /// Creates a progress.
  public init(doneBytes: Int, totalBytes: Int, rows: Int? = nil) {
    self.doneBytes = doneBytes
    self.totalBytes = totalBytes
    self.rows = rows
  }
}

/// The one piece of slow work that may be running. A new request cancels the old.
enum Job: Hashable, Sendable {
  case loading(LoadProgress)
  case analysing
  case exporting(path: String)

  /// What it does, for questions and reasons.
  var title: String {
    switch self {
    case .loading: "reading the file"
    case .analysing: "working out the strata"
    case .exporting(let path): "writing \(path)"
    }
  }
}
