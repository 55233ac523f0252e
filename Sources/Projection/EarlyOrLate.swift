public import Clinical
import Cohorts
public import Evidence
public import Execution
public import Statistics
import Strata
public import Variables

/// Early against late patients by one definition: what the evidence's belief about the score at entry implies for them.
public struct EarlyOrLate: Sendable {
  /// A side of the definition.
  public struct Side: Hashable, Sendable {
    /// Patients.
    public var patients: Int
    /// Patients inside the evidence.
    public var inside: Int
  }

  /// Total numbers of patients for a trial of early × treatment.
  public struct TrialSize: Hashable, Sendable {
    /// The difference of effects to be found, points a month, early − late.
    public var difference: Double
    /// With 80 % power.
    public var total80: Int
    /// With 90 % power.
    public var total90: Int
  }

  /// Name of the definition for `--define stage=…`.
  public var scheme: String
  /// The rule.
  public var definition: String
  /// Who is early.
  public var early: Side
  /// Who is late.
  public var late: Side
  /// Who cannot be told.
  public var unknown: Int
  /// Patients at King's 0, who count as early; 0 in other definitions.
  public var withoutRegion: Int
  /// Patients that the first definition calls late and this one early.
  public var becomeEarly: Int
  /// Patients that the first definition calls early and this one late.
  public var becomeLate: Int
  /// Δ of the early − Δ of the late patients inside, points a month: μ and u cancel.
  public var difference: Determination<Estimate>
  /// P(Δ of the early > Δ of the late), 0–1.
  public var probabilityEarlyGreater: Determination<Double>
  /// To find the difference that the evidence expects.
  public var sizeForExpected: Determination<TrialSize>
  /// To find a difference of 25 % of these patients' untreated decline.
  public var sizeForQuarter: Determination<TrialSize>
}

/// The question of the early stage, by every definition, for the patients of one stratum.
public struct EarlyQuestion: Sendable {
  /// By definition, the default first.
  public let definitions: [EarlyOrLate]
  /// P(b₁ > 0): what the evidence says of the score at entry, whatever the cohort.
  public let probabilityOfScore: Double
  /// The belief in b₁: mean and SD, points a month for each 10 points of the score.
  public let score: EffectModifiers.Coefficient
  /// Whether variances of slopes and visits are assumed rather than estimated.
  public let isSpreadAssumed: Bool
  /// SD of slopes, points a month.
  public let slopeSD: Double
  /// SD of a visit, points.
  public let visitSD: Double

  /// Asks it. O(patients · definitions).
  public init(
    _ projection: CohortProjection, stratum: Int, _ store: VariableStore, _ cache: ProjectionCache, work: Work
  ) throws(Cancelled) {
    let plan = projection.plan
    let stratification = projection.stratification
    let reading = plan.reading
    let posterior = synthesize(reading)
    let untreated = try UntreatedModel(store, controlLevel: plan.controlLevel, stratification, cache, work)
    let covariates = untreated.effects(store, stratification, controlLevel: plan.controlLevel, cache).covariates
    let reach = cache.reach(reading, store, plan)
    let rows = stratification.patients(stratum)
    let spread = untreated.spread
    let decline = projection.strata[stratum].untreated.map { -$0.slope.value }
    let stages = (DefinitionRegistry.choice(forVariable: "stage")?.schemes ?? []).compactMap {
      scheme -> (DefinitionChoice.Scheme, StageColumn)? in
      StageColumn(store, scheme).map { (scheme, $0) }
    }
    definitions = stages.map { scheme, stage in
      var result = EarlyOrLate(scheme: scheme.id, definition: scheme.variable.definition)
      var early: [Int32] = []
      var late: [Int32] = []
      for row in rows {
        let side = stage.side(Int(row))
        let before = stages[0].1.side(Int(row))
        let isInside = reach.verdicts[Int(row)] == EvidenceReach.Verdict.inside.rawValue
        switch side {
        case .early:
          result.early.patients += 1
          if isInside { early.append(row) }
          if before == .late { result.becomeEarly += 1 }
          if stage.isWithoutRegion(Int(row)) { result.withoutRegion += 1 }
        case .late:
          result.late.patients += 1
          if isInside { late.append(row) }
          if before == .early { result.becomeLate += 1 }
        case nil: result.unknown += 1
        }
      }
      result.early.inside = early.count
      result.late.inside = late.count
      if let words = plan.route.noProjection {
        result.refuse(MissingReason(words))
        return result
      }
      guard min(early.count, late.count) >= ProjectionGates.inside else {
        result.refuse(
          MissingReason("fewer than \(ProjectionGates.inside) early or late patients are inside the evidence"))
        return result
      }
      let gap =
        (EffectWeights.means(early, covariates, losses: []).additive
        - EffectWeights.means(late, covariates, losses: []).additive).distribution(posterior)
      result.difference = .known(gap.estimate)
      result.probabilityEarlyGreater = .known(gap.upperTail(0))
      let share = Double(early.count) / Double(early.count + late.count)
      result.sizeForExpected = EarlyOrLate.size(abs(gap.mean), share, spread)
      switch decline {
      case .known(let decline): result.sizeForQuarter = EarlyOrLate.size(0.25 * decline, share, spread)
      case .missing(let reason): result.sizeForQuarter = .missing(reason)
      }
      return result
    }
    let belief = posterior.modifiers.score
    score = belief
    probabilityOfScore = belief.sd > 0 ? Normal.cdf(belief.mean / belief.sd) : belief.mean > 0 ? 1 : 0
    isSpreadAssumed = spread.isAssumed
    slopeSD = spread.slopeVariance.squareRoot()
    visitSD = spread.residualVariance.squareRoot()
  }
}

