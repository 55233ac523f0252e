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
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only patients for whom this is true: 'age >= 50'", valueName: "EXPR"))
  var condition: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    let cohort = try OpenedCohort(input)
    let rows = try Selection(condition).rows(cohort.store)
    try Publisher(output: output, inputs: input.files).publish(
      Invocation(verb: "patients", cohort: cohort, input: input), schema: "patients",
      Content(
        parts: [.section(patientsSection(cohort.store, rows: rows))],
        planArguments: condition.map { ["--where", $0] } ?? []))
  }
}

/// The patients of `--where`.
struct Selection {
  private let filter: Filter?

  init(_ condition: String?) throws(Failure) {
    do throws(FilterError) {
      filter = if let condition { try Filter(parsing: condition) } else { nil }
    } catch { throw Failure(error) }
  }

  /// Rows in file order; `nil` for all.
  func rows(_ store: VariableStore) throws(Failure) -> [Int32]? {
    guard let filter else { return nil }
    do throws(FilterError) {
      let chosen = try filter.evaluate(store)
      return (0..<Int32(store.cohort.patientCount)).filter { chosen[Int($0)] }
    } catch { throw Failure(error) }
  }
}
