import CSV
import Foundation
import TestKit
import Testing

@Suite("The cases of papaparse")
struct PapaparseTests {
  /// Read differently here, on purpose.
  static let deliberate: [String: String] = [
    "Quoted field has no closing quote": "an open quote costs its own line, not the rest of the file",
    "Quoted field has invalid trailing quote after delimiter": "an open quote costs its own line",
    "Quoted field has invalid trailing quote before delimiter": "an open quote costs its own line",
    "Quoted field has invalid trailing quote after new line": "an open quote costs its own line",
    "Mixed slash n and slash r should choose first as precident": "every kind of line end ends a record",
    "Simple duplicated header names": "names stay as they are in the file; the reader reports the repetition",
    "Duplicated header names existing column": "names stay as they are in the file",
    "Duplicate header names with __proto__ field": "names stay as they are in the file",
  ]

  /// Options that a dialect cannot express: functions, marks of several bytes, and a line end as a delimiter.
  private static func isExpressible(_ config: [String: Any]) -> Bool {
    let known: Set = [
      "delimiter", "newline", "quoteChar", "escapeChar", "comments", "skipEmptyLines", "fastMode", "header", "preview",
      "skipFirstNLines", "dynamicTyping",
    ]
    let marks = ["delimiter", "quoteChar", "escapeChar", "comments"].compactMap { config[$0] as? String }
    return Set(config.keys).isSubset(of: known) && marks.allSatisfy { $0.utf8.count == 1 && $0 != "\n" }
      && !config.values.contains { $0 as? String == "<function>" }
  }

  private static func choices(_ config: [String: Any]) -> CSVDialectChoices {
    let byte = { (key: String) in (config[key] as? String)?.utf8.first }
    var choices = CSVDialectChoices(delimiter: byte("delimiter"), quote: byte("quoteChar"), escape: byte("escapeChar"))
    choices.comment = byte("comments") ?? CSVDialectChoices.none
    if config["comments"] as? Bool == true, config["comments"] as? Int == 1 { choices.comment = UInt8(ascii: "#") }
    if let skipped = config["skipFirstNLines"] as? Int, skipped > 0 { choices.headerLine = skipped + 1 }
    return choices
  }

  /// Whether a field is what that library makes of it; typed values are compared as such.
  private static func isEqual(_ field: String, _ expected: Any) -> Bool {
    if let text = expected as? String { return text == field }
    if expected is NSNull { return field.isEmpty }
    guard let number = expected as? NSNumber else { return false }
    return NumberField.parse(field).value.map { $0 == number.doubleValue }
      ?? (field.lowercased() == (number.boolValue ? "true" : "false"))
  }

  private static func isBlank(_ record: [String], _ config: [String: Any]) -> Bool {
    let isGreedy = config["skipEmptyLines"] as? String == "greedy"
    return (record.count == 1 || isGreedy) && record.allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  /// Whether the records are those that the case expects; blank lines are no records here.
  private static func agrees(_ found: [[String]], _ expected: [Any], _ config: [String: Any]) -> Bool {
    var records = found.filter { !isBlank($0, config) }
    if config["header"] as? Bool == true {
      let header = records.first ?? []
      records = Array(records.dropFirst())
      if let limit = config["preview"] as? Int { records = Array(records.prefix(limit)) }
      guard records.count == expected.count else { return false }
      return zip(records, expected).allSatisfy { record, expected in
        guard let row = expected as? [String: Any] else { return record.elementsEqual(expected as? [String] ?? []) }
        let extra = row["__parsed_extra"] as? [Any] ?? []
        return zip(header, record).allSatisfy { name, field in row[name].map { isEqual(field, $0) } ?? false }
          && record.dropFirst(header.count).count == extra.count
          && zip(record.dropFirst(header.count), extra).allSatisfy { isEqual($0, $1) }
      }
    }
    if let limit = config["preview"] as? Int, limit > 0 { records = Array(records.prefix(limit)) }
    let rows = expected.compactMap { $0 as? [Any] }
      .filter { row in (row as? [String]).map { !isBlank($0, config) } ?? true }
    return records.count == rows.count
      && zip(records, rows).allSatisfy { record, row in
        record.count == row.count && zip(record, row).allSatisfy { isEqual($0, $1) }
      }
  }

  @Test("every case that a dialect can express gives the expected records, but for those listed")
  func records() throws {
    var compared = 0
    var inexpressible = 0
    for file in ["core_parser_tests.json", "parse_tests.json"] {
      let parsed = try JSONSerialization.jsonObject(with: Data(Fixture.bytes("ThirdParty/papaparse/\(file)")))
      for item in try #require(parsed as? [[String: Any]]) {
        let config = item["config"] as? [String: Any] ?? [:]
        let description = item["description"] as? String ?? ""
        guard let input = item["input"] as? String, let expected = item["expected"] as? [String: Any],
          let data = expected["data"] as? [Any], Self.isExpressible(config)
        else {
          inexpressible += 1
          continue
        }
        let bytes = Array(input.utf8)
        let guess = bytes.withUnsafeBufferPointer { CSVDialectGuess.guess($0, given: Self.choices(config)) }
        let start = config["skipFirstNLines"] == nil ? (input.hasPrefix("\u{FEFF}") ? 3 : 0) : guess.headerStart
        let found = CSVRecords.strings(Array(bytes[start...]), dialect: guess.dialect)
        let agrees = Self.agrees(found, data, config)
        #expect(agrees == (Self.deliberate[description] == nil), "\(file): \(description): \(found) \(guess.reason)")
        compared += 1
      }
    }
    #expect(compared == 146)
    #expect(inexpressible == 14)
  }
}
