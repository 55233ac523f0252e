import Execution
import Statistics
import TestKit
import Testing

/// A reference file: what it expects, by paths such as "efron/coef/sex", each within its own tolerance.
struct SurvivalReference {
  private let values: Any
  let tolerance: Double

  init(_ name: String) throws {
    let file = try Fixture.json("Published/\(name).json")
    values = try #require(file["values"])
    tolerance = try #require(file["rel_tolerance"] as? Double)
  }

  /// Expects a number of the file, or none where the file holds null.
  func expect(_ actual: Double?, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if let expected = try value(path) as? Double {
      expectClose(actual, expected, relative: tolerance, path, sourceLocation: sourceLocation)
    } else {
      #expect(actual == nil, "\(path)", sourceLocation: sourceLocation)
    }
  }

  /// The same for a probability, which is compared with its own size.
  func expectProbability(_ actual: Double?, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let expected = try number(path)
    expectClose(actual, expected, relative: tolerance, scale: expected, path, sourceLocation: sourceLocation)
  }

  /// Expects all numbers of a list, in order.
  func expect(_ actual: [Double?], _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try list(path).count == actual.count, "\(path)", sourceLocation: sourceLocation)
    for (index, number) in actual.enumerated() {
      try expect(number, "\(path)/\(index)", sourceLocation: sourceLocation)
    }
  }

  /// Expects a matrix row by row.
  func expect(
    _ actual: SymmetricMatrix, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try list(path).count == actual.size, "\(path)", sourceLocation: sourceLocation)
    for row in 0..<actual.size {
      try expect((0..<actual.size).map { actual[row, $0] }, "\(path)/\(row)", sourceLocation: sourceLocation)
    }
  }

  /// Whether the file has something there.
  func has(_ path: String) -> Bool { found(path) != nil }

  func number(_ path: String) throws -> Double { try #require(try value(path) as? Double, "\(path)") }

  func numbers(_ path: String) throws -> [Double] { try #require(try value(path) as? [Double], "\(path)") }

  func list(_ path: String) throws -> [Any] { try #require(try value(path) as? [Any], "\(path)") }

  private func value(_ path: String) throws -> Any { try #require(found(path), "\(path)") }

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

/// A published table of comma-separated values, by column; a number may be missing.
struct SurvivalTable {
  private let columns: [String: [String]]

  init(_ name: String) throws {
    let lines = try Fixture.text("Published/\(name).csv").split(separator: "\n")
    let names = try #require(lines.first).split(separator: ",").map(String.init)
    let cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    columns = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { index, name in (name, cells.map { $0[index] }) })
  }

  func words(_ name: String) throws -> [String] { try #require(columns[name], "\(name)") }

  func optionalNumbers(_ name: String) throws -> [Double?] { try words(name).map { $0.isEmpty ? nil : Double($0) } }

  func numbers(_ name: String) throws -> [Double] { try words(name).map { try #require(Double($0)) } }

  func codes(_ name: String) throws -> [Int] { try words(name).map { try #require(Int($0)) } }

  func flags(_ name: String) throws -> [Bool] { try words(name).map { $0 == "1" } }

  /// Codes from 0 in the order of the words.
  func levels(_ name: String) throws -> [Int] {
    let words = try words(name)
    let order = Set(words).sorted()
    return words.compactMap(order.firstIndex)
  }

  /// 1 where the column says so, else 0.
  func indicator(_ name: String, of word: String) throws -> [Double] { try words(name).map { $0 == word ? 1 : 0 } }

  /// Times with events, as most of the files name them.
  func sample(
    time: String = "time", event: String = "event", entry: String? = nil
  ) throws -> SurvivalSample {
    try SurvivalSample.read(
      times: numbers(time), events: flags(event), entries: entry.map(numbers)
    ).get()
  }
}

/// A cohort of random times in months, many of them tied, with two groups and two covariates.
struct RandomSurvival {
  var times: [Double] = []
  var events: [Bool] = []
  var entries: [Double] = []
  var groups: [Int] = []
  var strata: [Int] = []
  var ages: [Double] = []

  init(_ seed: Int, count: Int, grain: Double = 0.5) {
    var stream = PhiloxStream(seed: UInt64(seed), stream: 77, replicate: 0)
    for _ in 0..<count {
      let age = 40 + 40 * stream.uniform()
      let group = stream.index(below: 2)
      let entry = (6 * stream.uniform() / grain).rounded(.down) * grain
      let hazard = 0.05 * (group == 0 ? 1 : 0.7) * (1 + (age - 60) / 100)
      let months = stream.uniform() / hazard + grain
      times.append(entry + (min(months, 18) / grain).rounded(.up) * grain)
      events.append(months <= 18 && stream.uniform() < 0.8)
      entries.append(entry)
      groups.append(group)
      strata.append(stream.index(below: 3))
      ages.append(age)
    }
  }

  func sample(entries withEntries: Bool = false, weights: [Double]? = nil) throws -> SurvivalSample {
    try SurvivalSample.read(
      times: times, events: events, entries: withEntries ? entries : nil, weights: weights
    ).get()
  }

  var covariates: [Covariate] { [Covariate("group", groups.map(Double.init)), Covariate("age", ages)] }

  /// The same patients, each as many times as `copies` says, in another order.
  func rearranged(_ rows: [Int]) -> RandomSurvival {
    var other = self
    other.times = rows.map { times[$0] }
    other.events = rows.map { events[$0] }
    other.entries = rows.map { entries[$0] }
    other.groups = rows.map { groups[$0] }
    other.strata = rows.map { strata[$0] }
    other.ages = rows.map { ages[$0] }
    return other
  }
}
