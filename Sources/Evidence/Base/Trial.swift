/// Where a number comes from.
public struct Citation: Hashable, Sendable {
  /// "Cudkowicz 2022, Muscle Nerve".
  public var short: String
  /// DOI, registry number or other address.
  public var reference: String

  /// Creates a citation.
  public init(short: String, reference: String) {
    self.short = short
    self.reference = reference
  }
}

/// An effect on the slope of the ALSFRS-R, points a month, positive = slower decline.
public struct TrialEffect: Hashable, Sendable {
  /// How the number was come by.
  public enum Origin: String, Sendable {
    /// Printed in the source.
    case reported
    /// Computed from printed numbers.
    case derived
    /// Assumed: the trial failed and printed no number, it is counted as zero.
    case imputedZero = "counted as zero"
  }

  /// Difference treated − control, points a month.
  public var pointsPerMonth: Double
  /// Its standard error.
  public var standardError: Double
  /// How it was come by.
  public var origin: Origin
  /// How it was computed, in a line.
  public var derivation: String

  /// Creates an effect.
  public init(pointsPerMonth: Double, standardError: Double, origin: Origin, derivation: String) {
    self.pointsPerMonth = pointsPerMonth
    self.standardError = standardError
    self.origin = origin
    self.derivation = derivation
  }
}

/// One recorded entry criterion of a trial, as far as a cohort can tell it.
public struct EntryCriterion: Hashable, Sendable {
  /// What is compared.
  public enum Measure: String, Sendable, CaseIterable {
    /// ALSFRS-R total at entry, points.
    case alsfrsrTotal = "ALSFRS-R at entry"
    /// Months from symptom onset to entry.
    case monthsSinceOnset = "months since onset"
    /// Vital capacity at entry, % of predicted.
    case vitalCapacityPercent = "vital capacity, %"
    /// Age at entry, years.
    case ageYears = "age"
    /// Months from diagnosis to entry.
    case monthsSinceDiagnosis = "months since diagnosis"
    /// Use of riluzole: 1 yes, 0 no.
    case usesRiluzole = "riluzole"
    /// Recent loss, points a month (run-in loss of 3 points over 3 months read as ≥ 1 a month).
    case recentLossPerMonth = "recent loss, points/month"
  }

  /// What is compared.
  public var measure: Measure
  /// Least value allowed, inclusive.
  public var atLeast: Double?
  /// Greatest value allowed, inclusive.
  public var atMost: Double?
  /// As printed: "ALSFRS-R ≥ 25 at screening".
  public var text: String

  /// Creates a criterion.
  public init(measure: Measure, atLeast: Double? = nil, atMost: Double? = nil, text: String) {
    self.measure = measure
    self.atLeast = atLeast
    self.atMost = atMost
    self.text = text
  }
}

/// One trial of a mesenchymal stem cell product in ALS. One file in `Trials/`, one line in `TrialRegistry`.
public struct Trial: Sendable {
  /// Short stable name: "NurOwn-P3".
  public var id: String
  /// Name for people: "NurOwn phase 3".
  public var title: String
  /// Year of the main report.
  public var year: Int
  /// "randomised, double blind"; "randomised, open label"; "single arm".
  public var design: String
  /// Randomised against a control group.
  public var isControlled: Bool
  /// Patients and assessors blinded.
  public var isBlinded: Bool
  /// Patients treated; `nil` if not reported.
  public var treated: Int?
  /// Patients in the control group.
  public var controls: Int?
  /// Cells and product.
  public var product: String
  /// Route: "intrathecal", "intravenous", ….
  public var route: String
  /// Number of injections, as text: "3, every 8 weeks".
  public var injections: String
  /// What was found, in one plain sentence.
  public var result: String
  /// Effect on the slope, if one can be stated.
  public var effect: TrialEffect?
  /// Recorded entry criteria; empty if none could be read.
  public var criteria: [EntryCriterion]
  /// Sources.
  public var citations: [Citation]

  /// Creates a trial.
  public init(
    id: String, title: String, year: Int, design: String, isControlled: Bool, isBlinded: Bool, treated: Int?,
    controls: Int?, product: String, route: String, injections: String, result: String, effect: TrialEffect?,
    criteria: [EntryCriterion], citations: [Citation]
  ) {
    self.id = id
    self.title = title
    self.year = year
    self.design = design
    self.isControlled = isControlled
    self.isBlinded = isBlinded
    self.treated = treated
    self.controls = controls
    self.product = product
    self.route = route
    self.injections = injections
    self.result = result
    self.effect = effect
    self.criteria = criteria
    self.citations = citations
  }
}
