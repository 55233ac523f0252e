extension SynthesisOptions.UnpublishedNulls {
  /// From the text of an option: "zero", a number of points a month, "censored" or "out".
  public init?(parsing text: String) {
    switch text {
    case "zero": self = .value(0)
    case "censored": self = .censored
    case "out": self = .leftOut
    default:
      guard let value = Double(text), value.isFinite else { return nil }
      self = .value(value)
    }
  }

  /// The text that is read back as the same.
  public var text: String {
    switch self {
    case .value(0): "zero"
    case .value(let value): "\(value)"
    case .censored: "censored"
    case .leftOut: "out"
    }
  }
}

extension SynthesisOptions.Bias {
  /// From the text of an option: "scenario", "none", or mean and SD as "0.15/0.2".
  public init?(parsing text: String) {
    switch text {
    case "scenario": self = .asScenario
    case "none": self = .none
    default:
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double(String($0)) }
      guard parts.count == 2, let mean = parts[0], let sd = parts[1], mean.isFinite, sd.isFinite, sd >= 0 else {
        return nil
      }
      self = .normal(Scenario.OpenLabelBias(mean: mean, sd: sd))
    }
  }

  /// The text that is read back as the same.
  public var text: String {
    switch self {
    case .asScenario: "scenario"
    case .none: "none"
    case .normal(let bias): "\(bias.mean)/\(bias.sd)"
    }
  }
}

extension SynthesisOptions {
  /// The command-line options that make these switches again; none for those that are not changed.
  public var commandLineArguments: [String] {
    var arguments = dropped.flatMap { ["--drop", $0] } + added.flatMap { ["--add", $0] }
    if nulls != .value(0) { arguments += ["--nulls", nulls.text] }
    if bias != .asScenario { arguments += ["--bias", bias.text] }
    if let tauScale { arguments += ["--tau", "\(tauScale)"] }
    return arguments
  }
}
