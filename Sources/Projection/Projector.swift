import Clinical
import Cohorts
import Evidence
import Execution
import Statistics
import Strata
import Variables

/// What the strata of one projection share, and what has a closed form for each of them.
struct Projector: Sendable {
  let plan: ProjectionPlan
  let reading: EvidenceReading
  let stratification: Stratification
  let store: VariableStore
  let cache: ProjectionCache
  let posterior: EffectPosterior
  let reach: EvidenceReach
  let untreated: UntreatedModel
  let covariates: EffectCovariates
  /// E[max(0, decline)] of each patient; empty where nothing is known of it.
  let losses: [Double]
  /// Patients inside, for each stratum.
  let inside: [[Int32]]
  /// Untreated course of the patients inside, for each stratum.
  let courses: [Determination<UntreatedModel.Result>]

  init(
    _ plan: ProjectionPlan, _ stratification: Stratification, _ store: VariableStore, _ cache: ProjectionCache,
    _ work: Work
  ) throws(Cancelled) {
    self.plan = plan
    self.stratification = stratification
    self.store = store
    self.cache = cache
    reading = plan.reading
    posterior = synthesize(reading)
    let reach = cache.reach(reading, store, plan)
    self.reach = reach
    untreated = try UntreatedModel(store, controlLevel: plan.controlLevel, stratification, cache, work)
    let effects = untreated.effects(store, stratification, controlLevel: plan.controlLevel, cache)
    covariates = effects.covariates
    losses = effects.losses
    inside = stratification.strata.indices.map { stratum in
      stratification.patients(stratum).filter { reach.verdicts[Int($0)] == EvidenceReach.Verdict.inside.rawValue }
    }
    courses = untreated.courses(inside, stratification, work: work)
    try work.checkCancelled()
  }

  /// What has a closed form of a stratum.
  func project(_ index: Int) -> StratumProjection {
    let rows = stratification.patients(index)
    let applicability = applicability(rows)
    let inside = self.inside[index]
    if let refusal = Projector.refusal(inside: inside.count, route: plan.route) {
      var row = StratumProjection(index, patients: rows.count, applicability, without: refusal.reason)
      row.certainty.reasons = [refusal.code]
      return row
    }
    let months = plan.horizon.months
    let meanScore = meanScore(inside)
    let course = courses[index]
    let unknown = course.reason ?? MissingReason("the untreated decline is not known")
    var row = StratumProjection(index, patients: rows.count, applicability, without: unknown)
    row.meanScore = meanScore.map { .known($0) } ?? .missing(MissingReason("no ALSFRS-R at entry"))
    row.untreated = course.map(\.course)
    row.untreatedChange = course.map { change($0.course.slope, months, from: meanScore) }
    row.patientsPerArm = patientsPerArm(course)
    guard let weights = weights(inside)[plan.scale] else { return row }
    let effect = weights.distribution(posterior)
    let estimate = effect.estimate
    row.effect = .known(estimate)
    if untreated.courses == nil {
      row.pointsPreserved = .known(scaled(estimate, by: months))
    } else {
      let drawing = MissingReason("being drawn")
      row.pointsPreserved = .missing(drawing)
      row.pointsPreservedOnOtherScale = .missing(drawing)
      row.evidenceShare = .missing(drawing)
      row.responders = .missing(drawing)
    }
    row.slowing = slowing(estimate, course)
    row.probabilityOfNoGain = .known(effect.cdf(0))
    func slowed(by share: Double) -> Determination<NormalMixture> {
      course.map { self.slowed(share, $0, effect, weights) }
    }
    row.probabilityOfSlowing20 = slowed(by: 0.2).map { 1 - $0.cdf(0) }
    row.probabilityOfSlowing25 = slowed(by: 0.25).map { 1 - $0.cdf(0) }
    row.probabilityOfFasterDecline = slowed(by: -0.2).map { $0.cdf(0) }
    let improvement = slowed(by: 1).value.map { 1 - $0.cdf(0) } ?? 0
    row.certainty = Certainty(
      grade: "very low", reasons: reasons(index, applicability, estimate, course, improvement: improvement))
    return row
  }

  // MARK: Who

  private func applicability(_ rows: ArraySlice<Int32>) -> Applicability {
    var counts = [0, 0, 0]
    for row in rows { counts[Int(reach.verdicts[Int(row)])] += 1 }
    let byTrial = reach.trials.map { trial in
      (trial: trial.id, patients: rows.count { trial.verdicts[Int($0)] == EvidenceReach.Verdict.inside.rawValue })
    }
    return Applicability(
      inside: counts[Int(EvidenceReach.Verdict.inside.rawValue)],
      outside: counts[Int(EvidenceReach.Verdict.outside.rawValue)],
      unknown: counts[Int(EvidenceReach.Verdict.unknown.rawValue)], byTrial: byTrial)
  }

