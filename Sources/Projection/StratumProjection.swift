public import Clinical
public import Statistics
public import Strata

/// The untreated course of a stratum.
public struct UntreatedCourse: Hashable, Sendable {
  /// How it was come by.
  public enum Method: Hashable, Sendable {
    /// Mean of the patients' own slopes by a linear mixed model of the visits up to 12 months from entry, in which so
    /// many untreated patients were followed.
    case mixedModel(patients: Int)
    /// The prior for files with one visit a patient: assumed, not estimated from the file.
    case singleVisitPrior
  }

  /// Mean slope, points a month, negative = decline, with its 95 % interval.
  public var slope: Estimate
  /// How it was come by.
  public var method: Method

  /// Creates a course.
  public init(slope: Estimate, method: Method) {
    self.slope = slope
    self.method = method
  }
}

/// How sure anyone can be.
public struct Certainty: Hashable, Sendable {
  /// Why certainty is reduced, most weighty first: codes and their sentences.
  public struct Reason: Hashable, Sendable {
    /// Short stable code for narrow tables and JSON: "open-label".
    public var code: String
    /// The sentence.
    public var text: String

    /// Creates a reason.
    public init(code: String, text: String) {
      self.code = code
      self.text = text
    }
  }

  /// "very low".
  public var grade: String
  /// Why.
  public var reasons: [Reason]

  /// Creates a certainty.
  public init(grade: String, reasons: [Reason]) {
    self.grade = grade
    self.reasons = reasons
  }
}

/// How many patients of a stratum the evidence speaks about. `inside + outside + unknown` are all its patients.
public struct Applicability: Hashable, Sendable {
  /// Meet every recorded criterion of at least one contributing trial.
  public var inside: Int
  /// Fail at least one recorded criterion of every trial.
  public var outside: Int
  /// Cannot be told, because a value is missing.
  public var unknown: Int
  /// Trial id and how many of the patients it would have admitted, in registry order.
  public var byTrial: [(trial: String, patients: Int)]

  /// Creates a count.
  public init(inside: Int, outside: Int, unknown: Int, byTrial: [(trial: String, patients: Int)]) {
    self.inside = inside
    self.outside = outside
    self.unknown = unknown
    self.byTrial = byTrial
  }

  /// Equal counts.
  public static func == (left: Applicability, right: Applicability) -> Bool {
    left.inside == right.inside && left.outside == right.outside && left.unknown == right.unknown
      && left.byTrial.elementsEqual(right.byTrial, by: ==)
  }

  /// Hashes the counts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(inside)
    hasher.combine(outside)
    hasher.combine(unknown)
  }
}

/// What the projection says of one stratum. Benefit figures concern the patients inside the evidence.
public struct StratumProjection: Sendable {
  /// Index in `Stratification.strata`.
  public var stratum: Int
  /// Patients.
  public var patients: Int
  /// How many are inside the evidence.
  public var applicability: Applicability
  /// Mean ALSFRS-R at entry of the patients inside.
  public var meanScore: Determination<Double>
  /// Untreated slope of the patients inside.
  public var untreated: Determination<UntreatedCourse>
  /// Untreated change over the horizon, points, negative = decline.
  public var untreatedChange: Determination<Estimate>
  /// Δ, points a month, positive = benefit: predictive, for a new setting, on the scale of the plan.
  public var effect: Determination<Estimate>
  /// Points preserved at the horizon, on the scale of the plan, with the score held between 0 and 48.
  public var pointsPreserved: Determination<Estimate>
  /// The same on the other scale, from the same draws.
  public var pointsPreservedOnOtherScale: Determination<Estimate>
  /// Share of the variance of the points preserved that comes from the evidence, 0–1; the rest comes from what is not
  /// known of these patients' own course.
  public var evidenceShare: Determination<Double>
  /// Share of the untreated decline that is slowed, a fraction; limits are the ratios of the limits of Δ.
  public var slowing: Determination<Estimate>
  /// P(Δ ≤ 0), 0–1.
  public var probabilityOfNoGain: Determination<Double>
  /// P(slowing ≥ 20 %), 0–1.
  public var probabilityOfSlowing20: Determination<Double>
  /// P(slowing ≥ 25 %), 0–1.
  public var probabilityOfSlowing25: Determination<Double>
  /// P(decline faster by more than 20 %), 0–1.
  public var probabilityOfFasterDecline: Determination<Double>
  /// Patients an arm that a trial in patients like these would need to find 25 % slowing with 80 % power.
  public var patientsPerArm: Determination<Int>
  /// Who would be called a responder, by each rule, beside who would be with no effect at all.
  public var responders: Determination<[Responders]>
  /// Patients inside for whom no responder rule is defined: ΔFS unknown or not above 0.
  public var respondersUndefined = 0
  /// How sure anyone can be.
  public var certainty: Certainty

  /// Nothing but the reason why there is no projection.
  init(_ stratum: Int, patients: Int, _ applicability: Applicability, without reason: MissingReason) {
    self.stratum = stratum
    self.patients = patients
    self.applicability = applicability
    meanScore = .missing(reason)
    untreated = .missing(reason)
    untreatedChange = .missing(reason)
    effect = .missing(reason)
    pointsPreserved = .missing(reason)
    pointsPreservedOnOtherScale = .missing(reason)
    evidenceShare = .missing(reason)
    slowing = .missing(reason)
    probabilityOfNoGain = .missing(reason)
    probabilityOfSlowing20 = .missing(reason)
    probabilityOfSlowing25 = .missing(reason)
    probabilityOfFasterDecline = .missing(reason)
    patientsPerArm = .missing(reason)
    responders = .missing(reason)
    certainty = Certainty(grade: "no projection", reasons: [])
  }
}

/// The projection for every stratum, and what holds for all of them.
public struct CohortProjection: Sendable {
  /// The assumptions.
  public var plan: ProjectionPlan
  /// What was projected on.
  public var stratification: Stratification
  /// One a stratum, in tree order.
  public var strata: [StratumProjection]
  /// Criteria that the whole file cannot tell, as printed: "not assessed: vital capacity".
  public var criteriaNotAssessed: [String]
  /// Trials of the scenario whose entry criteria are not recorded, by title: they admit nobody here.
  public var trialsWithoutCriteria: [String]
  /// Δ of the early patients inside the evidence − Δ of the late, points a month. Only the score at entry moves it.
  public var earlyMinusLate: Determination<Estimate>
  /// Whether what has no closed form is there.
  public var isDrawn: Bool
  /// The sentences of section 8 that go with every benefit figure, in order.
  public var statements: [String]

  /// Creates a projection.
  public init(
    plan: ProjectionPlan, stratification: Stratification, strata: [StratumProjection], criteriaNotAssessed: [String],
    trialsWithoutCriteria: [String], earlyMinusLate: Determination<Estimate>, isDrawn: Bool = false,
    statements: [String]
  ) {
    self.plan = plan
    self.stratification = stratification
    self.strata = strata
    self.criteriaNotAssessed = criteriaNotAssessed
    self.trialsWithoutCriteria = trialsWithoutCriteria
    self.earlyMinusLate = earlyMinusLate
    self.isDrawn = isDrawn
    self.statements = statements
  }
}
