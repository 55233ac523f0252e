import ArgumentParser
import Cohorts
import Reports

/// What was read, and what a person should know of the file.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Say what was read: encoding, columns and what they were taken for, the row ledger, every finding. Exit 1 if there are errors."
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let cohort = try OpenedCohort(input)
    let reading = cohort.reading
    let content = Content(
      parts: [.table(findingsTable(reading), name: "findings"), .table(ledgerTable(reading), name: "ledger")]
        + reading.tables.map { .table(columnsTable($0), name: "columns") })
    let publisher = Publisher(output: output, inputs: input.files)
    try publisher.publish(
      Invocation(verb: "check", cohort: cohort, input: input), schema: "check",
      content.forCheck(reading, try publisher.format))
    if (reading.findingCounts[.error] ?? 0) > 0 { throw Failure(.findings, "") }
  }
}

extension Content {
  /// The order and the fields that each format wants: text begins with the ledger, JSON has its own contract, CSV holds the findings.
  fileprivate func forCheck(_ reading: Reading, _ format: ExportFormat) -> Content {
    var content = self
    switch format.id {
    case ExportFormat.text.id: content.parts = Array(parts.dropFirst()) + parts.prefix(1)
    case ExportFormat.json.id:
      content.parts = []
      content.fields = checkFields(reading)
    default: content.parts = Array(parts.prefix(1))
    }
    return content
  }
}