  /// Why nothing is projected on so many patients inside, and its code.
  static func refusal(inside: Int, route: Route) -> (reason: MissingReason, code: Certainty.Reason)? {
    if let words = route.noProjection { return (MissingReason(words), .otherRoute(route)) }
    if inside == 0 { return (MissingReason("no patient is inside the evidence"), .tooFewInside) }
    guard inside < ProjectionGates.inside else { return nil }
    return (MissingReason("fewer than \(ProjectionGates.inside) patients are inside the evidence"), .tooFewInside)
  }

  /// Mean ALSFRS-R at entry over the patients who have one; `nil` if none has.
  private func meanScore(_ rows: [Int32]) -> Double? {
    guard let scores = numbers("alsfrsr_total", store) else { return nil }
    var sum = 0.0
    var known = 0
    for row in rows where scores.known[Int(row)] {
      sum += scores.values[Int(row)]
      known += 1
    }
    return known == 0 ? nil : sum / Double(known)
  }

  // MARK: How much

  /// How the mean effect of some patients hangs on what is drawn, by scale; the proportional one needs their declines.
  func weights(_ rows: [Int32]) -> [EffectScale: EffectWeights] {
    let means = EffectWeights.means(rows, covariates, losses: losses)
    return losses.isEmpty
      ? [.additive: means.additive] : [.additive: means.additive, .proportional: means.proportional]
  }

  /// Change over the horizon; a score can neither fall below 0 nor rise above 48.
  private func change(_ slope: Estimate, _ months: Double, from score: Double?) -> Estimate {
    let floor = -(score ?? 48)
    let ceiling = 48 - (score ?? 0)
    func clipped(_ points: Double) -> Double { max(floor, min(ceiling, points)) }
    return Estimate(
      value: clipped(slope.value * months), low: clipped(slope.low * months), high: clipped(slope.high * months))
  }

  private func scaled(_ estimate: Estimate, by factor: Double) -> Estimate {
    Estimate(value: estimate.value * factor, low: estimate.low * factor, high: estimate.high * factor)
  }

  /// Δ as a share of the untreated decline: the ratio of the means.
  private func slowing(_ effect: Estimate, _ course: Determination<UntreatedModel.Result>) -> Determination<Estimate> {
    switch course {
    case .missing(let reason): return .missing(reason)
    case .known(let result):
      guard -result.course.slope.high > ProjectionGates.leastDecline else {
        return .missing(MissingReason("the untreated decline may be close to zero"))
      }
      return .known(scaled(effect, by: 1 / result.decline))
    }
  }

  /// The distribution of Δ − share · d. On the additive scale Δ and d are independent and the uncertainty of both
  /// counts; on the proportional one Δ is a share of d itself, of which the expected loss stands for d.
  private func slowed(
    _ share: Double, _ course: UntreatedModel.Result, _ effect: NormalMixture, _ weights: EffectWeights
  ) -> NormalMixture {
    switch plan.scale {
    case .additive:
      let error = share * course.standardError
      return effect.adding(mean: -share * course.decline, variance: error * error)
    case .proportional:
      return effect.adding(mean: -share * weights.level * EffectModifiers.referenceDecline, variance: 0)
    }
  }

  /// Patients an arm to find 25 % slowing with 80 % power, with eight visits four weeks apart.
  private func patientsPerArm(_ course: Determination<UntreatedModel.Result>) -> Determination<Int> {
    switch course {
    case .missing(let reason): return .missing(reason)
    case .known(let result):
      guard -result.course.slope.high > ProjectionGates.leastDecline else {
        return .missing(MissingReason("the untreated decline may be close to zero"))
      }
      switch untreated.spread.design.sampleSize(slopeDifference: 0.25 * result.decline) {
      case .success(let size): return .known(Int(size.treated.rounded(.up)))
      case .failure(let refusal): return .missing(MissingReason(refusal.words))
      }
    }
  }

  // MARK: Why rows differ

  /// Δ of the early patients inside − Δ of the late: μ and u cancel, only the modifiers are left.
  func earlyMinusLate() -> Determination<Estimate> {
    if let reason = plan.route.noProjection { return .missing(MissingReason(reason)) }
    guard let column = store.column("stage") else { return .missing(MissingReason("no stage")) }
    let stage: VariableColumn
    switch column {
    case .missing(let reason): return .missing(reason)
    case .known(let column): stage = column
    }
    guard let rows = inside.first else { return .missing(MissingReason("no patients")) }
    let early = rows.filter { stage.category(Int($0)) == DiseaseStage.early.label }
    let late = rows.filter { stage.category(Int($0)) == DiseaseStage.late.label }
    guard min(early.count, late.count) >= ProjectionGates.inside else {
      return .missing(
        MissingReason("fewer than \(ProjectionGates.inside) early or late patients are inside the evidence"))
    }
    let gap =
      EffectWeights.means(early, covariates, losses: []).additive
      - EffectWeights.means(late, covariates, losses: []).additive
    return .known(gap.distribution(posterior).estimate)
  }
}
