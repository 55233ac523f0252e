import Execution
import Testing

@testable import Cohorts

/// A table of many rows, in which facts of patients mostly repeat: what is read may not depend on the way it is read.
@Suite("Long tables")
struct LongTableTests {
  private func read(_ text: String, blockSize: Int = 4 << 20) throws -> Reading {
    try CohortReader(plan: ReadingPlan(), work: Work(), blockSize: blockSize).read([
      Source(name: "f", bytes: Array(text.utf8))
    ])
  }

  private func columns(_ reading: Reading) -> String {
    let cohort = reading.cohort
    return
      "\(cohort.patientIDs) \(cohort.visitOffsets) \(cohort.patientColumns) \(cohort.visitColumns) \(cohort.visitMonths)"
  }

  private static let header = ["patient_id", "months", "sex", "onset", "age", "speed", "alsfrs_total", "note"]

  /// Rows of 300 patients; `change` may alter one.
  private func rows(_ change: (Int, inout [String]) -> Void = { _, _ in }) -> [[String]] {
    (0..<1800).map { index in
      let patient = index / 6
      var row = [
        "P\(1000 + patient)", "\(index % 6).\(patient % 10)", patient % 2 == 0 ? "F" : "M",
        ["bulbar", "spinal", "respiratory"][patient % 3], "\(40 + patient % 40).5", ["slow", "fast"][patient % 2],
        "\(48 - index % 6 - patient % 20)", "n\(patient % 7)",
      ]
      change(index, &row)
      return row
    }
  }

  private func text(_ rows: [[String]], lineEnd: String = "\n", isQuoted: Bool = false) -> String {
    ([LongTableTests.header] + rows).map { row in
      row.map { isQuoted ? "\"\($0)\"" : $0 }.joined(separator: ",") + lineEnd
    }.joined()
  }

  @Test("line ends, quotes and blocks change nothing")
  func shapes() throws {
    let plain = try read(text(rows()))
    #expect(plain.cohort.patientCount == 300 && plain.cohort.visitCount == 1800)
    #expect(plain.cohort.ageYears?[299] == 59.5)
    for lineEnd in ["\r\n", "\r"] { #expect(try columns(read(text(rows(), lineEnd: lineEnd))) == columns(plain)) }
    #expect(try columns(read(text(rows(), isQuoted: true))) == columns(plain))
    for size in [200, 1_000, 5_003] { #expect(try columns(read(text(rows()), blockSize: size)) == columns(plain)) }
  }

  @Test("a fact that changes late in the table is found, at every block size", arguments: [1_502, 1_799])
  func lateChange(_ changed: Int) throws {
    let altered = text(
      rows { index, row in
        if index == changed {
          row[2] = "X"
          row[4] = "90"
          row[7] = "other"
        }
        if index % 400 == 0 { row[7] = "\"a, b\"" }
      })
    let whole = try read(altered)
    #expect(whole.findings.contains { $0.rule == "unknown-word" && $0.line == changed + 2 })
    #expect(whole.findings.contains { $0.rule == "conflict" && $0.column == "age" && $0.line == changed + 2 })
    for size in [200, 1_000, 5_003] {
      let reading = try read(altered, blockSize: size)
      #expect(columns(reading) == columns(whole) && reading.findings == whole.findings)
    }
  }

  @Test("a value that cannot be read is a finding in each row that has it")
  func repeatedFault() throws {
    let reading = try read(text(rows { index, row in if index / 6 == 100 { row[4] = "old" } }))
    #expect(reading.findings.filter { $0.rule == "not-a-number" }.map(\.line) == (602...607).map { $0 })
    #expect(reading.cohort.ageYears?[100] == nil && reading.cohort.ageYears?[101] == 61.5)
  }

  @Test("rows of a patient that do not follow each other are one patient")
  func scattered() throws {
    let sorted = try read(text(rows()))
    let mixed = try read(
      text(rows().enumerated().sorted { ($0.offset % 6, $0.offset) < ($1.offset % 6, $1.offset) }.map(\.element)))
    #expect(columns(mixed) == columns(sorted))
  }
}
