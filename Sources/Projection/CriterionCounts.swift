import Cohorts
public import Evidence
public import Strata
public import Variables

/// How many patients of a stratum meet one entry criterion of a trial. `met + failed + unknown` are all its patients if
/// the criterion is assessed; all three are 0 if it is set aside because the file cannot tell it.
public struct CriterionCounts: Hashable, Sendable {
  /// Meet it.
  public var met = 0
  /// Do not meet it.
  public var failed = 0
  /// Fail nothing but this: would be inside this trial without it.
  public var failedAlone = 0
  /// Cannot be told, because a value is missing.
  public var unknown = 0

  /// Nobody.
  public init() {}

  static func += (left: inout CriterionCounts, right: CriterionCounts) {
    left.met += right.met
    left.failed += right.failed
    left.failedAlone += right.failedAlone
    left.unknown += right.unknown
  }
}

/// How many patients of a stratum one trial would have admitted, and what kept the others out.
public struct TrialCounts: Hashable, Sendable {
  /// Meet every criterion that was assessed.
  public var inside = 0
  /// Fail one or more.
  public var outside = 0
  /// Fail none, and one or more cannot be told.
  public var unknown = 0
  /// One a criterion, in the order of `Trial.criteria`.
  public var criteria: [CriterionCounts]
}

/// Who is outside the evidence, and why: every entry criterion of every trial of a plan, on every patient of a cohort.
public struct EvidenceScreening: Sendable {
  /// The trials that have criteria.
  public let trials: [TrialScreening]
  /// Trials whose entry criteria are not recorded: they admit nobody here.
  public let trialsWithoutCriteria: [Trial]
  /// What the whole file cannot tell, or the plan does not take from it, each once, in the order of the trials.
  public let unassessed: [UnassessedMeasure]
  let values: [EntryCriterion.Measure: CriterionValues]
  /// The plan that was screened by.
  public let plan: ProjectionPlan

  /// Screens a cohort. O(patients · criteria).
  public init(_ plan: ProjectionPlan, _ store: VariableStore) {
    let trials = plan.reading.reachTrials
    let values = CriterionValues.all(store, plan)
    let screenings = TrialScreening.screenings(trials, values, isStrict: plan.isStrict, store.cohort.patientCount)
    self.trials = screenings
    trialsWithoutCriteria = trials.filter(\.criteria.isEmpty)
    unassessed = TrialScreening.measuresNotAssessed(screenings).map { UnassessedMeasure($0, store, plan) }
    self.values = values
    self.plan = plan
  }

  /// Counts of every stratum, by trial: leaves are counted, parents are the sums of their children.
  /// O(patients · criteria + strata · criteria).
  public func counts(_ stratification: Stratification) -> [[TrialCounts]] {
    let strata = stratification.strata
    let nothing = trials.map { TrialCounts(criteria: $0.isAssessed.map { _ in CriterionCounts() }) }
    var counts = [[TrialCounts]](repeating: nothing, count: strata.count)
    // Children come after their parents.
    for stratum in strata.indices.reversed() {
      if strata[stratum].children.isEmpty {
        counts[stratum] = trials.map { $0.counts(stratification.patients(stratum), isStrict: plan.isStrict) }
      }
      guard let parent = strata[stratum].parent else { continue }
      for trial in trials.indices { counts[parent][trial] += counts[stratum][trial] }
    }
    return counts
  }
}

extension TrialCounts {
  fileprivate static func += (left: inout TrialCounts, right: TrialCounts) {
    left.inside += right.inside
    left.outside += right.outside
    left.unknown += right.unknown
    for place in left.criteria.indices { left.criteria[place] += right.criteria[place] }
  }
}

extension TrialScreening {
  fileprivate func counts(_ patients: ArraySlice<Int32>, isStrict: Bool) -> TrialCounts {
    var counts = TrialCounts(criteria: isAssessed.map { _ in CriterionCounts() })
    for patient in patients {
      switch verdict(Int(patient)) {
      case .inside: counts.inside += 1
      case .outside: counts.outside += 1
      case .unknown: counts.unknown += 1
      }
    }
    for place in isAssessed.indices where isAssessed[place] || isStrict {
      counts.criteria[place] = criterionCounts(place, patients)
    }
    return counts
  }

  private func criterionCounts(_ place: Int, _ patients: ArraySlice<Int32>) -> CriterionCounts {
    let bit = UInt16(1) << UInt16(place)
    var counts = CriterionCounts()
    for patient in patients {
      let failed = self.failed[Int(patient)]
      let unknown = self.unknown[Int(patient)]
      if failed & bit != 0 { counts.failed += 1 }
      if failed == bit, unknown == 0 { counts.failedAlone += 1 }
      if unknown & bit != 0 { counts.unknown += 1 }
    }
    counts.met = patients.count - counts.failed - counts.unknown
    return counts
  }
}
