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
  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "Variables that are not printed otherwise, because they take long or are of interest to few: \(Self.others.prefix(4).joined(separator: ", ")), ….",
      valueName: "NAME,…"))
  var others: String?

  @OptionGroup var output: OutputOptions

  /// Variables that are worked out on demand.
  private static var others: [String] { VariableRegistry.all.filter { !$0.isListed }.map(\.id) }

  private func wanted() throws(Failure) -> [String] {
    let names = (others ?? "").split(separator: ",").map(String.init)
    for name in names where !Self.others.contains(name) {
      let near = nearestName(to: name, among: Self.others).map { "; did you mean \($0)?" } ?? ""
      throw Failure(.usage, "--with \(name): expected some of \(Self.others.joined(separator: ", "))\(near)")
    }
    return names
  }

  func run() throws {
    let wanted = try wanted()
    let selection = try who.selection()
    let cohort = try OpenedCohort(input)
    let store = cohort.store.defining(selection.definitions)
    let rows = try selection.rows(store)
    try Publisher(output: output.destination, inputs: input.files).publish(
      Invocation(verb: "patients", cohort: cohort), schema: "patients",
      Content.patients(store, rows: rows, filter: selection.filter, with: wanted))
  }
}
