import Foundation
import Statistics
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

/// Repeated measures of a published table, whose rows of one patient are next to each other.
struct PublishedVisits {
  let data: RepeatedMeasures
  let ids: [String]
  /// Covariates of the patients by the names that the reference files use.
  let covariates: [String: [Double]]
  /// The name of time in the reference files.
  let time: String

  init(table: PublishedTable, id: String, time: String?, value: String, covariates: [String: [Double]] = [:]) throws {
    let words = try table.words(id)
    let starts = words.indices.filter { $0 == 0 || words[$0] != words[$0 - 1] }
    ids = starts.map { words[$0] }
    #expect(Set(ids).count == ids.count)
    data = RepeatedMeasures(
      offsets: starts + [words.count], times: try time.map(table.numbers) ?? words.map { _ in 0 },
      values: try table.numbers(value))
    self.covariates = covariates
    self.time = time ?? ""
  }

  /// The table that a reference file names.
  init(of name: String) throws {
    if name.hasPrefix("lmm_sleepstudy") {
      try self.init(table: PublishedTable("sleepstudy"), id: "subject", time: "days", value: "reaction")
    } else if name.hasPrefix("lmm_dyestuff2") {
      try self.init(table: PublishedTable("dyestuff2"), id: "batch", time: nil, value: "yield")
    } else if name.hasPrefix("lmm_dyestuff") {
      try self.init(table: PublishedTable("dyestuff"), id: "batch", time: nil, value: "yield")
    } else {
      let patients = try PublishedTable("alsA_patients")
      var covariates = [
        "bulbar": try patients.indicator("onset", of: "bulbar"), "fast": try patients.indicator("speed", of: "fast"),
        "inter": try patients.indicator("speed", of: "intermediate"),
      ]
      for name in ["arm", "pre_slope", "age", "symptom_months"] { covariates[name] = try patients.numbers(name) }
      try self.init(
        table: PublishedTable("alsA_visits"), id: "id", time: "months", value: "total", covariates: covariates)
      #expect(try patients.words("id") == ids)
    }
  }

  /// Fixed columns by R's names of terms, as covariates of patients.
  func effects(_ terms: [String]) throws -> [LinearMixedModel.FixedEffect] {
    try terms.map { term in
      var factors = term.split(separator: ":").map(String.init).filter { $0 != "(Intercept)" }
      let isTrend = factors.contains(time)
      factors.removeAll { $0 == time }
      var numbers = [Double](repeating: 1, count: ids.count)
      for factor in factors { numbers = zip(numbers, try #require(covariates[factor], "\(factor)")).map(*) }
      return .init(term, isTrend ? .trend(numbers) : .level(numbers))
    }
  }

  /// Fixed columns by R's names of terms, with a number for each row.
  func rowEffects(_ terms: [String]) throws -> [LinearMixedModel.FixedEffect] {
    var patients: [Int] = []
    for patient in ids.indices {
      patients += (data.offsets[patient]..<data.offsets[patient + 1]).map { _ in patient }
    }
    return try terms.map { term in
      var numbers = data.times.map { _ in 1.0 }
      for factor in term.split(separator: ":").map(String.init) where factor != "(Intercept)" {
        let column =
          switch factor {
          case time: data.times
          case "I(\(time)^2)": data.times.map { $0 * $0 }
          default: try patients.map { try #require(covariates[factor], "\(factor)")[$0] }
          }
        numbers = zip(numbers, column).map(*)
      }
      return .init(term, .rows(numbers))
    }
  }
}
