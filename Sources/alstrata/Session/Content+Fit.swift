import Clinical
import Fitting
import Reports

extension Content {
  /// What a method found: its first table, which is what CSV holds, its numbers, and the other tables.
  static func fit(_ result: FitResult, arguments: [String]) -> Content {
    var fields: [String: JSONValue] = [
      "method": .string(result.method), "refusal": result.refusal.map { .string($0) } ?? .null,
    ]
    var values: [String: JSONValue] = [:]
    for scalar in result.scalars {
      values[scalar.name] = json(scalar.value)
      if case .missing(let reason) = scalar.value { values[scalar.name + "_reason"] = .string(reason) }
    }
    fields["values"] = .object(values)
    let overview = Table(
      id: "quantities", title: "fit \(result.method)", privacy: .open,
      columns: [
        TableColumn(id: "quantity", title: "Quantity", alignment: .left), TableColumn(id: "value", title: "Value"),
      ],
      rows: result.scalars.map { TableRow(cells: [.text($0.name), cell($0.value)]) },
      notes: result.refusal.map { ["No answer: \($0)."] } ?? [])
    var parts = result.tables.map { Part.table(table($0), name: $0.name) }
    parts.insert(.table(overview, name: overview.id), at: min(1, parts.count))
    return Content(parts: parts, planArguments: arguments, fields: fields)
  }

  private static func table(_ table: FitResult.Table) -> Table {
    Table(
      id: table.name, title: table.title, privacy: .open,
      columns: table.columns.enumerated().map { index, name in
        TableColumn(id: name, title: name, alignment: index == 0 ? .left : .right)
      }, rows: table.rows.map { TableRow(cells: $0.map(cell)) })
  }

  private static func cell(_ value: FitResult.Value) -> Cell {
    switch value {
    case .number(let number): .significant(number)
    case .count(let count): .integer(count)
    case .text(let text): .text(text)
    case .missing(let reason): .missing(MissingReason(reason))
    }
  }

  private static func json(_ value: FitResult.Value) -> JSONValue {
    switch value {
    case .number(let number): .number(number)
    case .count(let count): .integer(count)
    case .text(let text): .string(text)
    case .missing: .null
    }
  }
}
