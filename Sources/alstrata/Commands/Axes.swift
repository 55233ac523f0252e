import ArgumentParser
import Reports
import Variables

/// The names for `--by`.
struct Axes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The axes this file offers, with levels, counts, definitions and sources: the names for --by.")

  @OptionGroup var input: InputOptions
  @OptionGroup var definitions: DefinitionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let definitions = try definitions.definitions()
    let cohort = try OpenedCohort(input)
    try Publisher(output: output.destination, inputs: input.files).publish(
      Invocation(verb: "axes", cohort: cohort), schema: "axes",
      Content(
        parts: [.table(axesTable(cohort.store.defining(definitions)), name: "axes")],
        planArguments: definitions.commandLineArguments))
  }
}
