public import Clinical
public import Cohorts

/// King's stage of any visit, by the same rule as at entry: from the items, and from the dates of gastrostomy and
/// ventilation where the file has them.
public struct KingsAtVisits: Sendable {
  private let facts: EntryFacts

  /// Looks the columns up once. O(visits).
  public init(_ cohort: Cohort) { facts = EntryFacts(cohort) }

  /// The stage at a visit of a patient. O(1).
  public func stage(visit: Int, of patient: Int) -> Determination<KingsStage> { facts.kings(visit: visit, of: patient) }
}
