import Cohorts
public import Evidence

/// Whether one trial would have admitted one patient, and what each of its criteria says.
public struct PatientScreening: Hashable, Sendable {
  /// What a criterion says.
  public enum Finding: Hashable, Sendable {
    /// It is met by this value.
    case met(Double)
    /// It is not, with this value.
    case failed(Double)
    /// The value of this patient is missing.
    case unknown
    /// The file has no such value of anybody.
    case notAssessed
  }

  /// The trial.
  public let trial: Trial
  /// Whether it would have admitted the patient.
  public let verdict: ReachVerdict
  /// One a criterion, in the order of `Trial.criteria`.
  public let findings: [Finding]
}

extension EvidenceScreening {
  /// Over all trials: the best of any; unknown if no trial has criteria. O(trials).
  public func verdict(_ patient: Int) -> ReachVerdict {
    var best: ReachVerdict = trials.isEmpty ? .unknown : .outside
    for trial in trials {
      let verdict = trial.verdict(patient)
      if verdict.rawValue > best.rawValue { best = verdict }
    }
    return best
  }

  /// What each trial says of a patient. O(criteria).
  public func patient(_ patient: Int) -> [PatientScreening] {
    trials.map { screening in
      let findings = screening.trial.criteria.enumerated().map { place, criterion -> PatientScreening.Finding in
        guard let column = values[criterion.measure]?.column else { return .notAssessed }
        guard let value = column[patient] else { return .unknown }
        return screening.failed[patient] >> UInt16(place) & 1 == 1 ? .failed(value) : .met(value)
      }
      return PatientScreening(trial: screening.trial, verdict: screening.verdict(patient), findings: findings)
    }
  }
}
