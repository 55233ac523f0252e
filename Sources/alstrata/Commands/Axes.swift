import ArgumentParser
import Reports

/// The names for `--by`.
struct Axes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The axes this file offers, with levels, counts, definitions and sources: the names for --by.")

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let cohort = try OpenedCohort(input)
    try Publisher(output: output.destination, inputs: input.files).publish(
      Invocation(verb: "axes", cohort: cohort), schema: "axes",
      Content(parts: [.table(axesTable(cohort.store), name: "axes")]))
  }
}
