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

/// The one effect with which a trial enters a synthesis: on the slope of the ALSFRS-R, points a month, positive =
/// slower decline.
public struct SlopeEffect: Hashable, Sendable {
  /// How the number was come by.
  public enum Origin: String, Sendable, CaseIterable {
    /// Printed in the source.
    case reported
    /// Computed from printed numbers.
    case derived
    /// The trial failed and printed no number, only that there was no significant difference. How that is read is a
    /// switch of the synthesis; unless said otherwise as zero.
    case notSignificant = "not significant"
  }

  /// Difference treated − control, points a month; 0 if nothing but "not significant" was printed.
  public var pointsPerMonth: Double
  /// Its standard error; assumed if nothing was printed.
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

  /// Whether a value lies within its limits, which belong to it.
  @inlinable
  public func admits(_ value: Double) -> Bool {
    (atLeast ?? -.infinity) <= value && value <= (atMost ?? .infinity)
  }
}

/// One trial of a cell product in ALS, with all that is known of it. One file in `Trials/`, one line in `TrialRegistry`.
public struct Trial: Hashable, Sendable {
  /// Short stable name: "NurOwn-P3".
  public var id: String
  /// Name for people: "NurOwn phase 3".
  public var title: String
  /// Year of the main report.
  public var year: Int
  /// Allocation, blinding, control.
  public var design: TrialDesign
  /// Cells.
  public var product: CellProduct
  /// Route, dose, number of injections, follow-up.
  public var dosing: Dosing
  /// Patients treated; `nil` if not reported.
  public var treated: Int?
  /// Patients in the control group.
  public var controls: Int?
  /// ALSFRS-R at baseline, treated.
  public var baselineTreated: ArmValue?
  /// ALSFRS-R at baseline, control group.
  public var baselineControls: ArmValue?
  /// What was found, in one plain sentence.
  public var result: String
  /// Risk of bias, in words.
  public var riskOfBias: String
  /// Which other trial's patients are in it too, so that the two are never added; empty if none.
  public var overlap: String
  /// The effect that enters a synthesis, if one can be stated.
  public var effect: SlopeEffect?
  /// Recorded entry criteria; empty if none could be read.
  public var criteria: [EntryCriterion]
  /// All effects that were found.
  public var effects: [TrialEffect]
  /// What was reported to go wrong.
  public var harms: [Harm]
  /// Sources.
  public var citations: [Citation]

  /// Creates a trial.
  public init(
    id: String, title: String, year: Int, design: TrialDesign, product: CellProduct, dosing: Dosing, treated: Int?,
    controls: Int? = nil, baselineTreated: ArmValue? = nil, baselineControls: ArmValue? = nil, result: String,
    riskOfBias: String, overlap: String = "", effect: SlopeEffect? = nil, criteria: [EntryCriterion] = [],
    effects: [TrialEffect] = [], harms: [Harm] = [], citations: [Citation]
  ) {
    self.id = id
    self.title = title
    self.year = year
    self.design = design
    self.product = product
    self.dosing = dosing
    self.treated = treated
    self.controls = controls
    self.baselineTreated = baselineTreated
    self.baselineControls = baselineControls
    self.result = result
    self.riskOfBias = riskOfBias
    self.overlap = overlap
    self.effect = effect
    self.criteria = criteria
    self.effects = effects
    self.harms = harms
    self.citations = citations
  }

  /// Randomised against a control group.
  public var isControlled: Bool { design.allocation == .randomised }
  /// Patients and assessors blinded.
  public var isBlinded: Bool { design.blinding == .double }
}
