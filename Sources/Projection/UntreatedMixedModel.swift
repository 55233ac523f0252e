import Clinical
import Cohorts
import Execution
import Statistics
import Strata
import Variables

/// The untreated course of every patient by a linear mixed model: random intercept and slope, REML.
///
/// Fixed effects: 1 and t; from 100 patients on also ΔFS and bulbar onset, each alone and times t, where a patient
/// whose value is unknown counts as average. For a stratification the leaf strata of 11 and more patients and their t are
/// added, with the variances held at those of the cohort (one generalised least-squares solve): means of patients' own
/// courses in a stratum that the model does not know would be pulled to the cohort.
struct UntreatedMixedModel: Sendable {
  private let visits: UntreatedVisits
  private let covariates: [LinearMixedModel.FixedEffect]
  /// The fit to the whole cohort.
  let cohort: MixedModelFit

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
      return try model.fit(.restrictedMaximumLikelihood, work: work).map { fit in
        UntreatedMixedModel(visits: visits, covariates: fixed, cohort: fit)
      }
    }
  }

  /// The fit with the strata of a tree; that of the cohort where it has no two strata to tell apart.
  func fit(_ stratification: Stratification, work: Work) throws(Cancelled) -> MixedModelFit {
    let leaves = stratification.strata.indices.filter { stratification.strata[$0].children.isEmpty }
    let large = leaves.filter { leaf in
      stratification.patients(leaf).count { visits.has(Int($0)) } >= ProjectionGates.slopes
    }
    // Where every patient is in a large leaf, the last is what the others are compared with.
    let covered = large.reduce(0) { sum, leaf in sum + stratification.patients(leaf).count { visits.has(Int($0)) } }
    let all = (0..<visits.measures.patients).count { visits.has($0) }
    let named = covered == all ? large.dropLast() : large[...]
    guard !named.isEmpty else { return cohort }
    var fixed = Array(covariates.prefix(2))
    for leaf in named {
      var isInside = [Double](repeating: 0, count: visits.measures.patients)
      for patient in stratification.patients(leaf) { isInside[Int(patient)] = 1 }
      fixed += Self.line(named: "stratum \(leaf)", isInside)
    }
    // Strata go before covariates: of two columns that tell the same the later one is left out.
    fixed += covariates.dropFirst(2)
    guard case .success(let (model, _)) = try Self.prepared(visits, fixed, work),
      case .success(let fit) = try model.solve(holding: cohort.components, work: work)
    else { return cohort }
    return fit
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
