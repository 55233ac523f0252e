import Clinical
import Cohorts
import Evidence
public import Execution
import Statistics
public import Strata
public import Variables

/// Projects the benefit of MSC therapy on every stratum, in closed form.
///
/// Per stratum, over its patients inside the evidence: Δₛ = μ + u + b̄ᵀx̄ₛ is a mixture of normals, because (μ, u) is
/// and the modifiers b are normal and shared; a parent is the weighted mean of its children. Points preserved are Δₛ ·
/// H, on the additive scale. `cache` keeps what projections of the same cohort share. Pure: the same store, stratification and plan give the same bits on any number of threads.
/// O(patients · depth + strata · 200).
public func project(
  _ plan: ProjectionPlan, on stratification: Stratification, _ store: VariableStore,
  cache: ProjectionCache = ProjectionCache(), work: Work
) throws(Cancelled) -> CohortProjection {
  let reading = plan.reading
  let projector = try Projector(plan, reading, stratification, store, cache, work)
  // Side by side, in the order of the tree whatever the number of threads.
  let strata = firstBlocks(stratification.strata.count, work: work) { projector.project($0) }
  try work.checkCancelled()
  return CohortProjection(
    plan: plan, stratification: stratification, strata: strata,
    criteriaNotAssessed: projector.reach.criteriaNotAssessed,
    trialsWithoutCriteria: projector.reach.trialsWithoutCriteria,
    earlyMinusLate: projector.earlyMinusLate(),
    statements: [Wording.noProof, Wording.notAdvice, Wording.estimand, Wording.basis(reading)])
}

/// What all strata share.
private struct Projector {
  let plan: ProjectionPlan
  let reading: EvidenceReading
  let stratification: Stratification
  let store: VariableStore
  let posterior: EffectPosterior
  let reach: EvidenceReach
  let covariates: EffectCovariates
  let untreated: UntreatedModel

  init(
    _ plan: ProjectionPlan, _ reading: EvidenceReading, _ stratification: Stratification, _ store: VariableStore,
    _ cache: ProjectionCache, _ work: Work
  ) throws(Cancelled) {
    self.plan = plan
    self.reading = reading
    self.stratification = stratification
    self.store = store
    posterior = synthesize(reading)
    reach = EvidenceReach(reading, store, plan)
    untreated = try UntreatedModel(store, controlLevel: plan.controlLevel, stratification, cache, work)
    covariates = EffectCovariates(store, untreated)
  }

  func project(_ index: Int) -> StratumProjection {
    let rows = stratification.patients(index)
    let applicability = applicability(rows)
    let inside = self.inside(rows)
    if let reason = plan.route.noProjection.map(MissingReason.init) ?? gate(inside.count) {
      return empty(index, applicability, reason)
    }

    let months = plan.horizon.months
    let meanScore = covariates.meanScore(inside)
    let course = untreated.course(inside)
    let shift = covariates.means(inside).shift(posterior.modifiers)
    let effect = posterior.newSetting.adding(mean: shift.mean, variance: shift.variance)
    let estimate = effect.estimate
    return StratumProjection(
      stratum: index, patients: rows.count, applicability: applicability,
      meanScore: meanScore.map { .known($0) } ?? .missing(MissingReason("no ALSFRS-R at entry")),
      untreated: course.map(\.course),
      untreatedChange: course.map { change($0.course.slope, months, from: meanScore) },
      effect: .known(estimate), pointsPreserved: .known(scaled(estimate, by: months)),
      slowing: slowing(estimate, course), probabilityOfNoGain: .known(effect.cdf(0)),
      probabilityOfSlowing20: course.map { result in
        1 - difference(effect, 0.2, result).cdf(0)
      },
      certainty: Certainty(
        grade: "very low", reasons: reasons(index, applicability, effect, estimate, course)))
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

  private func inside(_ rows: ArraySlice<Int32>) -> [Int32] {
    rows.filter { reach.verdicts[Int($0)] == EvidenceReach.Verdict.inside.rawValue }
  }

  private func gate(_ inside: Int) -> MissingReason? {
    if inside == 0 { return MissingReason("no patient is inside the evidence") }
    return inside < ProjectionGates.inside
      ? MissingReason("fewer than \(ProjectionGates.inside) patients are inside the evidence") : nil
  }

  private func empty(_ index: Int, _ applicability: Applicability, _ reason: MissingReason) -> StratumProjection {
    StratumProjection(
      stratum: index, patients: stratification.strata[index].count, applicability: applicability,
      meanScore: .missing(reason), untreated: .missing(reason), untreatedChange: .missing(reason),
      effect: .missing(reason), pointsPreserved: .missing(reason), slowing: .missing(reason),
      probabilityOfNoGain: .missing(reason), probabilityOfSlowing20: .missing(reason),
      certainty: Certainty(
        grade: "no projection", reasons: [plan.route.noProjection == nil ? .tooFewInside : .otherRoute(plan.route)]))
  }

  // MARK: How much

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

  /// The distribution of Δ − share · d, with the uncertainty of both.
  private func difference(_ effect: NormalMixture, _ share: Double, _ course: UntreatedModel.Result) -> NormalMixture {
    let error = share * course.standardError
    return effect.adding(mean: -share * course.decline, variance: error * error)
  }

  // MARK: How sure

  private func reasons(
    _ index: Int, _ applicability: Applicability, _ effect: NormalMixture, _ estimate: Estimate,
    _ course: Determination<UntreatedModel.Result>
  ) -> [Certainty.Reason] {
    var reasons: [Certainty.Reason] = []
    let stratum = stratification.strata[index]
    if reading.isAssumption {
      reasons.append(.assumption)
    } else {
      if reading.contributions.contains(where: { !$0.trial.isBlinded }) { reasons.append(.openLabel) }
      if reading.imputedTrials > 0 { reasons.append(.imputedNulls) }
      reasons.append(.heterogeneity)
      if estimate.low <= 0, estimate.high >= 0 { reasons.append(.includesZero) }
      let axes = stratification.axes.prefix(stratum.depth)
      if let reason = Certainty.Reason.noAxisData(axes, stratification.plan.definitions) { reasons.append(reason) }
    }
    if 2 * applicability.inside < stratum.count { reasons.append(.mostlyOutside) }
    if !reach.criteriaNotAssessed.isEmpty { reasons.append(.notAssessed) }
    if let result = course.value {
      if result.course.method == .singleVisitPrior { reasons.append(.oneVisitPrior) }
      if 1 - difference(effect, 1, result).cdf(0) > 0.05 { reasons.append(.improvement) }
    }
    if stratum.count < ProjectionGates.few { reasons.append(.few) }
    return reasons
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
    let rows = inside(stratification.order[...])
    let early = rows.filter { stage.category(Int($0)) == DiseaseStage.early.label }
    let late = rows.filter { stage.category(Int($0)) == DiseaseStage.late.label }
    guard min(early.count, late.count) >= ProjectionGates.inside else {
      return .missing(
        MissingReason("fewer than \(ProjectionGates.inside) early or late patients are inside the evidence"))
    }
    let gap = covariates.means(early) - covariates.means(late)
    let shift = gap.shift(posterior.modifiers)
    return .known(NormalMixture(certain: 0).adding(mean: shift.mean, variance: shift.variance).estimate)
  }
}
