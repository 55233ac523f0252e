import Clinical
import Cohorts
import Execution
import Statistics
import Variables

/// What a cohort tells of the untreated course, whatever it is divided by.
enum UntreatedCohort: Sendable {
  /// The mixed model of its visits, and the number of untreated patients that were followed.
  case mixed(UntreatedMixedModel, followed: Int)
  /// Fewer than half of the untreated have visits at two times.
  case prior
  /// No untreated patients can be told apart, or their visits do not tell.
  case unknown(MissingReason)

  /// Looks for the control arm and fits the model. O(visits) and 15 to 30 passes over the patients.
  init(_ store: VariableStore, controlLevel: String?, work: Work) throws(Cancelled) {
    let patients = store.cohort.patientCount
    var untreated = Bitmap(repeating: true, count: patients)
    if let arm = store.column("arm")?.value, case .categories(let codes, let levels) = arm.values {
      guard let control = controlLevel.flatMap(levels.firstIndex) ?? Self.control(among: levels) else {
        self = .unknown(
          MissingReason(
            "none of the arms \(levels.prefix(6).joined(separator: ", ")) is named like a control; use --control"))
        return
      }
      untreated = Bitmap(count: patients)
      for row in 0..<patients { untreated[row] = codes[row] == control + 1 }
    }
    let visits = UntreatedVisits(store, untreated: untreated)
    guard visits.tellCourse else {
      self = .prior
      return
    }
    guard visits.followed >= ProjectionGates.slopes else {
      self = .unknown(MissingReason("fewer than \(ProjectionGates.slopes) untreated patients with two visits"))
      return
    }
    switch try UntreatedMixedModel.fit(visits, store, work: work) {
    case .success(let model): self = .mixed(model, followed: visits.followed)
    case .failure(let refusal): self = .unknown(MissingReason("untreated course: \(refusal.words)"))
    }
  }

  /// The only level that is named like a control.
  private static func control(among levels: [String]) -> Int? {
    let names = ["placebo", "control", "sham", "untreated", "usual care", "standard of care", "no treatment"]
    let found = levels.indices.filter { index in
      let level = levels[index].lowercased()
      return names.contains { level.contains($0) }
    }
    return found.count == 1 ? found[0] : nil
  }
}
