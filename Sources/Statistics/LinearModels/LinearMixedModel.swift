public import Execution

/// A linear mixed model of repeated measures, y = Xβ + Zu + e: fixed effects, a random intercept and perhaps a random
/// slope for each patient, u ~ N(0, D), and residuals e ~ N(0, σ²).
///
/// Reference: Laird and Ware, Biometrics 1982;38:963–974. What the data say about D and σ² is kept for each patient as
/// the least-squares line of y and of each fixed column over the patient's own times; the parts around those lines are
/// one matrix for all. So an evaluation of the likelihood costs O(patients · columns²), or O(patients + patterns ·
/// columns²) if every fixed column is a patient's covariate, or that times t: patients with the same covariates are
/// added together first. Visits are read once.
public struct LinearMixedModel: Sendable {
  /// Which effects vary between patients.
  public enum RandomStructure: Hashable, Sendable, CaseIterable {
    /// The intercept.
    case intercept
    /// Intercept and slope, correlated.
    case interceptAndSlope
    /// Intercept and slope at the time that is called 0, uncorrelated.
    case uncorrelatedInterceptAndSlope

    var hasSlope: Bool { self != .intercept }
  }

  /// What is maximised.
  public enum Method: Hashable, Sendable, CaseIterable {
    /// The likelihood: for tests between models with different fixed effects.
    case maximumLikelihood
    /// The restricted likelihood (Patterson and Thompson, Biometrika 1971;58:545–554): for estimates.
    case restrictedMaximumLikelihood
  }

  /// A column of the fixed part.
  public struct FixedEffect: Hashable, Sendable {
    /// Where its numbers come from.
    public enum Values: Hashable, Sendable {
      /// A covariate of each patient.
      case level([Double])
      /// A covariate of each patient times t.
      case trend([Double])
      /// A number for each row.
      case rows([Double])
    }

    /// Its name.
    public let name: String
    /// Its numbers.
    public let values: Values

    /// Names a column.
    public init(_ name: String, _ values: Values) {
      self.name = name
      self.values = values
    }
  }

  /// Names of the fixed columns.
  public let names: [String]
  /// Which effects vary between patients.
  public let structure: RandomStructure
  /// Number of rows.
  public let rows: Int
  /// Number of patients with rows.
  public let patients: Int
  let sums: MixedModelSums

  /// Reads the visits. Refused: numbers that are not finite, fixed columns that depend on others, too few rows,
  /// patients or visits to tell the variances apart, no residual variation. Memory: five numbers a patient, and two a
  /// column for each patient or pattern.
  public static func prepare(
    _ data: RepeatedMeasures, fixed: [FixedEffect], random structure: RandomStructure, work: Work
  ) throws(Cancelled) -> Result<LinearMixedModel, LinearModelRefusal> {
    precondition(Set(fixed.map(\.name)).count == fixed.count, "each column has a name of its own")
    do {
      let sums = try MixedModelSums(data, fixed, structure, work)
      return .success(LinearMixedModel(fixed.map(\.name), structure, sums))
    } catch {
      switch error {
      case .refused(let refusal): return .failure(refusal)
      case .cancelled: throw Cancelled()
      }
    }
  }

  private init(_ names: [String], _ structure: RandomStructure, _ sums: MixedModelSums) {
    self.names = names
    self.structure = structure
    self.sums = sums
    rows = sums.rows
    patients = sums.patients
  }
}

/// Why a computation over patients ended early.
enum Interruption: Error {
  case cancelled
  case refused(LinearModelRefusal)
}
