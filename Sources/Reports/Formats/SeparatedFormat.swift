import CSV
import Statistics

extension ExportFormat {
  /// RFC 4180 rows under lines that begin with `#` and carry the provenance (R: `comment.char = "#"`, pandas:
  /// `comment="#"`).
  public static let csv = ExportFormat(id: "csv", title: "CSV", fileExtension: "csv") {
    separated($0, by: UInt8(ascii: ","))
  }

  /// The same with tabs.
  public static let tsv = ExportFormat(id: "tsv", title: "TSV", fileExtension: "tsv") {
    separated($0, by: UInt8(ascii: "\t"))
  }

  private static func separated(_ document: Document, by delimiter: UInt8) -> [UInt8] {
    guard let section = document.sections.first else { return [] }
    var head = document.provenance.lines
    if section.privacy == .patientLevel { head.insert("PATIENT-LEVEL", at: 0) }
    head.append(
      "text that begins with = + - @ or # is written after an apostrophe: no spreadsheet runs it, no reader skips it")
    head += section.notes
    if document.sections.count > 1 {
      head.append(
        "this file holds \(section.name); \(document.sections.dropFirst().map(\.name).joined(separator: ", ")) are in the JSON"
      )
    }
    var bytes: [UInt8] = []
    for line in head { bytes += [UInt8]("# \(oneLine(line))\n".utf8) }
    var writer = CSVWriter(dialect: CSVDialect(delimiter: delimiter))
    let axes = section.axes
    let hasEstimates = section.hasEstimates
    writer.record(
      axes.map(inert)
        + section.columns.enumerated().flatMap { index, column in headers(column, estimate: hasEstimates[index]) })
    for index in 0..<section.count {
      let row = section.row(index)
      var fields = axes.map { axis in row.path.first { $0.axis == axis }.map { inert($0.level) } ?? "" }
      for (column, cell) in row.cells.enumerated() { fields += values(cell, estimate: hasEstimates[column]) }
      writer.record(fields)
    }
    return bytes + writer.bytes
  }

  private static func headers(_ column: TableColumn, estimate: Bool) -> [String] {
    let name = inert(column.id)
    return estimate ? [name, name + "_low", name + "_high"] : [name]
  }

  /// The fields of a cell: three in a column of estimates, else one.
  private static func values(_ cell: Cell, estimate: Bool) -> [String] {
    let fields: [String]
    switch cell {
    case .estimate(let estimate, _): fields = [plain(estimate.value), plain(estimate.low), plain(estimate.high)]
    case .text(let text): fields = [inert(text)]
    case .count(let count), .integer(let count): fields = [String(count)]
    case .number(let number, _), .percent(let number, _), .significant(let number): fields = [plain(number)]
    case .missing, .withheld, .empty: fields = [""]
    }
    let width = estimate ? 3 : 1
    return fields.prefix(width) + Array(repeating: "", count: max(0, width - fields.count))
  }

  /// Full precision; whole numbers without a point.
  private static func plain(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? String(Int64(number)) : "\(number)"
  }

  /// Text that a spreadsheet would run as a formula, or a reader skip as a comment, made inert (OWASP, CSV injection;
  /// the wide forms are taken for formulas in East Asian locales).
  private static func inert(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, isRisky(first) else { return text }
    return "'" + text
  }

  private static func isRisky(_ scalar: Unicode.Scalar) -> Bool { "=+-@#\t\r\n＝＋－＠".unicodeScalars.contains(scalar) }

  /// A comment on one line. A spreadsheet splits it at delimiters, so that what follows one is made inert as well.
  private static func oneLine(_ text: String) -> String {
    var line = ""
    var isAtStart = false
    for character in text {
      let scalar = character.unicodeScalars.first ?? " "
      if isAtStart, isRisky(scalar) || character == "\"" { line.append("'") }
      if character != " " || !isAtStart { isAtStart = ",;\t".unicodeScalars.contains(scalar) }
      line.append(character.isNewline ? " " : character)
    }
    return line
  }
}

extension Section {
  /// The axes of a tree of strata, a column each: the level, empty where a row is not divided by it. None for flat
  /// tables.
  fileprivate var axes: [String] {
    guard columns.first?.id == "stratum" else { return [] }
    return (0..<count).map { row($0).path.map(\.axis) }.max { $0.count < $1.count } ?? []
  }

  /// Which columns hold estimates, which take three columns. All rows of a column agree, so the first row with a value
  /// tells.
  fileprivate var hasEstimates: [Bool] {
    var result = [Bool](repeating: false, count: columns.count)
    guard privacy != .patientLevel else { return result }
    for index in 0..<count {
      for (column, cell) in row(index).cells.enumerated() {
        if case .estimate = cell { result[column] = true }
      }
    }
    return result
  }
}
