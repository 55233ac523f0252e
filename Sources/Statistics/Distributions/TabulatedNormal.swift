import Glibc

/// Φ from a table, for sums over many patients where the sixth digit of each does not matter: linear between steps of
/// 1/128, off by less than 2 · 10⁻⁶, some ten times faster than `Normal.cdf`.
public struct TabulatedNormal: Sendable {
  private static let stepsPerUnit = 128.0
  private static let limit = 6.0
  private let values: [Double]

  /// Makes the table. O(steps).
  public init() {
    values = (0...Int(2 * TabulatedNormal.limit * TabulatedNormal.stepsPerUnit) + 1).map {
      Normal.cdf(Double($0) / TabulatedNormal.stepsPerUnit - TabulatedNormal.limit)
    }
  }

  /// Φ(x).
  @inline(__always)
  public func cdf(_ x: Double) -> Double {
    let place = (x + TabulatedNormal.limit) * TabulatedNormal.stepsPerUnit
    guard place > 0 else { return 0 }
    guard place < 2 * TabulatedNormal.limit * TabulatedNormal.stepsPerUnit else { return 1 }
    let first = Int(place)
    return values[first] + (place - Double(first)) * (values[first + 1] - values[first])
  }
}
