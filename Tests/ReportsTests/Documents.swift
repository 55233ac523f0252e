import CSV
import Cohorts
import DisplayText
import Execution
import Foundation
import Projection
import Strata
import TestKit
import Testing
import Variables

@testable import Reports

/// Documents of one table, and what comes back when they are read again.
enum Documents {
  static let provenance = Provenance(
    version: "0", inputs: [Provenance.Input(name: "a.csv", sha256: "00")], command: "alstrata test", scenario: nil,
    disclosure: "off", seed: 7, date: nil, isSynthetic: false)

  static func document(_ table: Table) -> Document {
    Document(schema: table.id, sections: [Section(table, name: "rows")], provenance: provenance)
  }

  /// One column of cells.
  static func column(_ cells: [Cell], privacy: Table.Privacy = .open) -> Table {
    Table(
      id: "test", title: "Test", privacy: privacy, columns: [TableColumn(id: "x", title: "x", unit: "points")],
      rows: cells.map { TableRow(cells: [$0]) })
  }

  static func json(_ document: Document) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(ExportFormat.json.encode(document)))
    return try #require(object as? [String: Any])
  }

  static func rows(_ document: Document, _ section: String = "rows") throws -> [[String: Any]] {
    try #require(try json(document)[section] as? [[String: Any]])
  }

  /// Head lines and records of a separated file.
  static func separated(
    _ document: Document, _ format: ExportFormat = .csv
  ) -> (head: [String], records: [[String]]) {
    let bytes = format.encode(document)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let head = lines.prefix { $0.first == UInt8(ascii: "#") }
    let start = head.reduce(0) { $0 + $1.count + 1 }
    let delimiter = format.id == "tsv" ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    return (
      head.map { String(decoding: $0, as: UTF8.self) },
      CSVRecords.strings(Array(bytes[start...]), dialect: CSVDialect(delimiter: delimiter))
    )
  }

  static func text(_ table: Table, _ glyphs: GlyphSet = .full) -> [String] {
    TextLayout(glyphs: glyphs).lines(Section(table, name: "rows"))
  }
}

/// The demonstration cohort, read once.
enum Demonstration {
  static let reading: Reading? = try? readCohort(
    [Source(name: "register.csv", bytes: try Fixture.bytes("Cohorts/register.csv"))], ReadingPlan(), work: Work())

  static func store() throws -> VariableStore { VariableStore(try #require(reading).cohort) }

  static func stratification(_ store: VariableStore, by axes: String) throws -> Stratification {
    try stratify(
      store, StratificationPlan(filter: nil, axes: try StratificationPlan.parseAxes(axes)), work: Work())
  }

  static func projection(by axes: String, scenario: String) throws -> CohortProjection {
    let store = try store()
    var plan = ProjectionPlan()
    plan.scenario = scenario
    return try project(plan, on: stratification(store, by: axes), store, work: Work())
  }
}
