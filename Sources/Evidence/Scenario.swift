/// A stated reading of the evidence: which trials count, and under which priors. `benefit-model.md` section 2.
public struct Scenario: Hashable, Sendable {
  /// Name for `--evidence`: "adjusted".
  public var id: String
  /// One line for people.
  public var title: String
  /// IDs of the trials that contribute.
  public var trials: [String]
  /// SD of the normal prior of the mean effect, points a month; mean 0.
  public var priorSD: Double
  /// Scale of the half-normal prior of the between-setting SD τ.
  public var tauScale: Double
  /// Prior of the open-label bias of Oh 2018 that is subtracted: mean and SD; `nil` if none.
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
    id: String, title: String, trials: [String], priorSD: Double, tauScale: Double, openLabelBias: OpenLabelBias?
  ) {
    self.id = id
    self.title = title
    self.trials = trials
    self.priorSD = priorSD
    self.tauScale = tauScale
    self.openLabelBias = openLabelBias
  }
}

/// The scenarios, the default first.
public enum ScenarioRegistry {
  /// All of them.
  public static let all: [Scenario] = []
  /// The scenario of an id.
  public static func scenario(_ id: String) -> Scenario? { all.first { $0.id == id } }
}
