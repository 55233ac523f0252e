import CSV
import Execution
import Fitting
import Foundation
import TestKit
import Testing

/// A reference file of `Fixtures/Published`: numbers by a path such as "efron/coef/sex", each within its tolerance.
struct Reference {
  private let values: Any
  private let tolerance: Double

  init(_ name: String) throws {
    let file = try Fixture.json("Published/\(name).json")
    values = try #require(file["values"])
    tolerance = try #require(file["rel_tolerance"] as? Double)
  }

  /// Expects the number of the file.
  func expect(_ actual: Double?, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let expected = try number(path)
    expectClose(actual, expected, relative: tolerance, path, sourceLocation: sourceLocation)
  }

  /// The same for a probability, which is compared with its own size.
  func expectProbability(_ actual: Double?, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let expected = try number(path)
    expectClose(actual, expected, relative: tolerance, scale: expected, path, sourceLocation: sourceLocation)
  }

  /// Expects the column of a table to hold the numbers under a path by the names of rows, and nothing else.
  func expect(
    _ result: FitResult, _ table: String, _ column: String, _ path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try #require(found(path) as? [String: Double], "\(path)", sourceLocation: sourceLocation)
    let rows = try #require(result.tables.first { $0.name == table }, sourceLocation: sourceLocation).rows
    #expect(rows.count == expected.count, "\(path)", sourceLocation: sourceLocation)
    for (name, number) in expected {
      expectClose(
        result.number(table, name, column), number, relative: tolerance, "\(path)/\(name)",
        sourceLocation: sourceLocation)
    }
  }

  /// Whether the file has something there.
  func has(_ path: String) -> Bool { found(path) != nil }

  func number(_ path: String) throws -> Double { try #require(found(path) as? Double, "\(path)") }

  func numbers(_ path: String) throws -> [Double] { try #require(found(path) as? [Double], "\(path)") }

  private func found(_ path: String) -> Any? {
    var value: Any? = values
    for key in path.split(separator: "/") {
      if let list = value as? [Any] {
        value = Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
      } else {
        value = (value as? [String: Any])?[String(key)]
      }
    }
    return value
  }
}

/// Tables of `Fixtures/Published` and of texts, every column of them.
enum Tables {
  static func published(_ name: String) throws -> DataFrame {
    try read(Fixture.bytes("Published/\(name).csv"), file: "\(name).csv")
  }

  static func text(_ text: String) throws -> DataFrame { try read([UInt8](text.utf8), file: "table.csv") }

  static func model(
    _ table: DataFrame, _ formula: String, references: [String: String] = [:]
  ) throws -> FitInput {
    FitInput(data: table, formula: try Formula(parsing: formula), references: references)
  }

  /// The visits of alsA with the columns of their patients.
  static func joinedVisits() throws -> DataFrame { try published("alsA_visits").joined(with: patients(), by: "id") }

  /// The patients of alsA with the indicators that the reference files were made with, and further columns by id.
  static func patients(adding more: [String: [String: String]] = [:]) throws -> DataFrame {
    let indicators = [("bulbar", ",bulbar,"), ("male", ",M,"), ("fast", ",fast,")]
    let names = more.keys.sorted()
    let lines = try Fixture.text("Published/alsA_patients.csv").split(separator: "\n").enumerated().map { index, line in
      let id = String(line.prefix { $0 != "," })
      let added =
        index == 0
        ? indicators.map(\.0) + names
        : indicators.map { line.contains($0.1) ? "1" : "0" } + names.map { more[$0]?[id] ?? "NA" }
      return "\(line),\(added.joined(separator: ","))"
    }
    return try text(lines.joined(separator: "\n"))
  }

  private static func read(_ bytes: [UInt8], file: String) throws -> DataFrame {
    let header = try #require(CSVRecords.strings(bytes, limit: 1).first)
    return try DataFrame.read(bytes, file: file, columns: header, work: Work())
  }
}

/// The message of the error that a body throws, with the place of a formula: "7: found …".
func message(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let error as FitError {
    switch error {
    case .formula(let message, let position, _): return "\(position): \(message)"
    case .data(let message), .option(let message): return message
    case .cancelled: return "cancelled"
    }
  } catch { return "\(error)" }
}
