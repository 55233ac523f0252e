import Clinical
import Cohorts
import Execution
import Statistics
import Strata
import Variables

/// The untreated course of every patient by a linear mixed model: random intercept and slope, REML.
///
/// Fixed effects: 1 and t; from 100 patients on also ΔFS and bulbar onset, each alone and times t, where a patient
/// whose value is unknown counts as average. For a stratification the leaf strata have lines of their own, with the
/// variances held at those of the cohort (one generalised least-squares solve): means of patients' own courses in a
/// stratum that the model does not know would be pulled to the cohort.
///
/// Leaves that differ only in the score at entry (`ScoreAxis`) share a line. The error of that score puts patients into
/// them, and it is the first point of their lines: a line of their own would take it for a course (simulated: coverage
/// 56 and 71 %). The posterior of each patient allows for it, because all that chose the patient is in the model.
struct UntreatedMixedModel: Sendable {
  private let visits: UntreatedVisits
  /// A column each of those that the visits tell apart: ΔFS, bulbar onset.
  private let covariates: [[Double]]
  /// What the visits of each patient say under the variances of the fit to the whole cohort.
  private let lines: GroupedLines

  /// Patients from which on covariates enter.
  private static let leastForCovariates = 100

  /// Fits the cohort; refused where the visits do not tell.
  static func fit(
    _ visits: UntreatedVisits, _ store: VariableStore, work: Work
  ) throws(Cancelled) -> Result<UntreatedMixedModel, LinearModelRefusal> {
    let patients = store.cohort.patientCount
    let withVisits = (0..<patients).count { visits.has($0) }
    var fixed = line(named: "", [Double](repeating: 1, count: patients))
    if withVisits >= leastForCovariates {
      if let rates = numbers("delta_fs", store) { fixed += line(named: "ΔFS", centred(rates)) }
      if let onset = store.column("onset")?.value { fixed += line(named: "bulbar", centred(bulbar(onset))) }
    }
    switch try prepared(visits, fixed, work) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let (model, fixed)):
      switch try model.fit(.restrictedMaximumLikelihood, work: work) {
      case .failure(let refusal): return .failure(refusal)
      case .success(let fit):
        return .success(
          UntreatedMixedModel(
            visits: visits, covariates: fixed.dropFirst(2).compactMap(\.level),
            lines: try GroupedLines(visits.measures, holding: fit.components, work: work)))
      }
    }
  }

  /// The fit with the strata of a tree: a line for each group of leaves with at least 11 patients who have visits, one
  /// for all others. A group whose visits tell no line is among the others. O(patients).
  func fit(_ stratification: Stratification, work: Work) throws(Cancelled) -> GroupedFit? {
    var named = leafGroups(stratification).filter { leaves in
      leaves.reduce(0) { sum, leaf in sum + stratification.patients(leaf).count { visits.has(Int($0)) } }
        >= ProjectionGates.slopes
    }
    while true {
      let (groups, count) = groups(named, stratification)
      switch try lines.fit(groups: groups, count: count, covariates: covariates, work: work) {
      case .success(let fit): return fit
      case .failure where named.isEmpty: return nil
      // The others are the last group: without a line of their own they join all.
      case .failure(let noLine):
        if noLine.group < named.count { named.remove(at: noLine.group) } else { named = [] }
      }
    }
  }

  /// Leaves by their levels of the axes that do not come from the score at entry, in the order of the tree.
  private func leafGroups(_ stratification: Stratification) -> [[Int]] {
    let kept = stratification.axes.indices.filter {
      !ScoreAxis.isDefined(by: stratification.axes[$0], stratification.plan.definitions)
    }
    var places: [[Int]: Int] = [:]
    var groups: [[Int]] = []
    for (index, stratum) in stratification.strata.enumerated() where stratum.children.isEmpty {
      let key = kept.map { $0 < stratum.path.count ? stratum.path[$0] : -1 }
      if let place = places[key] {
        groups[place].append(index)
      } else {
        places[key] = groups.count
        groups.append([index])
      }
    }
    return groups
  }

  /// The group of each patient: that of its leaf, or the last one for the others, if there are any with visits.
  private func groups(_ named: [[Int]], _ stratification: Stratification) -> (groups: [Int32], count: Int) {
    var groups = [Int32](repeating: -1, count: visits.measures.patients)
    for (group, leaves) in named.enumerated() {
      for leaf in leaves {
        for patient in stratification.patients(leaf) { groups[Int(patient)] = Int32(group) }
      }
    }
    let hasOthers = groups.indices.contains { groups[$0] < 0 && visits.has($0) }
    let others = Int32(hasOthers || named.isEmpty ? named.count : 0)
    for patient in groups.indices where groups[patient] < 0 { groups[patient] = others }
    return (groups, max(named.count, Int(others) + 1))
  }

  /// A covariate alone and times t.
  private static func line(named name: String, _ values: [Double]) -> [LinearMixedModel.FixedEffect] {
    [
      LinearMixedModel.FixedEffect(name.isEmpty ? "1" : name, .level(values)),
      LinearMixedModel.FixedEffect(name.isEmpty ? "t" : name + " · t", .trend(values)),
    ]
  }

  /// The model without the columns that follow from others.
  private static func prepared(
    _ visits: UntreatedVisits, _ fixed: [LinearMixedModel.FixedEffect], _ work: Work
  ) throws(Cancelled) -> Result<(LinearMixedModel, [LinearMixedModel.FixedEffect]), LinearModelRefusal> {
    var fixed = fixed
    while true {
      switch try LinearMixedModel.prepare(visits.measures, fixed: fixed, random: .interceptAndSlope, work: work) {
      case .success(let model): return .success((model, fixed))
      case .failure(.dependentColumns(let columns)):
        let names = Set(columns.map { latest($0, in: fixed) })
        // A covariate goes with its t.
        let kept = fixed.filter { effect in
          !names.contains { $0 == effect.name || $0 + " · t" == effect.name || $0 == effect.name + " · t" }
        }
        guard kept.count < fixed.count, kept.count >= 2 else { return .failure(.dependentColumns(columns)) }
        fixed = kept
      case .failure(let refusal): return .failure(refusal)
      }
    }
  }

  /// The last of the columns that determine one another.
  private static func latest(_ dependence: ColumnDependence, in fixed: [LinearMixedModel.FixedEffect]) -> String {
    let names = [dependence.column] + dependence.others
    return fixed.last { names.contains($0.name) }?.name ?? dependence.column
  }

  /// Known values minus their mean, 0 where unknown.
  private static func centred(_ column: NumberColumn) -> [Double] {
    let known = (0..<column.count).filter { column.known[$0] }
    guard !known.isEmpty else { return [Double](repeating: 0, count: column.count) }
    let mean = compensatedSum(known.map { column.values[$0] }) / Double(known.count)
    return (0..<column.count).map { column.known[$0] ? column.values[$0] - mean : 0 }
  }

  private static func bulbar(_ onset: VariableColumn) -> NumberColumn {
    NumberColumn((0..<onset.count).map { row in onset.category(row).map { $0 == "bulbar" ? 1 : 0 } })
  }
}

extension LinearMixedModel.FixedEffect {
  /// The covariate of a column that does not grow with time.
  fileprivate var level: [Double]? {
    if case .level(let values) = values { values } else { nil }
  }
}
