import ArgumentParser
import Cohorts
import Reports

/// The cleaned long table.
struct Visits: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One row a visit: canonical variables and units, stages from the items. Patient-level.")

  @OptionGroup var input: InputOptions
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only patients for whom this is true: 'age >= 50'", valueName: "EXPR"))
  var condition: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    let cohort = try OpenedCohort(input)
    let rows = try Selection(condition).rows(cohort.store)
    try Publisher(output: output, inputs: input.files).publish(
      Invocation(verb: "visits", cohort: cohort, input: input), schema: "visits",
      Content(
        parts: [.section(visitsSection(cohort.reading.cohort, patients: rows))],
        planArguments: condition.map { ["--where", $0] } ?? []))
  }
}
