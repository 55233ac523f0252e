import Cohorts
import DisplayText
import Glibc
import Projection
import Reports

/// Takes a document out of the program: disclosure control, format, file or standard output.
struct Publisher {
  var output: OutputOptions
  var inputs: [String]

  /// The rule for what leaves. A terminal shows everything to the user, who holds the rows.
  var disclosure: Disclosure {
    get throws(Failure) {
      guard let text = output.disclosure else { return leavesTheProgram ? .cms : .off }
      guard let rule = Disclosure(parsing: text) else {
        throw Failure(.usage, "--disclosure \(text): expected cms, nhs, off or a number of patients")
      }
      return rule
    }
  }

  /// The format asked for, else the one of the file's ending, else text.
  var format: ExportFormat {
    get throws(Failure) {
      let names = ExportFormat.all.map(\.id).joined(separator: ", ")
      if let id = output.format {
        guard let format = ExportFormat.format(id) else {
          throw Failure(.usage, "--format \(id): expected one of \(names)")
        }
        return format
      }
      guard let file = output.output else { return .text }
      return ExportFormat.format(ofFile: file) ?? .text
    }
  }

  /// The day to write into the file: given, or that of SOURCE_DATE_EPOCH, or none.
  var date: String? {
    get throws(Failure) {
      if let date = output.date {
        guard CivilDay(parsing: date) != nil else {
          throw Failure(.usage, "--date \(date): expected a day as 2026-01-31")
        }
        return date
      }
      guard let epoch = Environment["SOURCE_DATE_EPOCH"].flatMap({ Int($0) }) else { return nil }
      return CivilDay(secondsSince1970: epoch)?.text
    }
  }

  /// Protects the tables, encodes the document and writes it.
  func publish(_ invocation: Invocation, schema: String, _ content: Content) throws(Failure) {
    let rule = try disclosure
    var hidden = 0
    var sections: [Section] = []
    for part in content.parts {
      switch part {
      case .section(let section): sections.append(section)
      case .table(let table, let name):
        let (protected, count) = rule.protect(table)
        hidden += count
        sections.append(Section(protected, name: name))
      }
    }
    let provenance = Provenance(
      version: Version.number, inputs: invocation.cohort.inputs, command: invocation.command(content.planArguments),
      scenario: content.scenario, disclosure: rule.name, seed: nil, date: try date,
      isSynthetic: invocation.cohort.reading.cohort.features.isSynthetic)
    let document = Document(schema: schema, sections: sections, provenance: provenance, fields: content.fields)
    try write(document, try format)
    if let message = rule.message(hidden: hidden) { StandardStreams.complain("alstrata: " + message) }
  }

  private func write(_ document: Document, _ format: ExportFormat) throws(Failure) {
    guard let path = output.output else {
      let isText = format.id == ExportFormat.text.id
      let bytes = isText ? [UInt8](TextLayout(glyphs: output.glyphs).text(document).utf8) : format.encode(document)
      return try StandardStreams.write(bytes)
    }
    try SafeSave.write(format.encode(document), to: path, force: output.force, inputs: inputs)
  }

  private var leavesTheProgram: Bool { output.output != nil || isatty(STDOUT_FILENO) == 0 }
}

/// What a verb has to say.
struct Content {
  /// One part.
  enum Part {
    case table(Table, name: String)
    case section(Section)
  }

  var parts: [Part]
  var planArguments: [String] = []
  var scenario: String?
  var fields: [String: JSONValue] = [:]
}
