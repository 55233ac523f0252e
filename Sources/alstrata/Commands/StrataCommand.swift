import ArgumentParser
import Execution
import Reports
import Strata
import Variables

/// The subgroup table.
struct StrataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strata",
    abstract: "The subgroup table: how many patients are in each stratum, and who they are.")

  @OptionGroup var input: InputOptions
  @OptionGroup var strata: StrataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let plan = try strata.plan()
    let cohort = try OpenedCohort(input)
    let stratification = try cohort.stratified(plan)
    try Publisher(output: output.destination, inputs: input.files).publish(
      Invocation(verb: "strata", cohort: cohort), schema: "strata",
      try strata.sorted(Content.strata(stratification, cohort.store)))
  }
}

extension OpenedCohort {
  /// The cohort crossed by the axes of a plan; a failure says why not, or that nobody is left.
  func stratified(_ plan: StratificationPlan) throws(Failure) -> Stratification {
    let stratification: Stratification
    do throws(StratificationError) { stratification = try stratify(store, plan, work: Work()) } catch {
      throw Failure(error)
    }
    guard stratification.strata.first.map({ $0.count > 0 }) ?? false else {
      throw Failure(.findings, "no patient meets the condition --where '\(plan.filter?.text ?? "")'; widen it")
    }
    return stratification
  }
}
