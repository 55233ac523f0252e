/// What is known of each patient's own line over time: a normal posterior of intercept and slope, a column for each
/// number.
public struct PosteriorLines: Sendable {
  /// Means of the values at t = 0.
  public private(set) var intercepts: [Double] = []
  /// Means of the changes by one unit of time.
  public private(set) var slopes: [Double] = []
  /// Variances of the intercepts.
  public private(set) var interceptVariances: [Double] = []
  /// Covariances of intercept and slope.
  public private(set) var covariances: [Double] = []
  /// Variances of the slopes.
  public private(set) var slopeVariances: [Double] = []

  /// No patients yet.
  public init(capacity: Int) {
    intercepts.reserveCapacity(capacity)
    slopes.reserveCapacity(capacity)
    interceptVariances.reserveCapacity(capacity)
    covariances.reserveCapacity(capacity)
    slopeVariances.reserveCapacity(capacity)
  }

  /// The patients of several, in their order.
  init(joining parts: [PosteriorLines]) {
    intercepts = parts.flatMap(\.intercepts)
    slopes = parts.flatMap(\.slopes)
    interceptVariances = parts.flatMap(\.interceptVariances)
    covariances = parts.flatMap(\.covariances)
    slopeVariances = parts.flatMap(\.slopeVariances)
  }

  /// The next patient.
  public mutating func append(_ intercept: Double, _ slope: Double, _ covariance: LineCovariance) {
    intercepts.append(intercept)
    slopes.append(slope)
    interceptVariances.append(covariance.intercept)
    covariances.append(covariance.covariance)
    slopeVariances.append(covariance.slope)
  }

  /// Number of patients.
  public var count: Int { intercepts.count }
}
