import ArgumentParser
import Cohorts
import Reports
import Strata
import Variables

/// One row a patient.
struct Patients: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "One row a patient: totals, subscores, stages, progression rate, with the reason where one is missing. Patient-level."
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var who: SelectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let selection = try who.selection()
    let cohort = try OpenedCohort(input)
    let store = cohort.store.defining(selection.definitions)
    let rows = try selection.rows(store)
    try Publisher(output: output.destination, inputs: input.files).publish(
      Invocation(verb: "patients", cohort: cohort), schema: "patients",
      Content.patients(store, rows: rows, filter: selection.filter))
  }
}
