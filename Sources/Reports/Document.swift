/// What one verb puts out: sections, and what it takes to make them again.
public struct Document: Sendable {
  /// Schema name without version: "benefit".
  public var schema: String
  /// The sections; the first is what CSV writes.
  public var sections: [Section]
  /// Provenance.
  public var provenance: Provenance
  /// Further JSON fields at the top level.
  public var fields: [String: JSONValue]

  /// Creates a document.
  public init(
    schema: String, sections: [Section], provenance: Provenance, fields: [String: JSONValue] = [:]
  ) {
    self.schema = schema
    self.sections = sections
    self.provenance = provenance
    self.fields = fields
  }
}

extension Provenance {
  /// One line a fact, for the head of text and CSV files. Names come from outside: sanitise at the sink.
  public var lines: [String] {
    var lines = ["alstrata \(version)"]
    if isSynthetic { lines.append("SYNTHETIC cohort: no real patient") }
    for input in inputs { lines.append("input: \(input.name), SHA-256 \(input.sha256)") }
    lines.append("command: \(command)")
    if let scenario { lines.append("evidence scenario: \(scenario)") }
    lines.append("disclosure: \(disclosure)")
    if let seed { lines.append("seed: \(seed)") }
    if let date { lines.append("date: \(date)") }
    return lines
  }
}
