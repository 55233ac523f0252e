import Glibc

/// Nodes and weights of Gauss–Hermite quadrature against the standard normal: E f(Z) ≈ Σ wᵢ f(zᵢ), exact for
/// polynomials up to degree 2n − 1.
public struct GaussHermite: Sendable {
  /// Nodes, ascending, in standard deviations.
  public let nodes: [Double]
  /// Weights; they add up to 1.
  public let weights: [Double]

  /// `count` nodes, 1 to 40. Roots of the orthonormal Hermite polynomial, found one between two of the polynomial of
  /// the degree below by halving (Abramowitz and Stegun 25.4.46 for the weights). O(count³).
  public init(count: Int) {
    precondition((1...40).contains(count), "quadrature needs 1 to 40 nodes")
    var roots: [Double] = []
    // All roots of degree n lie within ±√(4n + 2), and those of degree n − 1 part them.
    for degree in 1...count {
      let bound = (4 * Double(degree) + 2).squareRoot()
      let ends = [-bound] + roots + [bound]
      roots = zip(ends, ends.dropFirst()).map { GaussHermite.root(degree, from: $0, to: $1) }
    }
    nodes = roots
    weights = roots.map { root in
      let below = GaussHermite.polynomial(count - 1, at: root)
      return 1 / (Double(count) * below * below)
    }
  }

  private static func root(_ degree: Int, from low: Double, to high: Double) -> Double {
    var (low, high) = (low, high)
    let isRising = polynomial(degree, at: high) > 0
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return abs(middle) < 1e-15 ? 0 : middle }
      if (polynomial(degree, at: middle) > 0) == isRising { high = middle } else { low = middle }
    }
  }

  /// Heₙ(x)/√n!, orthonormal under the standard normal.
  private static func polynomial(_ degree: Int, at x: Double) -> Double {
    var previous = 0.0
    var value = 1.0
    for step in 0..<degree {
      let next = (x * value - Double(step).squareRoot() * previous) / Double(step + 1).squareRoot()
      previous = value
      value = next
    }
    return value
  }
}
