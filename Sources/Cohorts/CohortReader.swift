import CSV
public import Execution

/// Reads a cohort: the bytes of one or more files → tables of typed columns → patients, and an account of everything that
/// was not as expected.
///
/// One row a patient, one row a visit, or several tables that are joined by the patient's ID; which, is told by content.
/// The result is the same for every number of threads and every block size. O(bytes) time; besides the bytes some 10
/// bytes a number and 4 a word are kept, and one column twice for a moment. Progress and cancelling are per block of 4
/// MiB: whoever cancels gets the rows that were read until then, from the beginning of the files and without gaps, and
/// `Reading.completeness` says so.
///
/// - Throws: `ReadingError` if the files cannot be used at all. A bad row or value never ends here: it is a finding.
public func readCohort(_ sources: [Source], _ plan: ReadingPlan, work: Work) throws(ReadingError) -> Reading {
  try CohortReader(plan: plan, work: work).read(sources)
}

/// The reader, with its block size open to tests.
struct CohortReader {
  let plan: ReadingPlan
  let work: Work
  var blockSize = 4 << 20

  func read(_ sources: [Source]) throws(ReadingError) -> Reading {
    guard !sources.isEmpty else { throw .empty(file: "") }
    for source in sources where source.bytes.count > ReadingLimits.fileBytes {
      throw .overLimit(
        file: source.name, limit: "bytes in a file", found: source.bytes.count, allowed: ReadingLimits.fileBytes)
    }
    work.begin(total: sources.reduce(0) { $0 + $1.bytes.count })
    return try withBytes(of: sources[...], []) { buffers throws(ReadingError) in try read(sources, buffers) }
  }

  /// Calls `body` with the bytes of all sources.
  private func withBytes(
    of sources: ArraySlice<Source>, _ before: [UnsafeBufferPointer<UInt8>],
    _ body: ([UnsafeBufferPointer<UInt8>]) throws(ReadingError) -> Reading
  ) throws(ReadingError) -> Reading {
    guard let first = sources.first else { return try body(before) }
    // Typed throws do not pass through withUnsafeBufferPointer.
    let result = first.bytes.withUnsafeBufferPointer { buffer -> Result<Reading, ReadingError> in
      do throws(ReadingError) { return .success(try withBytes(of: sources.dropFirst(), before + [buffer], body)) } catch
      {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func read(
    _ sources: [Source], _ buffers: [UnsafeBufferPointer<UInt8>]
  ) throws(ReadingError) -> Reading {
    var tables: [ParsedTable] = []
    var accounts: [FileAccount] = []
    for (file, source) in sources.enumerated() {
      var account = FileAccount(source)
      var reader = TableReader(file: file, name: source.name, bytes: buffers[file], reader: self)
      tables.append(try reader.read(&account))
      accounts.append(account)
      if account.isCutShort { break }
    }
    var assembly = CohortAssembly(plan: plan, tables: tables)
    let addresses = RecordAddresses(
      tables: assembly.tables.map { RecordAddresses.Table(file: $0.file, base: $0.base, dialect: $0.dialect) })
    tables = []
    let cohort = assembly.cohort()
    let isPartial = work.isCancelled
    return Reading(
      cohort: cohort, tables: accounts.indices.map { accounts[$0].report(assembly, file: $0) },
      findings: assembly.log.findings(assembly, addresses, buffers), findingCounts: assembly.log.counts,
      completeness: isPartial ? .partial(rows: accounts.reduce(0) { $0 + $1.rowsRead }) : .complete,
      addresses: addresses)
  }
}

/// What is counted while a file is read, for its report.
struct FileAccount {
  let name: String
  let byteCount: Int
  var encoding = "UTF-8"
  var dialect = CSVDialect()
  var lineEnds = LineEndCounts()
  var rowsRead = 0
  /// Rows that never reached the cohort.
  var rowsSetAside = 0
  var blankLines = 0
  /// Whether reading was stopped inside the file.
  var isCutShort = false

  init(_ source: Source) {
    name = source.name
    byteCount = source.bytes.count
  }

  /// The report, once the cohort has decided about its rows.
  func report(_ assembly: CohortAssembly, file: Int) -> TableReport {
    let own = assembly.tables.indices.filter { assembly.tables[$0].file == file }
    let later = own.reduce(0) { $0 + assembly.rowsSetAside($1) }
    let isVisits = own.contains { assembly.tables[$0].role == .visits } && assembly.layout == .visits
    return TableReport(
      name: name, encoding: encoding, dialect: dialect, newline: lineEnds.name,
      layout: isVisits ? .visits : .patients, byteCount: byteCount, rowsRead: rowsRead,
      rowsUsed: rowsRead - rowsSetAside - later, rowsSetAside: rowsSetAside + later, blankLines: blankLines,
      columns: own.flatMap { assembly.mappings(ofTable: $0) })
  }
}
