import ArgumentParser
import Execution
import Projection
import Reports
import Strata
import Variables

/// The projected benefit.
struct Benefit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The projected benefit of MSC therapy per subgroup, with interval, P(no gain) and certainty.",
    discussion: """
      No blinded trial has shown that MSC therapy works in ALS; two phase 3 trials missed their primary goal. Not medical advice, \
      not a prediction for a person.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var strata: StrataOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try Self.run(input, strata, projection, output.destination)
  }

  /// The table, also for the explorer where there is no terminal.
  static func run(
    _ input: InputOptions, _ strata: StrataOptions, _ projection: ProjectionOptions, _ output: Destination
  ) throws(Failure) {
    let plan = try strata.plan()
    let projectionPlan = try projection.plan()
    let cohort = try OpenedCohort(input)
    if let problem = projectionPlan.problem(on: cohort.store) { throw Failure(.usage, problem) }
    let stratification = try cohort.stratified(plan)
    let store = cohort.store.defining(plan.definitions)
    if let problem = stratification.effectProblem(store) {
      throw Failure(.usage, "\(problem); alstrata strata describes them")
    }
    let projected: CohortProjection
    do throws(Cancelled) {
      projected = try project(projectionPlan, on: stratification, store, work: Work())
    } catch {
      throw Failure(.input, "stopped")
    }
    try Publisher(output: output, inputs: input.files).publish(
      Invocation(verb: "benefit", cohort: cohort), schema: "benefit",
      try strata.sorted(Content.benefit(projected)))
  }
}
