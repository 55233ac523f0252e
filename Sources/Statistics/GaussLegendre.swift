import Glibc

/// Nodes and weights of Gauss–Legendre quadrature: ∫ f over the interval ≈ Σ wᵢ f(xᵢ), exact for polynomials up to degree 2n − 1.
public struct GaussLegendre: Sendable {
  /// Nodes, ascending.
  public let nodes: [Double]
  /// Weights; they add up to the length of the interval.
  public let weights: [Double]

  /// `count` ≥ 1 nodes on an interval. Roots of the Legendre polynomial by Newton's method from Tricomi's approximation (Press et al., Numerical
  /// Recipes, section 4.6). O(count²).
  public init(count: Int, from low: Double, to high: Double) {
    precondition(count >= 1 && low < high, "quadrature needs at least one node and an interval")
    var nodes = [Double](repeating: 0, count: count)
    var weights = nodes
    let middle = (low + high) / 2
    let half = (high - low) / 2
    for index in 0..<(count + 1) / 2 {
      var x = cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var derivative = 0.0
      for _ in 0..<100 {
        let (value, slope) = GaussLegendre.legendre(count, at: x)
        derivative = slope
        let step = value / slope
        x -= step
        if abs(step) < 1e-15 { break }
      }
      let weight = 2 * half / ((1 - x * x) * derivative * derivative)
      nodes[index] = middle - half * x
      nodes[count - 1 - index] = middle + half * x
      weights[index] = weight
      weights[count - 1 - index] = weight
    }
    self.nodes = nodes
    self.weights = weights
  }

  private static func legendre(_ degree: Int, at x: Double) -> (value: Double, slope: Double) {
    var previous = 1.0
    var current = x
    if degree == 1 { return (x, 1) }
    for n in 2...degree {
      (previous, current) = (current, (Double(2 * n - 1) * x * current - Double(n - 1) * previous) / Double(n))
    }
    return (current, Double(degree) * (x * current - previous) / (x * x - 1))
  }
}
