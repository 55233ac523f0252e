import Cohorts
public import Evidence

/// What the recorded entry criteria of one trial say of each patient, a bit a criterion. O(patients · criteria).
public struct TrialScreening: Sendable {
  /// The trial.
  public let trial: Trial
  /// Whether the file can tell a criterion, in the order of `Trial.criteria`.
  public let isAssessed: [Bool]
  /// Bit c of a patient: criterion c is not met.
  let failed: [UInt16]
  /// Bit c of a patient: criterion c cannot be told. Of criteria that the whole file cannot tell, only if they make
  /// patients unknown.
  let unknown: [UInt16]

  /// Screens all patients of a cohort. Criteria that the whole file cannot tell make everyone unknown if they are all
  /// that there are, or if strict; else they are set aside.
  init(
    _ trial: Trial, _ values: [EntryCriterion.Measure: CriterionValues], isStrict: Bool, patients: Int
  ) {
    precondition(trial.criteria.count <= UInt16.bitWidth, "more entry criteria than there are bits")
    var failed = [UInt16](repeating: 0, count: patients)
    var unknown = [UInt16](repeating: 0, count: patients)
    let isAssessed = trial.criteria.map { values[$0.measure]?.column != nil }
    let isSetAside = !isStrict && isAssessed.contains(true)
    for (place, criterion) in trial.criteria.enumerated() {
      let bit = UInt16(1) << UInt16(place)
      guard let column = values[criterion.measure]?.column else {
        if !isSetAside { for row in unknown.indices { unknown[row] |= bit } }
        continue
      }
      for row in failed.indices {
        if !column.known[row] {
          unknown[row] |= bit
        } else if !criterion.admits(column.values[row]) {
          failed[row] |= bit
        }
      }
    }
    self.trial = trial
    self.isAssessed = isAssessed
    self.failed = failed
    self.unknown = unknown
  }

  /// One failed criterion keeps a patient outside, whatever else is unknown.
  func verdict(_ patient: Int) -> EvidenceReach.Verdict {
    failed[patient] != 0 ? .outside : unknown[patient] != 0 ? .unknown : .inside
  }
}

extension TrialScreening {
  /// Those of some trials that have criteria.
  static func screenings(
    _ trials: [Trial], _ values: [EntryCriterion.Measure: CriterionValues], isStrict: Bool, _ patients: Int
  ) -> [TrialScreening] {
    trials.filter { !$0.criteria.isEmpty }.map {
      TrialScreening($0, values, isStrict: isStrict, patients: patients)
    }
  }

  /// What the whole file cannot tell, each once, in the order of the trials.
  static func measuresNotAssessed(_ screenings: [TrialScreening]) -> [EntryCriterion.Measure] {
    var measures: [EntryCriterion.Measure] = []
    for screening in screenings {
      for (criterion, isAssessed) in zip(screening.trial.criteria, screening.isAssessed)
      where !isAssessed && !measures.contains(criterion.measure) {
        measures.append(criterion.measure)
      }
    }
    return measures
  }
}
