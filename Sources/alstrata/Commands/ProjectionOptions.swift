import ArgumentParser
import Evidence
import Projection

/// What a projection assumes.
struct ProjectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Evidence scenario: \(ScenarioRegistry.all.map(\.id).joined(separator: ", ")).", valueName: "NAME"))
  var evidence = ProjectionPlan().scenario

  @OptionGroup(title: "Synthesis of the evidence") var synthesis: SynthesisSwitches

  @Option(
    help: ArgumentHelp(
      "How the cells are given: \(Route.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "ROUTE"))
  var route = ProjectionPlan().route.rawValue

  @Option(help: ArgumentHelp("How often they are given; it changes harms only.", valueName: "N"))
  var doses = ProjectionPlan().injections

  @Option(
    help: ArgumentHelp(
      "What of the effect is the same for all: additive (points) or proportional (share).", valueName: "SCALE"))
  var scale = ProjectionPlan().scale.rawValue

  @Option(help: ArgumentHelp("How far ahead, at most 28w: weeks (12w), months (3m) or days (90d).", valueName: "TIME"))
  var horizon = Horizon.longest.text

  @Option(help: ArgumentHelp("Seed of what is drawn.", valueName: "N"))
  var seed = ProjectionPlan().seed

  @Flag(help: "Entry criteria that the file cannot tell make patients unknown.")
  var strict = false

  @Flag(
    name: .customLong("no-rate-for-run-in"),
    help: "Do not take ΔFS for the recent decline that some trials asked for: it is not assessed then.")
  var refusesRate = false

  @Option(help: ArgumentHelp("The control level of the arm column.", valueName: "LEVEL"))
  var control: String?

  func plan() throws(Failure) -> ProjectionPlan {
    guard let horizon = Horizon(parsing: horizon) else {
      throw Failure(
        .usage,
        "--horizon \(horizon): expected weeks (12w), months (3m) or days (90d), at most 28w: no controlled trial followed patients longer"
      )
    }
    guard let route = Route(rawValue: route) else {
      throw Failure(
        .usage, "--route \(route): expected one of \(Route.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard ProjectionPlan.injectionRange.contains(doses) else {
      let range = ProjectionPlan.injectionRange
      throw Failure(.usage, "--doses \(doses): expected \(range.lowerBound) to \(range.upperBound) injections")
    }
    guard let scale = EffectScale(rawValue: scale) else {
      throw Failure(
        .usage, "--scale \(scale): expected \(EffectScale.allCases.map(\.rawValue).joined(separator: " or "))")
    }
    return ProjectionPlan(
      scenario: evidence, evidence: try synthesis.evidence(), route: route, injections: doses, scale: scale,
      horizon: horizon, isStrict: strict, takesRateForRecentLoss: !refusesRate, controlLevel: control, seed: seed)
  }
}
