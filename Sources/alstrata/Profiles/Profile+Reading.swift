import CSV
import Cohorts
import FoundationEssentials
import Reports
import Variables

extension Profile {
  /// Reads a profile. What cannot be read is refused with its line and what was expected; a key that is not known is a
  /// mistake, not a wish for the future.
  init(_ bytes: [UInt8], name: String) throws(Failure) {
    try self.init(ProfileText(bytes: bytes, name: name))
  }

  private init(_ text: ProfileText) throws(Failure) {
    let fields = try text.fields()
    let keys = Profile.keys
    for key in fields.keys.sorted() where !keys.contains(key) {
      let advice = nearestName(to: key, among: keys).map { "did you mean \"\($0)\"?" }
      throw text.failure(at: key, "unknown key \"\(key)\"; \(advice ?? "the keys are \(keys.joined(separator: ", "))")")
    }
    guard fields["schema"] == .string(Profile.schema) else {
      throw text.failure(at: "schema", "expected \"schema\": \"\(Profile.schema)\"")
    }
    headers = try text.strings(fields, "headers")
    plan.mapping = try text.words(fields, "map")
    for (header, name) in plan.mapping.sorted(by: { $0.key < $1.key }) where name != "none" {
      let names = DataDictionary.conceptNames
      guard !names.contains(name) else { continue }
      let advice = nearestName(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
      throw text.failure(at: header, "\(name) is no variable that a column can be mapped to\(advice)")
    }
    if case .object(let table)? = fields["codes"] {
      for header in table.keys { plan.codes[header] = try text.words(table, header) }
    } else if fields["codes"] != nil {
      throw text.failure(at: "codes", "expected \"codes\": {\"COLUMN\": {\"1\": \"M\", \"2\": \"F\"}}")
    }
    plan.units = try text.words(fields, "units")
    for (header, unit) in plan.units where ColumnUnit(rawValue: unit) == nil {
      let known = ColumnUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw text.failure(at: header, "\(unit) is no unit; expected one of \(known)")
    }
    for (header, word) in try text.words(fields, "dateOrders") {
      guard let order = DateOrder(rawValue: word) else {
        throw text.failure(at: header, "\(word) is no order of dates; expected dmy or mdy")
      }
      plan.dateOrders[header] = order
    }
    plan.missingWords = try text.strings(fields, "missing")
    plan.presentWords = try text.strings(fields, "noMissing")
    try readFile(fields, text)
  }

  /// What concerns the file as a whole.
  private mutating func readFile(_ fields: [String: ProfileText.Node], _ text: ProfileText) throws(Failure) {
    if let name = try text.string(fields, "delimiter") {
      plan.dialect.delimiter = try text.explained(at: "delimiter") { () throws(Failure) in
        try InputOptions.delimiterByte(name)
      }
    }
    plan.encoding = try text.string(fields, "encoding")
    try text.explained(at: "encoding") { () throws(Failure) in try InputOptions.check(encoding: plan.encoding) }
    if let name = try text.string(fields, "decimal") {
      plan.dialect.decimal = try text.explained(at: "decimal") { () throws(Failure) in
        try InputOptions.decimalByte(name)
      }
    }
    switch fields["header"] {
    case nil: break
    case .bool(let hasHeader)?: plan.dialect.hasHeader = hasHeader
    default: throw text.failure(at: "header", "expected \"header\": true or false")
    }
    if let name = try text.string(fields, "timeZero") {
      plan.timeZero = try text.explained(at: "timeZero") { () throws(Failure) in try InputOptions.timeZero(name) }
    }
    disclosure = try text.string(fields, "disclosure")
    if let disclosure, Disclosure(parsing: disclosure) == nil {
      throw text.failure(at: "disclosure", "\(disclosure): expected cms, nhs, off or a number of patients")
    }
  }

  private static let keys = [
    "schema", "headers", "map", "codes", "units", "dateOrders", "missing", "noMissing", "delimiter", "encoding",
    "decimal", "header", "timeZero", "disclosure",
  ]
}

/// The text of a profile, and how to say where in it something is wrong.
private struct ProfileText {
  /// A JSON value.
  enum Node: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Node])
    case object([String: Node])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .string(value)
      } else if let value = try? container.decode([Node].self) {
        self = .array(value)
      } else {
        self = .object(try container.decode([String: Node].self))
      }
    }
  }

  let bytes: [UInt8]
  let name: String

  func fields() throws(Failure) -> [String: Node] {
    let node: Node
    if let mistake = JSONSyntax.firstMistake(in: bytes) {
      throw Failure(.input, "\(name), line \(mistake.line): no JSON, expected \(mistake.expected)")
    }
    do { node = try JSONDecoder().decode(Node.self, from: Data(bytes)) } catch {
      throw Failure(.input, "\(name) is no JSON; expected a profile as alstrata check --save-profile writes it")
    }
    guard case .object(let fields) = node else {
      throw Failure(.input, "\(name), line 1: expected a profile: {\"schema\": \"\(Profile.schema)\", …}")
    }
    return fields
  }

  func string(_ fields: [String: Node], _ key: String) throws(Failure) -> String? {
    switch fields[key] {
    case nil: return nil
    case .string(let text)?: return text
    default: throw failure(at: key, "expected \"\(key)\": \"WORD\"")
    }
  }

  func strings(_ fields: [String: Node], _ key: String) throws(Failure) -> [String] {
    guard let node = fields[key] else { return [] }
    var words: [String] = []
    if case .array(let nodes) = node {
      for case .string(let word) in nodes { words.append(word) }
      if words.count == nodes.count { return words }
    }
    throw failure(at: key, "expected \"\(key)\": [\"WORD\", …]")
  }

  func words(_ fields: [String: Node], _ key: String) throws(Failure) -> [String: String] {
    guard let node = fields[key] else { return [:] }
    var words: [String: String] = [:]
    if case .object(let nodes) = node {
      for (name, node) in nodes { if case .string(let word) = node { words[name] = word } }
      if words.count == nodes.count { return words }
    }
    throw failure(at: key, "expected \"\(key)\": {\"NAME\": \"WORD\", …}")
  }

  /// A failure of the options in the words of the profile.
  func explained<Value>(at key: String, _ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    do { return try body() } catch {
      let words = error.message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? error.message
      throw failure(at: key, "\(key): \(words)")
    }
  }

  /// "profile.json, line 3: …": the line on which a key stands first.
  func failure(at key: String, _ words: String) -> Failure {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = (lines.firstIndex { $0.contains("\"\(key)\"") } ?? 0) + 1
    return Failure(.input, "\(name), line \(line): \(words)")
  }
}
