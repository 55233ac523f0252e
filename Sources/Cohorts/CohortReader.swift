import CSV
public import Execution

/// Reads a cohort: the bytes of one or more files → tables of typed columns → patients, and an account of everything that
/// was not as expected.
///
/// One row a patient, one row a visit, or several tables that are joined by the patient's ID; which, is told by content.
/// The result is the same for every number of threads and every block size. O(bytes) time; besides the bytes some 8 bytes
/// a number and 4 a word of a visit are kept, and facts of patients once a patient. Progress and cancelling are per block
/// of 4 MiB: whoever cancels gets the rows that were read until then, from the beginning of the files and without gaps,
/// and `Reading.completeness` says so. What is left then, or after the last row, is putting the rows in order, which
/// `assembling` can cancel: nothing is kept of that.
///
/// - Throws: `ReadingError` if the files cannot be used at all. A bad row or value never ends here: it is a finding.
public func readCohort(
  _ sources: [Source], _ plan: ReadingPlan, work: Work, assembling: Work = Work()
) throws(ReadingError) -> Reading {
  try CohortReader(plan: plan, work: work, assembling: assembling).read(sources)
}

/// The reader, with its block size open to tests.
struct CohortReader {
  let plan: ReadingPlan
  let work: Work
  var assembling = Work()
  var blockSize = 4 << 20

  func read(_ sources: [Source]) throws(ReadingError) -> Reading {
    guard !sources.isEmpty else { throw .empty(file: "") }
    for source in sources where source.bytes.count > ReadingLimits.fileBytes {
      throw .overLimit(
        file: source.name, limit: "bytes in a file", found: source.bytes.count, allowed: ReadingLimits.fileBytes)
    }
    work.begin(total: sources.reduce(0) { $0 + $1.text.bytes.count })
    return try withBytes(of: sources[...], []) { buffers throws(ReadingError) in try read(sources, buffers) }
  }

  /// Calls `body` with the bytes of all sources.
  private func withBytes(
    of sources: ArraySlice<Source>, _ before: [UnsafeBufferPointer<UInt8>],
    _ body: ([UnsafeBufferPointer<UInt8>]) throws(ReadingError) -> Reading
  ) throws(ReadingError) -> Reading {
    guard let first = sources.first else { return try body(before) }
    // Typed throws do not pass through withUnsafeBufferPointer.
    let result = first.text.bytes.withUnsafeBufferPointer { buffer -> Result<Reading, ReadingError> in
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
    var accounts = sources.map { FileAccount($0) }
    var opened: [OpenedTable] = []
    for (file, source) in sources.enumerated() {
      do throws(ReadingError) {
        opened.append(try OpenedTable(file: file, source, bytes: buffers[file], plan: plan))
      } catch {
        accounts[file].failure = try tolerated(source.isCutShort ? .cancelled : error, among: sources)
      }
    }
    var stack = TableStack(reader: self, context: LayoutContext(opened))
    for table in opened {
      do throws(ReadingError) {
        try stack.add(table, &accounts[table.file])
      } catch {
        if error == .cancelled, !stack.tables.isEmpty { break }
        accounts[table.file].failure = try tolerated(error, among: sources)
      }
      if work.isCancelled { break }
    }
    try stack.checkMapping()
    guard !stack.tables.isEmpty else { throw accounts.lazy.compactMap(\.failure).first ?? .cancelled }
    return try stack.reading(accounts, buffers, isPartial: work.isCancelled || sources.contains(where: \.isCutShort))
  }

  /// What is wrong with one of several files leaves that file out; with the only one it ends the reading.
  private func tolerated(_ error: ReadingError, among sources: [Source]) throws(ReadingError) -> ReadingError {
    switch error {
    case .empty, .headerOnly, .noPatientID, .notText: if sources.count > 1 { return error }
    case .overLimit, .badMapping, .cancelled: break
    }
    throw error
  }
}

extension Finding {
  /// The files that could not be used beside others that could.
  static func failures(_ accounts: [FileAccount]) -> [Finding] {
    accounts.enumerated().compactMap { file, account in
      account.failure.map { failure in
        let reason = failure.message.split(separator: "\n").first.map(String.init) ?? ""
        return Finding(
          severity: .error, rule: FindingRule.leftOut.rawValue, file: file, line: 0, message: reason,
          consequence: .rowSetAside)
      }
    }
  }
}
