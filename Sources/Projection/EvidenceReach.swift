import Cohorts
public import Evidence
import Variables

/// Whether a patient would have been admitted to a trial, or to any of several; the order is from worst to best.
public enum ReachVerdict: UInt8, Sendable, CaseIterable {
  case outside, unknown, inside
}

/// Which patients the evidence speaks about: those who meet every recorded entry criterion of at least one trial.
///
/// Three-valued: a patient fails a criterion, meets it, or cannot be told because the value is missing. Criteria that
/// the whole file cannot tell are set aside and named, or, if strict, make every patient unknown. A trial of which
/// nothing can be assessed admits nobody for certain. O(patients · criteria).
struct EvidenceReach: Sendable {
  typealias Verdict = ReachVerdict

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
    let screenings = TrialScreening.screenings(
      reading.reachTrials, CriterionValues.all(store, plan), isStrict: plan.isStrict, patients)
    var best = [UInt8](repeating: Verdict.outside.rawValue, count: patients)
    var trials: [(id: String, verdicts: [UInt8])] = []
    for screening in screenings {
      var verdicts = [UInt8](repeating: 0, count: patients)
      for row in verdicts.indices {
        verdicts[row] = screening.verdict(row).rawValue
        best[row] = max(best[row], verdicts[row])
      }
      trials.append((screening.trial.id, verdicts))
    }
    if trials.isEmpty { best = [UInt8](repeating: Verdict.unknown.rawValue, count: patients) }
    self.trials = trials
    verdicts = best
    criteriaNotAssessed = TrialScreening.measuresNotAssessed(screenings).map(\.rawValue)
    trialsWithoutCriteria = reading.reachTrials.filter(\.criteria.isEmpty).map(\.title)
  }
}

extension EvidenceReading {
  /// The trials whose patients count as studied. Assuming no effect does not change who was studied: then all
  /// controlled trials.
  public var reachTrials: [Trial] {
    trials.isEmpty ? base.trials.filter(\.isControlled) : trials
  }
}
