import Cohorts
import Evidence
import Variables

/// Which patients the evidence speaks about: those who meet every recorded entry criterion of at least one trial.
///
/// Three-valued: a patient fails a criterion, meets it, or cannot be told because the value is missing. Criteria that
/// the whole file cannot tell are set aside and named, or, if strict, make every patient unknown. A trial of which
/// nothing can be assessed admits nobody for certain. O(patients · criteria).
struct EvidenceReach: Sendable {
  /// Whether a patient would have been admitted.
  enum Verdict: UInt8, Sendable {
    case outside, unknown, inside
  }

  /// The trials that were asked, with the verdict of each patient.
  let trials: [(id: String, verdicts: [UInt8])]
  /// The verdict of each patient over all trials: the best of any.
  let verdicts: [UInt8]
  /// Criteria that the whole file cannot tell.
  let criteriaNotAssessed: [String]
  /// Trials whose entry criteria are not recorded, by title: they admit nobody here.
  let trialsWithoutCriteria: [String]

  init(_ reading: EvidenceReading, _ store: VariableStore, _ plan: ProjectionPlan) {
    let patients = store.cohort.patientCount
    var values: [EntryCriterion.Measure: CriterionValues] = [:]
    for measure in EntryCriterion.Measure.allCases where measure != .recentLossPerMonth || plan.takesRateForRecentLoss {
      values[measure] = CriterionValues(measure, store)
    }
    var trials: [(id: String, verdicts: [UInt8])] = []
    var best = [UInt8](repeating: Verdict.outside.rawValue, count: patients)
    var notAssessed: [String] = []
    var withoutCriteria: [String] = []
    for trial in reading.reachTrials {
      guard !trial.criteria.isEmpty else {
        withoutCriteria.append(trial.title)
        continue
      }
      var verdicts = [UInt8](repeating: Verdict.inside.rawValue, count: patients)
      var assessed = 0
      for criterion in trial.criteria {
        if let column = values[criterion.measure]?.column {
          assessed += 1
          criterion.restrict(&verdicts, to: column)
        } else if !notAssessed.contains(criterion.measure.rawValue) {
          notAssessed.append(criterion.measure.rawValue)
        }
      }
      if assessed == 0 || (plan.isStrict && assessed < trial.criteria.count) {
        for row in verdicts.indices { verdicts[row] = min(verdicts[row], Verdict.unknown.rawValue) }
      }
      for row in verdicts.indices { best[row] = max(best[row], verdicts[row]) }
      trials.append((trial.id, verdicts))
    }
    if trials.isEmpty { best = [UInt8](repeating: Verdict.unknown.rawValue, count: patients) }
    self.trials = trials
    verdicts = best
    criteriaNotAssessed = notAssessed
    trialsWithoutCriteria = withoutCriteria
  }
}

extension EntryCriterion {
  /// Lowers the verdict of patients who fail, or whose value is missing. Outside stays outside.
  fileprivate func restrict(_ verdicts: inout [UInt8], to column: NumberColumn) {
    let low = atLeast ?? -.infinity
    let high = atMost ?? .infinity
    for row in verdicts.indices {
      let verdict: EvidenceReach.Verdict =
        !column.known[row] ? .unknown : low <= column.values[row] && column.values[row] <= high ? .inside : .outside
      verdicts[row] = min(verdicts[row], verdict.rawValue)
    }
  }
}

extension EvidenceReading {
  /// The trials whose patients count as studied. Assuming no effect does not change who was studied: then all
  /// controlled trials.
  var reachTrials: [Trial] {
    trials.isEmpty ? base.trials.filter(\.isControlled) : trials
  }
}
