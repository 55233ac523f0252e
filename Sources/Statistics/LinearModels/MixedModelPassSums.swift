/// The sums over patients from which the likelihood and its derivatives by P are made.
///
/// With Eₐ the symmetric unit matrices of P₁₁, P₁₂ and P₂₂: ∂G/∂Pₐ = −GEₐG, ∂g/∂Pₐ = −GEₐg at fixed β. Triples stand
/// for a; sextuples for the pairs (11,11), (12,11), (12,12), (22,11), (22,12), (22,22).
struct PassSums {
  static let scalars = 28

  /// Σ r'W⁻¹r of the lines.
  let quadratic: Double
  /// Σ tr EₐG.
  let weights: [Double]
  /// Σ g'Eₐg.
  let scores: [Double]
  /// Σ tr EₐC.
  let leverage: [Double]
  /// Σ tr EₐGE_bG.
  let weightCurvature: [Double]
  /// Σ g'EₐGE_bg.
  let scoreCurvature: [Double]
  /// Σ tr EₐGE_bC.
  let leverageCurvature: [Double]
  /// Σ HEₐg: how β moves.
  let drifts: [[Double]]
  /// Σ HEₐH'.
  let slopes: [Matrix]

  init(_ total: [Double], _ size: Int) {
    quadratic = total[0]
    weights = Array(total[1..<4])
    scores = Array(total[4..<7])
    leverage = Array(total[7..<10])
    weightCurvature = Array(total[10..<16])
    scoreCurvature = Array(total[16..<22])
    leverageCurvature = Array(total[22..<28])
    drifts = (0..<3).map { Array(total[(PassSums.scalars + $0 * size)...].prefix(size)) }
    let triangle = size * (size + 1) / 2
    slopes = (0..<3).map {
      Matrix(
        lowerTriangle: total[(PassSums.scalars + 3 * size + $0 * triangle)...].prefix(triangle), size: size)
    }
  }

  /// Sums that need no columns.
  struct Scalars {
    var quadratic = 0.0
    private var weights = LineCovariance.zero
    private var scores = LineCovariance.zero
    private var leverage = LineCovariance.zero
    private var weightCurvature = Curvature()
    private var scoreCurvature = Curvature()
    private var leverageCurvature = Curvature()

    /// A patient with weights G, scores g and the uncertainty of the fitted line.
    @inline(__always)
    mutating func add(_ g: LineCovariance, _ level: Double, _ trend: Double, _ uncertainty: LineCovariance) {
      let outer = LineCovariance(intercept: level * level, covariance: level * trend, slope: trend * trend)
      let influence = g.around(uncertainty)
      weights = weights.plus(g)
      scores = scores.plus(outer)
      leverage = leverage.plus(influence)
      weightCurvature.add(g, g)
      scoreCurvature.add(g, outer)
      leverageCurvature.add(g, influence)
    }

    func flush(to result: inout [Double]) {
      var place = 0
      let triples = [weights, scores, leverage].flatMap { [$0.intercept, 2 * $0.covariance, $0.slope] }
      for number in [quadratic] + triples + [weightCurvature, scoreCurvature, leverageCurvature].flatMap(\.numbers) {
        result[place] += number
        place += 1
      }
    }
  }

  /// Σ tr EₐGE_bX for the six pairs of a and b.
  private struct Curvature {
    private var first = 0.0
    private var second = 0.0
    private var third = 0.0
    private var fourth = 0.0
    private var fifth = 0.0
    private var sixth = 0.0

    @inline(__always)
    mutating func add(_ g: LineCovariance, _ x: LineCovariance) {
      first += g.intercept * x.intercept
      second += g.covariance * x.intercept + g.intercept * x.covariance
      third += g.slope * x.intercept + 2 * g.covariance * x.covariance + g.intercept * x.slope
      fourth += g.covariance * x.covariance
      fifth += g.slope * x.covariance + g.covariance * x.slope
      sixth += g.slope * x.slope
    }

    var numbers: [Double] { [first, second, third, fourth, fifth, sixth] }
  }
}

/// The sums over patients of one pattern that meet the columns afterwards.
struct RunSums {
  private var slope11 = LineCovariance.zero
  private var slope12 = LineCovariance.zero
  private var slope22 = LineCovariance.zero
  private var drift11 = (level: 0.0, trend: 0.0)
  private var drift12 = (level: 0.0, trend: 0.0)
  private var drift22 = (level: 0.0, trend: 0.0)

  /// Adds GEₐG and GEₐg of a patient.
  @inline(__always)
  mutating func add(_ g: LineCovariance, _ level: Double, _ trend: Double) {
    let (a, b, c) = (g.intercept, g.covariance, g.slope)
    slope11 = slope11.plus(LineCovariance(intercept: a * a, covariance: a * b, slope: b * b))
    slope12 = slope12.plus(LineCovariance(intercept: 2 * a * b, covariance: a * c + b * b, slope: 2 * b * c))
    slope22 = slope22.plus(LineCovariance(intercept: b * b, covariance: b * c, slope: c * c))
    drift11.level += level * a
    drift11.trend += level * b
    drift12.level += a * trend + b * level
    drift12.trend += b * trend + c * level
    drift22.level += trend * b
    drift22.trend += trend * c
  }

  func flush(to result: inout [Double], _ sums: MixedModelSums, _ pattern: Int) {
    let size = sums.columns
    var start = PassSums.scalars
    for drift in [drift11, drift12, drift22] {
      result.addVector(from: start, sums, pattern, drift.level, drift.trend)
      start += size
    }
    for slope in [slope11, slope12, slope22] {
      result.addTriangle(from: start, sums, pattern, slope)
      start += size * (size + 1) / 2
    }
  }
}
