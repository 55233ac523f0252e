import ArgumentParser
import Evidence
import Projection

/// What a projection assumes.
struct ProjectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Evidence scenario: \(ScenarioRegistry.all.map(\.id).joined(separator: ", ")).", valueName: "NAME"))
  var evidence = ProjectionPlan().scenario

  @Option(help: ArgumentHelp("How far ahead, at most 28w: weeks (12w), months (3m) or days (90d).", valueName: "TIME"))
  var horizon = Horizon.longest.text

  @Flag(help: "Entry criteria that the file cannot tell make patients unknown.")
  var strict = false

  @Option(help: ArgumentHelp("The control level of the arm column.", valueName: "LEVEL"))
  var control: String?

  func plan() throws(Failure) -> ProjectionPlan {
    guard let horizon = Horizon(parsing: horizon) else {
      throw Failure(
        .usage,
        "--horizon \(horizon): expected weeks (12w), months (3m) or days (90d), at most 28w: no controlled trial followed patients longer"
      )
    }
    return ProjectionPlan(scenario: evidence, horizon: horizon, isStrict: strict, controlLevel: control)
  }
}
