public import Execution

/// Six running sums over the visits (t, y) of one patient: all that a least-squares line and a linear mixed model need.
///
/// n, Σt, Σt², Σy, Σty and Σy², with t and y counted from the first visit's, so that large times and values cost no
/// digits. O(1) memory, O(1) a visit; visits in any order.
public struct LineSums: Hashable, Sendable {
  /// Number of visits.
  public private(set) var count = 0
  private var firstTime = 0.0
  private var firstValue = 0.0
  private var time = 0.0
  private var timeSquared = 0.0
  private var value = 0.0
  private var timeValue = 0.0
  private var valueSquared = 0.0

  /// No visits.
  public init() {}

  /// Takes in one visit; both numbers must be finite.
  @inline(__always)
  public mutating func add(time t: Double, value y: Double) {
    if count == 0 {
      firstTime = t
      firstValue = y
    }
    count += 1
    let dt = t - firstTime
    let dy = y - firstValue
    time += dt
    timeSquared += dt * dt
    value += dy
    timeValue += dt * dy
    valueSquared += dy * dy
  }

  /// t̄; 0 without visits.
  public var meanTime: Double { count == 0 ? 0 : firstTime + time / Double(count) }

  /// ȳ; 0 without visits.
  public var meanValue: Double { count == 0 ? 0 : firstValue + value / Double(count) }

  /// Σ(t − t̄)²: exactly 0 if all times are equal.
  public var timeSpread: Double { count == 0 ? 0 : max(0, timeSquared - time * time / Double(count)) }

  /// Σ(t − t̄)(y − ȳ).
  public var product: Double { count == 0 ? 0 : timeValue - time * value / Double(count) }

  /// Σ(y − ȳ)².
  public var valueSpread: Double { count == 0 ? 0 : max(0, valueSquared - value * value / Double(count)) }

  /// The slope Σ(t − t̄)(y − ȳ)/Σ(t − t̄)²; `nil` for fewer than two different times.
  public var slope: Double? {
    let spread = timeSpread
    return spread > 0 ? product / spread : nil
  }

  /// Sum of squares around the line, or around the mean if there is no line.
  public var residualSquares: Double { max(0, valueSpread - (slope ?? 0) * product) }

  /// The least-squares line; `nil` for fewer than two different times.
  public var line: LeastSquaresLine? {
    guard let slope else { return nil }
    let degrees = count - 2
    return LeastSquaresLine(
      visits: count, intercept: meanValue - slope * meanTime, slope: slope,
      slopeStandardError: degrees > 0 ? (residualSquares / Double(degrees) / timeSpread).squareRoot() : nil)
  }
}

/// The least-squares line y = intercept + slope · t through one patient's visits.
public struct LeastSquaresLine: Hashable, Sendable {
  /// How many visits it goes through.
  public let visits: Int
  /// Value at t = 0.
  public let intercept: Double
  /// Change of the value by one unit of time; negative where the value falls.
  public let slope: Double
  /// √(residual squares/(n − 2)/Σ(t − t̄)²); `nil` for two visits, which leave no residuals.
  public let slopeStandardError: Double?
}

/// The least-squares line of each patient; `nil` where a patient has fewer than two different times. O(visits).
public func leastSquaresLines(_ data: RepeatedMeasures, work: Work) throws(Cancelled) -> [LeastSquaresLine?] {
  let blocks = try forBlocks(data.patients, size: RepeatedMeasures.blockSize, work: work) { block in
    data.lineSums(block).map(\.line)
  }
  return blocks.flatMap { $0 }
}
