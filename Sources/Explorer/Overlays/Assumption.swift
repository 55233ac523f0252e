import Evidence
import Projection
import Reports

/// An assumption that can be changed by keys in the panel, or by its name as a command. A new one is a value and a line in
/// the registry.
struct Assumption: Sendable {
  /// The command: "scale".
  let id: String
  /// What it is.
  let title: String
  /// What commands take: "additive".
  let text: @Sendable (ProjectionPlan) -> String
  /// The plan with what a command says; `nil` if that is nothing it could be.
  let set: @Sendable (ProjectionPlan, String) -> ProjectionPlan?
  /// What a command may say.
  let expected: String
  /// An example of it, as the palette shows what may follow.
  var argument: String { text(ProjectionPlan()) }
  /// What is assumed now, in words.
  let words: @Sendable (ProjectionPlan) -> String
  /// The plan with the next value (1) or the one before (−1); the same at either end.
  let turned: @Sendable (ProjectionPlan, Int) -> ProjectionPlan
  /// What it means, a sentence or two.
  let help: String
}

/// The assumptions besides the scenario, in the order of the panel.
enum AssumptionRegistry {
  static let all: [Assumption] = [
    .scale, .horizon, .route, .injections, .failedTrials, .bias, .spread, .strict, .recentLoss,
  ]
}

extension Assumption {
  /// An assumption that is one of several values, each with its text; what is none of them stays until a key leaves it.
  private init<Value: Equatable & Sendable>(
    _ id: String, _ title: String, _ path: WritableKeyPath<ProjectionPlan, Value> & Sendable, _ values: [Value],
    text: @escaping @Sendable (Value) -> String, parse: @escaping @Sendable (String) -> Value?, expected: String,
    words: @escaping @Sendable (Value) -> String, help: String
  ) {
    self.init(
      id: id, title: title, text: { text($0[keyPath: path]) },
      set: { plan, text in
        guard let value = parse(text) else { return nil }
        var plan = plan
        plan[keyPath: path] = value
        return plan
      }, expected: expected, words: { words($0[keyPath: path]) },
      turned: { plan, step in
        var plan = plan
        let place = values.firstIndex(of: plan[keyPath: path])
        plan[keyPath: path] = values[place.map { max(0, min(values.count - 1, $0 + step)) } ?? 0]
        return plan
      }, help: help)
  }

  static let scale = Assumption(
    "scale", "Scale", \.scale, EffectScale.allCases, text: \.rawValue, parse: { EffectScale(rawValue: $0) },
    expected: EffectScale.allCases.map(\.rawValue).joined(separator: " or "), words: described,
    help: "What of the effect is the same for all. That fast or slow strata gain more is implied by it, not observed.")

  static let horizon = Assumption(
    "horizon", "Horizon", \.horizon,
    stride(from: 4, through: Horizon.longest.weeks, by: 4).map { Horizon(weeks: $0) }, text: \.text,
    parse: { Horizon(parsing: $0) }, expected: "weeks (12w) or months (3m), at most \(Horizon.longest.text)",
    words: \.text, help: "No controlled trial looked beyond 28 weeks.")

  static let route = Assumption(
    "route", "Route", \.route, Route.allCases, text: \.rawValue, parse: { Route(rawValue: $0) },
    expected: Route.allCases.map(\.rawValue).joined(separator: ", "), words: \.rawValue,
    help: "Harms are those of the route; only the intrathecal one has a controlled estimate of the effect.")

  static let injections = Assumption(
    "doses", "Injections", \.injections, Array(ProjectionPlan.injectionRange), text: { "\($0)" },
    parse: { Int($0).flatMap { ProjectionPlan.injectionRange.contains($0) ? $0 : nil } },
    expected: "\(ProjectionPlan.injectionRange.lowerBound) to \(ProjectionPlan.injectionRange.upperBound)",
    words: NumberFormat.grouped,
    help: "Their number changes harms only: no trial tells how the effect depends on it.")

  static let failedTrials = Assumption(
    "nulls", "Failed trials without numbers", \.evidence.options.nulls,
    [.value(0), .value(-0.1), .value(0.1), .censored, .leftOut], text: \.text,
    parse: { SynthesisOptions.UnpublishedNulls(parsing: $0) },
    expected: "zero, a number of points/month, censored or out", words: described,
    help: "Trials that missed their goal and printed no number: how they are counted is an assumption.")

  static let bias = Assumption(
    "bias", "Bias of open-label trials", \.evidence.options.bias, [.asScenario, .none], text: \.text,
    parse: { SynthesisOptions.Bias(parsing: $0) }, expected: "scenario, none, or mean and SD as 0.15/0.2",
    words: described, help: "What is subtracted from trials in which patients knew what they got.")

  static let spread = Assumption(
    "tau", "Spread between settings", \.evidence.options.tauScale, [nil, 0.1, 0.25, 0.5, 1],
    text: { $0.map { "\($0)" } ?? "scenario" },
    parse: { text -> Double?? in text == "scenario" ? .some(nil) : Double(text).map { .some($0) } },
    expected: "scenario, or points/month above 0 and up to 10",
    words: {
      $0.map { "τ half-normal, scale \(NumberFormat.significant($0)) points/month" } ?? "τ as the scenario says"
    },
    help: "How far the next setting may lie from the average of past trials; few trials leave it mostly prior.")

  static let strict = Assumption(
    "strict", "Criteria that the file cannot tell", \.isStrict, [false, true], text: { $0 ? "on" : "off" },
    parse: onOrOff, expected: "on or off", words: { $0 ? "make patients unknown" : "are set aside and named" },
    help: "A trial's entry criteria need columns; where there is none, nobody can be checked.")

  static let recentLoss = Assumption(
    "run-in", "Recent decline asked for by trials", \.takesRateForRecentLoss, [true, false],
    text: { $0 ? "on" : "off" }, parse: onOrOff, expected: "on (told by ΔFS) or off",
    words: { $0 ? "told by ΔFS" : "not assessed" },
    help: "Run-in loss of 3 points is taken as ΔFS of 1 a month: an approximation.")
}

private func onOrOff(_ text: String) -> Bool? { text == "on" ? true : text == "off" ? false : nil }

private func described(_ scale: EffectScale) -> String {
  switch scale {
  case .additive: "additive: the same points a month for all"
  case .proportional: "proportional: the same share of the decline"
  }
}

private func described(_ nulls: SynthesisOptions.UnpublishedNulls) -> String {
  switch nulls {
  case .value(0): "counted as zero"
  case .value(let value): "counted as \(NumberFormat.display(value, digits: 2)) points/month"
  case .censored: "counted as \"not significant\" and no more"
  case .leftOut: "not counted"
  }
}

private func described(_ bias: SynthesisOptions.Bias) -> String {
  switch bias {
  case .asScenario: "as the scenario says"
  case .none: "nothing subtracted"
  case .normal(let bias):
    "\(NumberFormat.display(bias.mean, digits: 2)) (SD \(NumberFormat.display(bias.sd, digits: 2))) subtracted"
  }
}
