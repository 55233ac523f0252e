/// A symmetric matrix of a few rows: covariances of coefficients, information.
public struct SymmetricMatrix: Hashable, Sendable {
  /// Number of rows.
  public let size: Int
  private var elements: [Double]

  /// A matrix of zeros.
  init(size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * size)
  }

  /// The element in a row and a column; setting one sets its mirror image.
  public internal(set) subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set {
      elements[row * size + column] = newValue
      elements[column * size + row] = newValue
    }
  }

  /// The matrix of these rows and columns.
  func part(_ indices: [Int]) -> SymmetricMatrix {
    var part = SymmetricMatrix(size: indices.count)
    for (i, row) in indices.enumerated() {
      for (j, column) in indices.enumerated().prefix(i + 1) { part[i, j] = self[row, column] }
    }
    return part
  }

  /// x'Ax.
  func quadraticForm(_ x: [Double]) -> Double {
    var sum = 0.0
    for row in 0..<size {
      var product = 0.0
      for column in 0..<size { product += elements[row * size + column] * x[column] }
      sum += x[row] * product
    }
    return sum
  }
}

/// Solves Ax = b for a symmetric matrix without negative eigenvalues, as A = LL' row by row; a row that follows from
/// the rows before it is left out, and its unknown is 0. For b in the range of A, b'x is then the same as with the
/// pseudo-inverse. O(size³) to divide, O(size²) to solve.
struct SymmetricSolve {
  /// Rows that follow from those before them.
  let dependent: [Int]
  private let size: Int
  private let lower: [Double]

  /// Divides a matrix. A row is dependent if what the rows before it leave of its diagonal element is at most 10⁻¹⁰ of
  /// it.
  init(_ matrix: SymmetricMatrix) {
    size = matrix.size
    var lower = [Double](repeating: 0, count: size * size)
    var dependent: [Int] = []
    for row in 0..<size {
      for column in 0...row {
        var rest = matrix[row, column]
        for k in 0..<column { rest -= lower[row * size + k] * lower[column * size + k] }
        if column < row {
          let pivot = lower[column * size + column]
          lower[row * size + column] = pivot > 0 ? rest / pivot : 0
        } else if rest > 1e-10 * matrix[row, row], rest.isFinite {
          lower[row * size + row] = rest.squareRoot()
        } else {
          dependent.append(row)
        }
      }
    }
    // What a dependent row holds from the rows before it must not reach the rows behind.
    for row in dependent { for column in 0..<row { lower[row * size + column] = 0 } }
    self.lower = lower
    self.dependent = dependent
  }

  /// Number of independent rows.
  var rank: Int { size - dependent.count }

  /// x with Ax = b.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<size {
      let pivot = lower[row * size + row]
      for k in 0..<row { x[row] -= lower[row * size + k] * x[k] }
      x[row] = pivot > 0 ? x[row] / pivot : 0
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      let pivot = lower[row * size + row]
      for k in row + 1..<size { x[row] -= lower[k * size + row] * x[k] }
      x[row] = pivot > 0 ? x[row] / pivot : 0
    }
    return x
  }

  /// b'A⁻¹b.
  func inverseForm(_ b: [Double]) -> Double {
    let x = solve(b)
    return zip(b, x).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A⁻¹; rows and columns of dependent rows are 0.
  var inverse: SymmetricMatrix {
    var inverse = SymmetricMatrix(size: size)
    var unit = [Double](repeating: 0, count: size)
    for column in 0..<size {
      unit[column] = 1
      let x = solve(unit)
      for row in column..<size { inverse[row, column] = x[row] }
      unit[column] = 0
    }
    return inverse
  }
}
