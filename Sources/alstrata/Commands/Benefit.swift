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

  @Option(
    help: ArgumentHelp(
      "Only these tables, commas between them: \(BenefitPartRegistry.all.map(\.id).joined(separator: ", ")).",
      valueName: "NAME,…"))
  var table: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let parts = try table.map { text throws(Failure) in try Self.parts(text) }
    try Self.run(input, strata, projection, output.destination, parts)
  }

  private static func parts(_ list: String) throws(Failure) -> [BenefitPart] {
    var parts: [BenefitPart] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let part = BenefitPartRegistry.part(String(name)) else {
        let known = BenefitPartRegistry.all.map(\.id).joined(separator: ", ")
        throw Failure(.usage, "--table \(name): expected one of \(known)")
      }
      parts.append(part)
    }
    return parts
  }

  /// The table, also for the explorer where there is no terminal.
  static func run(
    _ input: InputOptions, _ strata: StrataOptions, _ projection: ProjectionOptions, _ output: Destination,
    _ asked: [BenefitPart]? = nil
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
    let cache = ProjectionCache()
    let projected: CohortProjection
    do throws(Cancelled) {
      projected = try project(projectionPlan, on: stratification, store, cache: cache, work: Work())
    } catch {
      throw Failure(.input, "stopped")
    }
    let publisher = Publisher(
      output: output, inputs: input.files + (projection.synthesis.evidenceFile.map { [$0] } ?? []))
    // JSON has a name for each table; of others more than one is asked for.
    let isJSON = try publisher.format.id == ExportFormat.json.id
    let content = Content.benefit(
      asked ?? (isJSON ? BenefitPartRegistry.all : [.strata]), of: BenefitSubject(projected, store, cache: cache),
      arguments: asked.map { ["--table", $0.map(\.id).joined(separator: ",")] } ?? [])
    try publisher.publish(
      Invocation(verb: "benefit", cohort: cohort, files: projectionPlan.evidence.inputs), schema: "benefit",
      try strata.sorted(content))
  }
}
