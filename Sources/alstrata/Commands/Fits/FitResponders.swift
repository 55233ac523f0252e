import ArgumentParser
import Fitting
import Statistics

/// `alstrata fit responders`.
struct FitResponders: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "responders",
    abstract: "Responders of two arms: 'responder ~ arm' of 0 and 1, or by a rule 'Surv(time, event) ~ arm' --visits …",
    discussion: """
      By the rule a patient responds whose slope over the visits until --window, plus the points lost a month before \
      the start (--before), is at least --improvement, and who has no event until --horizon. The treated arm is the \
      second level.
      """)

  @OptionGroup var model: FitModelOptions
  @OptionGroup var visits: FitVisitOptions
  @Option(help: ArgumentHelp("Least improvement of the slope, points a month.", valueName: "POINTS"))
  var improvement = 1.25
  @Option(help: ArgumentHelp("An event until this time makes a non-responder.", valueName: "TIME"))
  var horizon = 6.0
  @Option(
    help: ArgumentHelp("Visits until this time make the slope; those until the horizon otherwise.", valueName: "TIME"))
  var window: Double?
  @Option(help: ArgumentHelp("Column of the points lost a month before the start.", valueName: "COLUMN"))
  var before = "pre_slope"
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard improvement.isFinite, horizon.isFinite, (window ?? 0).isFinite else {
      throw Failure(.usage, "--improvement, --horizon and --window take finite numbers")
    }
    var files = FitFiles()
    let usesRule = visits.visits != nil
    let input = try model.input(&files, also: usesRule ? [before, visits.id] : [])
    var plan: (ResponderPlan, VisitTable)?
    if usesRule {
      let rule = ResponderRule(improvementPointsPerMonth: improvement, horizonMonths: horizon)
      plan = (
        ResponderPlan(rule: rule, windowMonths: window ?? horizon, before: before), try visits.table(&files)
      )
    }
    let result = try failing { () throws(FitError) in try input.responders(plan) }
    let rule =
      usesRule
      ? [
        "--improvement", "\(improvement)", "--horizon", "\(horizon)", "--window", "\(window ?? horizon)", "--before",
        before,
      ] : []
    try files.publish(result, model.arguments + visits.arguments + rule, output)
  }
}
