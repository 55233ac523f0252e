/// A stated reading of the evidence: which trials count, and under which priors. `benefit-model.md` section 2.
public struct Scenario: Hashable, Sendable {
  /// Which trials of an evidence base contribute: those with an effect that...
  public enum Selection: String, Sendable, CaseIterable {
    /// ...are randomised against a control group.
    case controlled
    /// ...are so and printed a number.
    case controlledWithNumbers
    /// ...are randomised and blinded.
    case blinded
    /// No trial.
    case none
  }

  /// Name for `--evidence`: "adjusted".
  public var id: String
  /// One line for people.
  public var title: String
  /// Which trials contribute.
  public var selection: Selection
  /// SD of the normal prior of the mean effect, points a month; mean 0.
  public var priorSD: Double
  /// Scale of the half-normal prior of the between-setting SD τ.
  public var tauScale: Double
  /// Prior of the bias of open-label trials that is subtracted: mean and SD; `nil` if none.
  public var openLabelBias: OpenLabelBias?

  /// Normal prior of a bias, points a month.
  public struct OpenLabelBias: Hashable, Sendable {
    /// Mean.
    public var mean: Double
    /// Standard deviation.
    public var sd: Double

    /// Creates a bias.
    public init(mean: Double, sd: Double) {
      self.mean = mean
      self.sd = sd
    }
  }

  /// Creates a scenario.
  public init(
    id: String, title: String, selection: Selection, priorSD: Double, tauScale: Double, openLabelBias: OpenLabelBias?
  ) {
    self.id = id
    self.title = title
    self.selection = selection
    self.priorSD = priorSD
    self.tauScale = tauScale
    self.openLabelBias = openLabelBias
  }
}

/// The scenarios, the default first. Numbers: `benefit-model` table of scenarios; priors are assumptions, each visible
/// in the program.
public enum ScenarioRegistry {
  /// All of them.
  public static let all: [Scenario] = [
    Scenario(
      id: "adjusted",
      title: "all controlled trials; failed trials without numbers count as zero; open-label bias subtracted",
      selection: .controlled, priorSD: 0.25, tauScale: 0.25, openLabelBias: .init(mean: 0.15, sd: 0.20)),
    Scenario(
      id: "reported", title: "the controlled trials with numbers; open-label bias subtracted",
      selection: .controlledWithNumbers, priorSD: 0.25, tauScale: 0.25, openLabelBias: .init(mean: 0.15, sd: 0.20)),
    Scenario(
      id: "published", title: "the controlled trials with numbers, taken as printed",
      selection: .controlledWithNumbers, priorSD: 1, tauScale: 0.25, openLabelBias: nil),
    Scenario(
      id: "blinded", title: "blinded trials only; those without numbers count as zero", selection: .blinded,
      priorSD: 0.25, tauScale: 0.25, openLabelBias: nil),
    Scenario(
      id: "none", title: "no effect at all, by assumption", selection: .none, priorSD: 0, tauScale: 0,
      openLabelBias: nil),
  ]
  /// The scenario of an id.
  public static func scenario(_ id: String) -> Scenario? { all.first { $0.id == id } }
}
