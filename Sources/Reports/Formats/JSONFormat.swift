import FoundationEssentials

extension ExportFormat {
  /// RFC 8259 with full precision: `schema`, `provenance`, the fields of the document, and one array a section. Rows are encoded one at a time by the
  /// library's encoder; only the frame around them is ours.
  ///
  /// In patient-level sections a missing value is `null` with its reason in a twin field `…_reason`; elsewhere it is {"reason": …}.
  public static let json = ExportFormat(id: "json", title: "JSON", fileExtension: "json") { document in
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var fields = document.fields
    fields["schema"] = .string("alstrata.\(document.schema)/1")
    fields["provenance"] = document.provenance.json
    fields["notes"] = .array(document.sections.flatMap(\.notes).map { .string($0) })
    var bytes = [UInt8]("{\n".utf8)
    for (index, key) in fields.keys.sorted().enumerated() {
      if index > 0 { bytes += [UInt8](",\n".utf8) }
      bytes += encoded(.string(key), encoder) + [UInt8](":".utf8) + encoded(fields[key] ?? .null, encoder)
    }
    for section in document.sections {
      bytes += [UInt8](",\n".utf8) + encoded(.string(section.name), encoder) + [UInt8](":[".utf8)
      for index in 0..<section.count {
        bytes += [UInt8]((index > 0 ? ",\n" : "\n").utf8) + encoded(section.json(section.row(index)), encoder)
      }
      bytes += [UInt8]("]".utf8)
    }
    return bytes + [UInt8]("\n}\n".utf8)
  }

  private static func encoded(_ value: JSONValue, _ encoder: JSONEncoder) -> [UInt8] {
    do { return [UInt8](try encoder.encode(value)) } catch {
      preconditionFailure("a table held a number that is not finite: \(error)")
    }
  }
}

extension Section {
  fileprivate func json(_ row: TableRow) -> JSONValue {
    var fields: [String: JSONValue] = [:]
    if privacy != .patientLevel, row.parent != nil || !row.path.isEmpty || columns.first?.id == "stratum" {
      fields["path"] = .array(
        row.path.map { .object(["axis": .string($0.axis), "level": .string($0.level)]) })
    }
    for (column, cell) in zip(columns, row.cells) {
      if privacy == .patientLevel {
        fields[column.id] = cell.reason == nil ? JSONValue(cell, unit: column.unit) ?? .null : .null
        if let reason = cell.reason { fields[column.id + "_reason"] = .string(reason) }
      } else if let value = JSONValue(cell, unit: column.unit) {
        fields[column.id] = value
      }
    }
    return .object(fields)
  }
}

extension Provenance {
  fileprivate var json: JSONValue {
    var fields: [String: JSONValue] = [
      "version": .string(version), "command": .string(command), "disclosure": .string(disclosure),
      "synthetic": .bool(isSynthetic),
      "inputs": .array(inputs.map { .object(["name": .string($0.name), "sha256": .string($0.sha256)]) }),
    ]
    if let scenario { fields["scenario"] = .string(scenario) }
    if let seed { fields["seed"] = .string(String(seed)) }
    if let date { fields["date"] = .string(date) }
    return .object(fields)
  }
}
