import Foundation
import TestKit
import Testing

/// A reference file: what it holds, to which tolerance, and the data it was made from.
struct PublishedResult {
  let values: [String: Any]
  let tolerance: Double

  init(_ name: String) throws {
    let file = try Fixture.json("Published/\(name).json")
    values = try #require(file["values"] as? [String: Any])
    tolerance = try #require(file["rel_tolerance"] as? Double)
  }

  /// The number under a path of keys.
  func number(_ path: String...) throws -> Double { try #require(at(path) as? Double, "\(path)") }

  /// The numbers under a path of keys.
  func numbers(_ path: String...) throws -> [Double] { try #require(at(path) as? [Double], "\(path)") }

  /// The numbers under a path of keys, `nil` where there is none.
  func optionalNumbers(_ path: String...) throws -> [Double?] {
    try #require(at(path) as? [Any], "\(path)").map { $0 as? Double }
  }

  /// The numbers under a path of keys, by name.
  func named(_ path: String...) throws -> [String: Double] {
    try #require(at(path) as? [String: Double], "\(path)")
  }

  /// The matrix under a path of keys.
  func matrix(_ path: String...) throws -> [[Double]] { try #require(at(path) as? [[Double]], "\(path)") }

  private func at(_ path: [String]) -> Any? {
    var value: Any? = values
    for key in path { value = (value as? [String: Any])?[key] }
    return value
  }
}

/// A published table of comma-separated values, by column.
struct PublishedTable {
  private let columns: [String: [String]]
  let rows: Int

  init(_ name: String) throws {
    let lines = try Fixture.text("Published/\(name).csv").split(separator: "\n")
    let names = try #require(lines.first).split(separator: ",").map(String.init)
    let cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    rows = cells.count
    columns = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { index, name in (name, cells.map { $0[index] }) })
  }

  func words(_ name: String) throws -> [String] { try #require(columns[name], "\(name)") }

  func numbers(_ name: String) throws -> [Double] { try words(name).map { try #require(Double($0)) } }

  /// 1 where the column says so, else 0.
  func indicator(_ name: String, of word: String) throws -> [Double] {
    try words(name).map { $0 == word ? 1 : 0 }
  }
}