extension EarlyOrLate {
  fileprivate init(scheme: String, definition: String) {
    self.scheme = scheme
    self.definition = definition
    early = Side(patients: 0, inside: 0)
    late = Side(patients: 0, inside: 0)
    unknown = 0
    withoutRegion = 0
    becomeEarly = 0
    becomeLate = 0
    let reason = MissingReason("no patients")
    difference = .missing(reason)
    probabilityEarlyGreater = .missing(reason)
    sizeForExpected = .missing(reason)
    sizeForQuarter = .missing(reason)
  }

  fileprivate mutating func refuse(_ reason: MissingReason) {
    difference = .missing(reason)
    probabilityEarlyGreater = .missing(reason)
    sizeForExpected = .missing(reason)
    sizeForQuarter = .missing(reason)
  }

  /// N = 4V(z_α + z_β)²/(p(1 − p)θ²) in two equal arms, V = variance of a patient's fitted slope, p the share of the
  /// early, θ the difference of effects: a main effect of that size, and what it costs to find it between subgroups.
  static func size(_ difference: Double, _ share: Double, _ spread: CourseSpread) -> Determination<TrialSize> {
    guard difference > 1e-6 else { return .missing(MissingReason("the difference to be found is zero")) }
    func total(_ power: Double) throws(StatisticRefusal) -> Int {
      let main = try spread.design.sampleSize(slopeDifference: difference, aim: TrialAim(power: power)).get()
      return Int(try InteractionDesign(subgroupShare: share).sampleSize(mainEffect: main).get().total.rounded(.up))
    }
    do throws(StatisticRefusal) {
      return .known(TrialSize(difference: difference, total80: try total(0.8), total90: try total(0.9)))
    } catch {
      return .missing(MissingReason(error.words))
    }
  }
}

/// The stage of each patient by one definition.
private struct StageColumn {
  enum Side {
    case early, late
  }

  private let codes: [UInt16]
  private let early: UInt16
  private let late: UInt16
  private let kings: VariableColumn?

  /// `nil` where the file cannot tell.
  init?(_ store: VariableStore, _ scheme: DefinitionChoice.Scheme) {
    let others = store.definitions.texts.filter { !$0.hasPrefix("stage=") }
    guard let definitions = try? Definitions(parsing: others + ["stage=\(scheme.id)"]),
      let column = store.defining(definitions).column("stage")?.value,
      case .categories(let codes, let levels) = column.values,
      let early = levels.firstIndex(of: DiseaseStage.early.label),
      let late = levels.firstIndex(of: DiseaseStage.late.label)
    else { return nil }
    self.codes = codes
    self.early = UInt16(early + 1)
    self.late = UInt16(late + 1)
    kings = scheme.id == "kings" ? store.column("kings_stage")?.value : nil
  }

  func side(_ patient: Int) -> Side? { codes[patient] == early ? .early : codes[patient] == late ? .late : nil }

  func isWithoutRegion(_ patient: Int) -> Bool { kings?.category(patient) == "0" }
}
