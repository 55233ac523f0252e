/// Smallest numbers of patients on which something is said. The one place that has them; raised freely, lowered only
/// with a recorded reason.
public enum ProjectionGates {
  /// Patients inside the evidence for a projection of a stratum.
  public static let inside = 11
  /// Patients with a slope of their own for the untreated course of a stratum: fewer would also give single patients
  /// away.
  public static let slopes = 11
  /// Fewer patients than this are marked "few".
  public static let few = 50
  /// A share of slowing needs a decline whose lower limit is above this, points a month: a ratio to almost nothing says
  /// nothing.
  public static let leastDecline = 0.1
}
