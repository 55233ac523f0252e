import CSV
import Execution

/// The tables of all files, one after another, as they are read.
struct TableStack {
  let reader: CohortReader
  let context: LayoutContext
  private(set) var tables: [ParsedTable] = []
  /// Keeps the bytes of derived tables in place.
  private var derived: [DerivedTable] = []
  /// Headers of all tables, for `--map`.
  private var headers: [[String]] = []

  init(reader: CohortReader, context: LayoutContext) {
    self.reader = reader
    self.context = context
  }

  /// Reads a file: as it stands, or as the tables that its layout makes of it.
  mutating func add(_ table: OpenedTable, _ account: inout FileAccount) throws(ReadingError) {
    if let dictionary = context.dictionary(in: table) {
      account.take(dictionary: table, rows: dictionary.rows, title: dictionary.title)
      return
    }
    let sample = table.sample
    for layout in LayoutRegistry.all {
      if let recognised = layout.recognise(sample, context) { return try add(table, recognised, &account) }
    }
    let (parsed, _) = try read(table)
    account.take(table, parsed)
    tables.append(parsed)
  }

  private mutating func add(
    _ table: OpenedTable, _ layout: RecognisedLayout, _ account: inout FileAccount
  ) throws(ReadingError) {
    let reshaped: Reshaped
    do { reshaped = try layout.reshape(table.raw, reader.work) } catch { throw .cancelled }
    reader.work.advance(by: table.bytes.count)
    account.take(table, reshaped)
    account.note(layout: "\(reshaped.layoutTitle): \(layout.reason)")
    for plain in reshaped.tables where !plain.origins.isEmpty {
      let made = DerivedTable(plain, numbersOf: table.dialect)
      derived.append(made)
      let name = reshaped.tables.count == 1 ? table.name : "\(table.name) (\(plain.title))"
      var (parsed, _) = try read(
        OpenedTable(
          file: table.file, name: name, made, identifiers: reshaped.identifierColumns, plan: reader.plan))
      parsed.records = made.records
      parsed.fileDialect = table.dialect
      tables.append(parsed)
    }
  }

  private mutating func read(_ table: OpenedTable) throws(ReadingError) -> (ParsedTable, isCutShort: Bool) {
    headers.append(table.header.names)
    let plan = reader.plan.restricted(to: table.header.names)
    return try TableReader(table: table, plan: plan, work: reader.work, blockSize: reader.blockSize).read()
  }

  /// Every column that the user names must be in some table.
  func checkMapping() throws(ReadingError) {
    for name in reader.plan.correctedHeaders
    where !headers.contains(where: { ColumnResolver.index(of: name, in: ColumnResolver.labels($0)) != nil }) {
      throw .badMapping(
        "no column is called \(name); the columns are \(headers.joined().joined(separator: ", "))")
    }
  }

  /// The cohort and the account of how it was read.
  mutating func reading(
    _ accounts: [FileAccount], _ files: [UnsafeBufferPointer<UInt8>], isPartial: Bool
  ) throws(ReadingError) -> Reading {
    // Given up first, so that the assembly alone holds the rows and need not copy them.
    var given: [ParsedTable] = []
    swap(&given, &tables)
    let origins = given.map { (records: $0.records, dialect: $0.fileDialect) }
    reader.assembling.begin(total: given.reduce(0) { $0 + $1.columns.count })
    return try withExtendedLifetime(derived) { () throws(ReadingError) in
      var assembly = CohortAssembly(plan: reader.plan, tables: &given)
      let addresses = RecordAddresses(
        tables: zip(assembly.tables, origins).map { stacked, origin in
          RecordAddresses.Table(
            file: stacked.file, base: stacked.base, records: origin.records, dialect: origin.dialect)
        })
      let cohort: Cohort
      do { cohort = try assembly.cohort(reader.assembling) } catch { throw .cancelled }
      let failures = Finding.failures(accounts)
      var counts = assembly.log.counts
      if !failures.isEmpty { counts[.error, default: 0] += failures.count }
      for account in accounts { counts.merge(account.log.counts, uniquingKeysWith: +) }
      return Reading(
        cohort: cohort, tables: accounts.indices.map { accounts[$0].report(assembly, addresses, file: $0) },
        findings: failures + assembly.findings(addresses, files, accounts.map(\.log)), findingCounts: counts,
        completeness: isPartial ? .partial(rows: accounts.reduce(0) { $0 + $1.rowsRead }) : .complete,
        addresses: addresses)
    }
  }
}

extension ReadingPlan {
  /// The plan for a table with these headers: what is said of columns of other tables is left out.
  func restricted(to headers: [String]) -> ReadingPlan {
    var plan = self
    let labels = ColumnResolver.labels(headers)
    plan.mapping = mapping.filter { ColumnResolver.index(of: $0.key, in: labels) != nil }
    return plan
  }
}
