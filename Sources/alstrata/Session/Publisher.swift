import Cohorts
import DisplayText
import Explorer
import Glibc
import Projection
import Reports

/// Takes a document out of the program: disclosure control, format, file or standard output.
struct Publisher {
  var output: Destination
  var inputs: [String]

  /// The rule for what leaves: the one asked for, else that of the profile, else `cms`. A terminal shows everything to
  /// the user, who holds the rows.
  private func disclosure(_ profile: ProfileUse?) throws(Failure) -> Disclosure {
    guard let text = output.disclosure else {
      guard leavesTheProgram else { return .off }
      return profile?.disclosure.flatMap { Disclosure(parsing: $0) } ?? .cms
    }
    guard let rule = Disclosure(parsing: text) else {
      throw Failure(.usage, "--disclosure \(text): expected cms, nhs, off or a number of patients")
    }
    return rule
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
      guard let file = output.path else { return .text }
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

  /// Writes the document and says on standard error what disclosure control hid.
  func publish(_ invocation: Invocation, schema: String, _ content: Content) throws(Failure) {
    let hidden = try write(invocation, schema: schema, content)
    if let message = try disclosure(invocation.cohort?.profile).message(hidden: hidden) {
      StandardStreams.complain("alstrata: " + message)
    }
  }

  /// Protects the tables, encodes the document and writes it. Returns the number of hidden cells.
  func write(_ invocation: Invocation, schema: String, _ content: Content) throws(Failure) -> Int {
    let rule = try disclosure(invocation.cohort?.profile)
    var hidden = 0
    var sections: [Section] = []
    for part in content.parts {
      switch part {
      case .section(let section): sections.append(section)
      case .table(let table, let name):
        let (protected, count) = rule.protect(table)
        hidden += count
        // Sorted when protected, so that the place of a row does not tell what is hidden in it.
        let sort = content.sort.flatMap { $0.problem(in: protected) == nil ? $0 : nil }
        sections.append(Section(sort.map { protected.sorted(by: $0) } ?? protected, name: name))
      }
    }
    let cohort = invocation.cohort
    let provenance = Provenance(
      version: Version.number, inputs: invocation.inputs, command: invocation.command(content.planArguments),
      scenario: content.scenario, disclosure: rule.name, seed: content.seed, date: try date,
      isSynthetic: cohort?.reading.cohort.features.isSynthetic ?? false)
    try write(Document(schema: schema, sections: sections, provenance: provenance, fields: content.fields), try format)
    return hidden
  }

  private func write(_ document: Document, _ format: ExportFormat) throws(Failure) {
    guard let path = output.path else {
      let isText = format.id == ExportFormat.text.id
      let bytes =
        isText
        ? [UInt8](TextLayout(glyphs: output.glyphs, width: Self.pageWidth).text(document).utf8)
        : format.encode(document)
      return try StandardStreams.write(bytes)
    }
    try SafeSave.write(format.encode(document), to: path, force: output.force, inputs: inputs)
  }

  /// Columns of the terminal on standard output; 80 where there is none.
  private static var pageWidth: Int {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private var leavesTheProgram: Bool { output.path != nil || isatty(STDOUT_FILENO) == 0 }
}
