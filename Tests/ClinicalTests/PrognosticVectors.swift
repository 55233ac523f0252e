import Clinical
import Foundation
import TestKit
import Testing

/// The worked patients of `encals_vectors.json`: A to G as printed in the notes on the models, and drawn ones.
struct PrognosticVector: Sendable, CustomTestStringConvertible {
  let id: String
  let predictors: PrognosticPredictors
  let tricals, encals: Double
  let q75, q50, q25: Double
  let survival: [Double]
  let aliveAt, laterSurvival, remaining: Double
  var testDescription: String { id }

  init(_ entry: [String: Any]) throws {
    func number(_ key: String) throws -> Double { try #require(entry[key] as? Double) }
    let flags = try #require(entry["flags"] as? [Int]).map { $0 == 1 }
    id = try #require(entry["id"] as? String)
    predictors = PrognosticPredictors(
      pointsLostPerMonth: try number("slope"), delayMonths: try number("delay"), ageAtOnsetYears: try number("age"),
      vitalCapacityPercent: try number("fvc"), isBulbar: flags[0], isDefinite: flags[1], hasFTD: flags[2],
      hasC9orf72: flags[3])
    tricals = try number("tricals")
    encals = try number("encals")
    (q75, q50, q25) = (try number("q75"), try number("q50"), try number("q25"))
    survival = try #require(entry["survival"] as? [Double])
    (aliveAt, laterSurvival) = (try number("aliveAt"), try number("laterSurvival"))
    remaining = try number("remaining")
  }

  static func values() throws -> [String: Any] {
    try #require(try Fixture.json("Published/encals_vectors.json")["values"] as? [String: Any])
  }

  static func all() throws -> [PrognosticVector] {
    try #require(try values()["patients"] as? [[String: Any]]).map(PrognosticVector.init)
  }

  static func named(_ id: String) throws -> PrognosticVector { try #require(try all().first { $0.id == id }) }
}
