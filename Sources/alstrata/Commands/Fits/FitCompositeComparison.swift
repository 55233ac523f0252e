import ArgumentParser
import Fitting

/// `alstrata fit cafs`.
struct FitCompositeComparison: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cafs",
    abstract: "Combined assessment of function and survival of two arms, win ratio: 'Surv(time, event) ~ arm'.",
    discussion: """
      The file has one row a patient, --visits one row a visit. The treated arm is the second level. With --landmark \
      patients are ordered by event until then, else by their change until then; without, each pair is compared at the \
      visits both have, by the number in --visit. Covariates after the arm adjust the ranks.
      """)

  @OptionGroup var model: FitModelOptions
  @OptionGroup var visits: FitVisitOptions
  @Option(help: ArgumentHelp("Column of the patients' score at the start.", valueName: "COLUMN"))
  var baseline = "base_total"
  @Option(help: ArgumentHelp("Column of the number of a visit, for pairs.", valueName: "COLUMN"))
  var visit = "visit"
  @Option(help: ArgumentHelp("Compare at this time instead of pair by pair.", valueName: "TIME"))
  var landmark: Double?
  @OptionGroup var output: OutputOptions

  func run() throws {
    var files = FitFiles()
    let input = try model.input(&files, also: [baseline, visits.id])
    let table = try visits.table(&files, visit: landmark == nil ? visit : nil)
    let work = files.work
    let result = try failing { () throws(FitError) in
      try input.compositeComparison(visits: table, baseline: baseline, landmark: landmark, work: work)
    }
    try files.publish(
      result,
      model.arguments + visits.arguments + ["--baseline", baseline]
        + (landmark.map { ["--landmark", "\($0)"] } ?? ["--visit", visit]), output)
  }
}
