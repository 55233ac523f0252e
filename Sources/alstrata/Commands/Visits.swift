import ArgumentParser
import Cohorts
import Reports
import Variables

/// The cleaned long table.
struct Visits: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One row a visit: canonical variables and units, stages from the items. Patient-level.")

  @OptionGroup var input: InputOptions
  @OptionGroup var who: SelectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let selection = try who.selection()
    let cohort = try OpenedCohort(input)
    let store = cohort.store.defining(selection.definitions)
    let rows = try selection.rows(store)
    try Publisher(output: output.destination, inputs: input.files).publish(
      Invocation(verb: "visits", cohort: cohort), schema: "visits",
      Content.visits(store, rows: rows, filter: selection.filter))
  }
}
