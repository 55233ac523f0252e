public import Statistics

/// What a trial printed about one endpoint, in one group of patients, at one time; or that it printed nothing.
///
/// Signs: positive = slower decline = benefit. Only a trial's designated `SlopeEffect` enters a synthesis; these rows
/// are there to be read.
public struct TrialEffect: Hashable, Sendable {
  /// What the endpoint is about.
  public enum Kind: String, Sendable, CaseIterable {
    /// Function, vital capacity, quality of life.
    case efficacy
    /// Length of life.
    case survival
    /// Whether the effect depends on the patient.
    case modification
    /// Something one would want to know and that was not found.
    case gap
  }

  /// What the number compares.
  public enum Comparison: String, Sendable, CaseIterable {
    /// Treated − control.
    case difference = "treated − control"
    /// log of the odds of the treated over those of the control group.
    case logOddsRatio = "log odds ratio"
    /// Difference between the effects in two subgroups, or per unit of a covariate.
    case interaction = "effect by subgroup"
    /// The treated after − before; without a control group.
    case beforeAfter = "before and after, no control"
    /// Share of the treated; without a control group.
    case share = "share, no control"
    /// Words, a p value at most.
    case statement = "in words"
    /// Nothing.
    case notReported = "not reported"
  }

  /// What the row is used for.
  public enum Role: String, Sendable, CaseIterable {
    /// Its trial enters the synthesis with it.
    case synthesis = "in the synthesis"
    /// It speaks about how the effect depends on the score at baseline.
    case modifier = "how the score matters"
    /// It says in which direction an effect may depend on the patient.
    case direction = "direction only"
    /// Shares that changed course; definitions differ between trials.
    case responders = "responders"
    /// The same patients as another row: never added to it.
    case samePeople = "same people: never added"
    /// A threshold inside other thresholds.
    case nested = "nested: never pooled"
    /// The same, in an analysis that an erratum replaced.
    case superseded = "nested, replaced by erratum"
    /// Regression to the mean alone can produce it.
    case beforeAfter = "before and after: weighs 0"
    /// Compared with records of other trials: immortal time, other era, other care.
    case externalRecords = "records of others: never pooled"
    /// Described.
    case described = "described only"
    /// The cells are not mesenchymal.
    case notMesenchymal = "not MSC: excluded"
    /// Missing.
    case gap = "gap"
  }

  /// Row of the compiled table of sources: "E050".
  public let row: String
  /// Endpoint.
  public let endpoint: String
  /// What it is about.
  public let kind: Kind
  /// Whom it is about.
  public let group: PatientGroup
  /// Months after the start of treatment; `nil` if not stated.
  public let months: Double?
  /// Value in the treated arm.
  public let treated: ArmValue?
  /// Value in the control arm.
  public let control: ArmValue?
  /// What the number compares.
  public let comparison: Comparison
  /// The number, if there is one.
  public let number: EffectNumber?
  /// p as printed; empty if none.
  public let p: String
  /// How number and standard error were come by.
  public let derivation: String
  /// How sure it is.
  public let confidence: Confidence
  /// What it is used for.
  public let role: Role
  /// What a reader should know.
  public let note: String
  /// Addresses.
  public let sources: [String]

  /// Creates a row.
  public init(
    _ row: String, _ endpoint: String, kind: Kind = .efficacy, in group: PatientGroup, months: Double? = nil,
    treated: ArmValue? = nil, control: ArmValue? = nil, _ comparison: Comparison, number: EffectNumber? = nil,
    p: String = "", derivation: String = "", _ confidence: Confidence, _ role: Role, note: String = "",
    sources: [String] = []
  ) {
    self.row = row
    self.endpoint = endpoint
    self.kind = kind
    self.group = group
    self.months = months
    self.treated = treated
    self.control = control
    self.comparison = comparison
    self.number = number
    self.p = p
    self.derivation = derivation
    self.confidence = confidence
    self.role = role
    self.note = note
    self.sources = sources
  }

  /// A row whose log odds ratio is computed from the counts of its arms.
  static func odds(
    _ row: String, _ endpoint: String, in group: PatientGroup, months: Double? = nil, treated: ArmValue,
    control: ArmValue, p: String = "", derivation: String, _ confidence: Confidence, _ role: Role, note: String = "",
    sources: [String]
  ) -> TrialEffect {
    TrialEffect(
      row, endpoint, in: group, months: months, treated: treated, control: control, .logOddsRatio,
      number: EffectNumber(oddsOf: treated, against: control), p: p, derivation: derivation, confidence, role,
      note: note,
      sources: sources)
  }

  /// The number as a difference of slopes of the ALSFRS-R, points a month: a difference of changes divided by the
  /// months. `nil` where there is no control group, another scale, or no standard error.
  public var slope: StudyEffect? {
    guard comparison == .difference || comparison == .interaction, let number, number.unit == .points, let months,
      let error = number.standardError
    else { return nil }
    return StudyEffect(value: number.estimate / months, standardError: error / months)
  }
}

/// Whom a number is about.
public enum PatientGroup: Hashable, Sendable {
  /// All patients of the trial, or all of whom there is a value.
  case everyone(String)
  /// Some, and how they were chosen.
  case subgroup(String, SubgroupStatus)

  /// In words.
  public var words: String {
    switch self {
    case .everyone(let words), .subgroup(let words, _): words
    }
  }

  /// How a subgroup was chosen; `nil` for everyone.
  public var status: SubgroupStatus? {
    if case .subgroup(_, let status) = self { status } else { nil }
  }
}

/// How a subgroup was chosen.
public enum SubgroupStatus: String, Sendable, CaseIterable {
  /// Before the results were seen.
  case prespecified
  /// After.
  case postHoc = "post hoc"
  /// Got by this project as the rest of two printed groups.
  case derived = "derived"
  /// The source does not say.
  case notStated = "not stated"
}

/// How sure a statement is.
public enum Confidence: String, Sendable, CaseIterable {
  /// Seen in two or more sources.
  case severalSources = "two or more sources"
  /// Seen in one source.
  case oneSource = "one source"
  /// Said by the maker.
  case company = "company statement"
  /// Computed by this project from sourced numbers.
  case derived = "computed from sourced numbers"
  /// No source says anything.
  case noSource = "no source"
}
