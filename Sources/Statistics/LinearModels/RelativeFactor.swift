/// The factor L = (a 0; b c) of relative variances P = LL' = D/σ²: any real numbers give a valid P, and P on the
/// boundary, where a variance is 0 or a correlation ±1, is an ordinary point (Bates et al., J Stat Softw 2015;67(1)).
struct RelativeFactor: Hashable, Sendable {
  /// a, b and c.
  var elements: [Double]
  /// Which of them are estimated; the others are 0.
  var free: [Int]

  init(_ structure: LinearMixedModel.RandomStructure, of relative: LineCovariance) {
    let first = relative.interceptSD
    switch structure {
    case .intercept:
      elements = [first, 0, 0]
      free = [0]
    case .uncorrelatedInterceptAndSlope:
      elements = [first, 0, relative.slopeSD]
      free = [0, 2]
    case .interceptAndSlope:
      let second = first > 0 ? relative.covariance / first : 0
      elements = [first, second, max(0, relative.slope - second * second).squareRoot()]
      free = [0, 1, 2]
    }
  }

  /// P.
  var relative: LineCovariance {
    let (a, b, c) = (elements[0], elements[1], elements[2])
    return LineCovariance(intercept: a * a, covariance: a * b, slope: b * b + c * c)
  }

  /// det P.
  var determinant: Double { elements[0] * elements[0] * elements[2] * elements[2] }

  /// ∂(P₁₁, P₁₂, P₂₂)/∂(a, b, c), a row for each free element.
  var jacobian: [[Double]] {
    let (a, b, c) = (elements[0], elements[1], elements[2])
    let all = [[2 * a, b, 0], [0, a, 2 * b], [0, 0, 2 * c]]
    return free.map { all[$0] }
  }

  /// Gradient by the free elements.
  func gradient(_ evaluation: MixedModelEvaluation) -> [Double] { jacobian.map { dot($0, evaluation.gradient) } }

  /// Second derivatives by the free elements and σ².
  func hessian(_ evaluation: MixedModelEvaluation) -> Matrix {
    let rows = jacobian.map { $0 + [0] } + [[0, 0, 0, 1]]
    var result = evaluation.hessian.congruence(Matrix(rows)).symmetrized
    let gradient = evaluation.gradient
    for (row, element) in free.enumerated() {
      // P₁₁ = a², P₁₂ = ab and P₂₂ = b² + c² are themselves curved.
      result[row, row] += 2 * (element == 0 ? gradient[0] : gradient[2])
      for (column, other) in free.enumerated() where abs(element - other) == 1 && element + other == 1 {
        result[row, column] += gradient[1]
      }
    }
    return result
  }

  /// Lengths by which changes of the free elements are judged: those of the rows of L.
  var lengths: [Double] {
    let slope = (elements[1] * elements[1] + elements[2] * elements[2]).squareRoot()
    return free.map { $0 == 0 ? abs(elements[0]) : slope }
  }

  /// The step taken along the free elements.
  func moved(_ step: [Double], by factor: Double) -> RelativeFactor {
    var result = self
    for (place, element) in free.enumerated() { result.elements[element] += factor * step[place] }
    return result
  }

  /// The boundaries that P is so near to that it may be on them, the nearest first. The variance of the intercept can be
  /// 0, the correlation ±1, and then the variance of the slope 0.
  var nearbyBoundaries: [RelativeFactor] {
    let negligible = 0.01
    let near = free.filter { abs(elements[$0]) < negligible && !($0 == 1 && free.contains(2)) }
    return near.sorted { abs(elements[$0]) < abs(elements[$1]) }.map { element in
      var result = self
      if element == 0, free.contains(1) {
        // Without the intercept b and c are one number.
        result.elements = [0, 0, (elements[1] * elements[1] + elements[2] * elements[2]).squareRoot()]
        result.free = [2]
      } else {
        result.elements[element] = 0
        result.free.removeAll { $0 == element }
      }
      return result
    }
  }
}
