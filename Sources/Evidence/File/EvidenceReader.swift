import CSV

/// Reads a user's evidence file: RFC 4180 with commas and a header, decimal points, one row a trial; columns as in
/// `EvidenceColumn`, in any order.
///
/// Strict, because a number that is silently misread would change every projection: unknown or doubled columns, unknown
/// words, numbers out of range and fields that contradict each other are errors. All of them are reported, and nothing
/// is read of a file that has any. O(bytes).
public enum EvidenceReader {
  /// Rows at most.
  public static let rowLimit = 1000

  /// The trials of the file.
  public static func read(_ bytes: [UInt8]) throws(EvidenceFileError) -> [Trial] {
    var text = TextDecoding.decode(bytes).bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let records = try records(text)
    guard let header = records.first else {
      throw EvidenceFileError(problems: [
        EvidenceFileProblem(
          line: 1, column: "", found: "nothing", expected: "a header with \(names(EvidenceColumn.required))")
      ])
    }
    let columns = try columns(header)
    var problems: [EvidenceFileProblem] = []
    var trials: [Trial] = []
    var lines: [String: Int] = [:]
    if records.count == 1 {
      problems.append(
        EvidenceFileProblem(line: header.line, column: "", found: "a header alone", expected: "a row for each trial"))
    }
    for record in records.dropFirst() {
      guard record.fields.count == columns.count else {
        problems.append(
          EvidenceFileProblem(
            line: record.line, column: "", found: "\(record.fields.count) fields",
            expected: "\(columns.count), as in the header"))
        continue
      }
      var row = EvidenceRow(line: record.line, columns: columns, fields: record.fields)
      let trial = row.trial()
      problems += row.problems
      guard let trial else { continue }
      if let line = lines[trial.id] {
        problems.append(
          EvidenceFileProblem(
            line: record.line, column: EvidenceColumn.trial.rawValue, found: "\"\(trial.id)\" again",
            expected: "one row a trial; it is on line \(line)"))
      }
      lines[trial.id] = record.line
      trials.append(trial)
    }
    if !problems.isEmpty { throw EvidenceFileError(problems: problems) }
    return trials
  }

  private struct Record {
    var line: Int
    var fields: [String]
  }

  private static func records(_ bytes: [UInt8]) throws(EvidenceFileError) -> [Record] {
    var records: [Record] = []
    var problem: EvidenceFileProblem?
    bytes.withUnsafeBufferPointer { buffer in
      let dialect = CSVDialect()
      var scanner = CSVScanner(buffer, range: 0..<buffer.count, dialect: dialect)
      var lines = CSVLineCounter()
      // A record has at most as many fields as bytes and one more.
      var fields = [CSVField](repeating: CSVField(start: 0, length: 0), count: EvidenceColumn.allCases.count + 1)
      while problem == nil {
        let outcome = fields.withUnsafeMutableBufferPointer { room -> CSVScanner.Outcome in
          guard let base = room.baseAddress else { return .end }
          return scanner.next(base, capacity: room.count)
        }
        if outcome == .end { return }
        let line = lines.line(at: scanner.recordStart, in: buffer)
        switch outcome {
        case .openQuote:
          problem = EvidenceFileProblem(
            line: line, column: "", found: "a quote that is never closed", expected: "a quote at both ends of a field")
        case .record where scanner.fieldCount > fields.count || records.count > rowLimit:
          problem = EvidenceFileProblem(
            line: line, column: "",
            found: records.count > rowLimit ? "a row after \(rowLimit) rows" : "\(scanner.fieldCount) fields",
            expected: "at most \(rowLimit) rows of \(EvidenceColumn.allCases.count) fields")
        case .record:
          records.append(
            Record(
              line: line,
              fields: fields[0..<scanner.fieldCount].map { field in
                trimmed(String(decoding: CSVRecords.content(of: field, in: buffer, dialect: dialect), as: UTF8.self))
              }))
        case .blank, .comment, .end: break
        }
      }
    }
    if let problem { throw EvidenceFileError(problems: [problem]) }
    return records
  }

  private static func columns(_ header: Record) throws(EvidenceFileError) -> [EvidenceColumn] {
    var columns: [EvidenceColumn] = []
    var problems: [EvidenceFileProblem] = []
    func add(_ column: String, _ found: String, _ expected: String) {
      problems.append(EvidenceFileProblem(line: header.line, column: column, found: found, expected: expected))
    }
    if header.fields.count == 1, let only = header.fields.first, only.contains(";") || only.contains("\t") {
      add("", "a header without commas", "commas between fields, points in numbers")
    } else {
      for name in header.fields {
        guard let column = EvidenceColumn(rawValue: name) else {
          add(name, "a column of this name", "a column that alstrata evidence --columns lists")
          continue
        }
        if columns.contains(column) { add(name, "the column twice", "each column once") }
        columns.append(column)
      }
      for column in EvidenceColumn.required where !columns.contains(column) {
        add(column.rawValue, "no such column", column.expectation)
      }
    }
    if !problems.isEmpty { throw EvidenceFileError(problems: problems) }
    return columns
  }

  private static func names(_ columns: [EvidenceColumn]) -> String {
    columns.map(\.rawValue).joined(separator: ", ")
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
