public import Projection
public import Variables

/// A table about the projected benefit: what `benefit --table` names, JSON holds and a panel of the explorer draws.
public struct BenefitPart: Sendable {
  /// Its name: an array of the JSON contract.
  public let id: String
  /// What it tells, in a line.
  public let title: String
  /// Makes it: all of it, or for one stratum what it says of that.
  public let make: @Sendable (BenefitSubject, _ stratum: Int?) -> Table
}

/// A projection with what further tables about it need.
public struct BenefitSubject: Sendable {
  /// The projection.
  public let projection: CohortProjection
  /// The variables of the cohort, by the definitions of the projection.
  public let store: VariableStore
  /// What projections of the cohort share.
  public let cache: ProjectionCache

  /// Creates a subject.
  public init(_ projection: CohortProjection, _ store: VariableStore, cache: ProjectionCache) {
    self.projection = projection
    self.store = store
    self.cache = cache
  }

  /// What each entry criterion of each trial says of each patient.
  public var screening: EvidenceScreening { cache.screening(projection.plan, store) }
}

/// The tables about the projected benefit, the one that `benefit` prints first. A new one is a file in this folder and a
/// line here.
public enum BenefitPartRegistry {
  /// All of them.
  public static let all: [BenefitPart] = [
    .strata, .responders, .perHundred, .risks, .applicability, .sensitivity, .earlyOrLate, .earlyThresholds,
  ]

  /// The part of a name.
  public static func part(_ id: String) -> BenefitPart? { all.first { $0.id == id } }
}

extension BenefitPart {
  /// The projected benefit of each stratum.
  public static let strata = BenefitPart(id: "strata", title: "projected benefit of each stratum") { subject, _ in
    benefitTable(subject.projection)
  }
}
