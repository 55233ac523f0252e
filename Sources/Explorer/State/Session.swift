import CSV
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
  /// Whether its bytes come once and cannot be fetched again.
  public var isPipe: Bool

  /// Creates an input.
  public init(name: String, byteCount: Int, isEmbedded: Bool = false, isPipe: Bool = false) {
    self.name = name
    self.byteCount = byteCount
    self.isEmbedded = isEmbedded
    self.isPipe = isPipe
  }
}

/// A cohort that was read, and what every view needs of it. Made by `Engine.loadCohort` on a worker, never changed.
public struct LoadedCohort: Sendable {
  /// The cohort and the account of how it was read.
  public let reading: Reading
  /// Its variables.
  public let store: VariableStore
  /// Its strata, as they were asked for last.
  let strata = StrataCache()
  /// What its projections share.
  let projections = ProjectionCache()
  /// The axes that the file offers, with their default cuts.
  public let offered: [ResolvedAxis]
  /// The bytes, for source lines and for reading them again in another way.
  public let sources: [Source]
  /// How they were read.
  public let plan: ReadingPlan
  /// The profile behind the plan.
  public let profile: ProfileUse?
  /// Everything a person should know of the files.
  public let findings: Table
  /// What each column was taken for, file after file.
  public let columns: Table
  /// What was read; the ledger balances.
  public let ledger: Table
  /// File and column of each row of `columns`.
  let columnPlaces: [ColumnPlace]
  /// Rows of `columns` that a person should look at, with the reason.
  let doubts: [Int: String]

  /// Creates a loaded cohort.
  public init(
    reading: Reading, store: VariableStore, offered: [ResolvedAxis], sources: [Source],
    plan: ReadingPlan = ReadingPlan(), profile: ProfileUse? = nil
  ) {
    self.reading = reading
    self.store = store
    self.offered = offered
    self.sources = sources
    self.plan = plan
    self.profile = profile
    findings = findingsTable(reading)
    ledger = ledgerTable(reading)
    columns = columnsTable(reading)
    columnPlaces = reading.tables.indices.flatMap { file in
      reading.tables[file].columns.indices.map { ColumnPlace(file: file, column: $0) }
    }
    doubts = LoadedCohort.doubts(reading, columnPlaces, plan)
  }
}

/// A profile that says how the files are read.
public struct ProfileUse: Hashable, Sendable {
  /// Which one, in a sentence without a full stop.
  public var text: String
  /// Its rule for tables that leave the program.
  public var disclosure: String?

  /// Creates a use.
  public init(text: String, disclosure: String? = nil) {
    self.text = text
    self.disclosure = disclosure
  }
}

/// A column of one of the files.
struct ColumnPlace: Hashable, Sendable {
  var file: Int
  var column: Int
}

/// What one plan says about the cohort: the strata, their projection, and the tables that screens and exports show.
public struct Analysis: Sendable {
  /// The plan that was worked out.
  public let plan: AnalysisPlan
  /// The projection with what further tables about it need.
  public let subject: BenefitSubject
  /// Projected benefit, one row a stratum in tree order.
  public let benefit: Table
  /// Description, one row a stratum in tree order.
  public let strata: Table

  /// Further tables, each made when it is first looked at.
  private let made = BenefitTables()

  /// Creates an analysis.
  public init(plan: AnalysisPlan, subject: BenefitSubject, strata: Table) {
    self.plan = plan
    self.subject = subject
    benefit = benefitTable(subject.projection)
    self.strata = strata
  }

  /// Strata and projected benefit.
  public var projection: CohortProjection { subject.projection }

  /// A table about the projected benefit.
  public func table(_ part: BenefitPart, stratum: Int? = nil) -> Table {
    part.id == BenefitPart.strata.id ? benefit : made.table(part, subject, stratum: stratum)
  }

  /// The tree of strata.
  public var stratification: Stratification { projection.stratification }
}

/// How far a running load is: the bytes come into memory first and are made into rows then.
public struct LoadProgress: Hashable, Sendable {
  /// Bytes read and parsed, half for each.
  public var doneBytes: Int
  /// Bytes in all; 0 while unknown.
  public var totalBytes: Int
  /// Bytes that have become rows.
  public var parsedBytes: Int

  /// Whether only putting the rows in order is left.
  var areAllRowsRead: Bool { totalBytes > 0 && parsedBytes >= totalBytes }

  /// Creates a progress.
  public init(doneBytes: Int, totalBytes: Int, parsedBytes: Int = 0) {
    self.doneBytes = doneBytes
    self.totalBytes = totalBytes
    self.parsedBytes = parsedBytes
  }
}

/// The first lines of a file that is being read, so that there is something to look at while it is.
public struct LoadPreview: Hashable, Sendable {
  /// Name of the file.
  public let name: String
  /// Its first lines, raw: sanitise at the sink.
  public let lines: [String]
  /// Bytes of a line on average, for telling rows from bytes.
  public let bytesPerLine: Double

  /// Lines at most.
  public static let limit = 200

  /// Bytes of the file that are looked at.
  private static let sampleBytes = 1 << 16

  /// The first lines of a file; `nil` where there are none.
  public init?(_ source: Source) {
    self.init(name: source.name, text: Array(source.text.bytes.prefix(LoadPreview.sampleBytes)))
  }

  init?(name: String, text: [UInt8]) {
    var lines: [String] = []
    var start = 0
    while start < text.count, lines.count < LoadPreview.limit {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      // A line that the sample cuts short is no line.
      if end == text.count, !lines.isEmpty { break }
      lines.append(String(decoding: text[start..<end], as: UTF8.self))
      let isPair = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    guard !lines.isEmpty else { return nil }
    self.name = name
    self.lines = lines
    bytesPerLine = max(1, Double(min(start, text.count)) / Double(lines.count))
  }
}

/// The one piece of slow work that may be running. A new request cancels the old.
enum Job: Hashable, Sendable {
  case loading(LoadProgress)
  /// How much of what is drawn is there, %; `nil` before drawing begins.
  case analysing(percent: Int?)
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
