import Glibc

/// Least squares by Householder reflections with column pivoting: XΠ = QR.
///
/// Columns are scaled to length 1 first, so that whether one depends on the others does not depend on units. Reference:
/// Businger and Golub, Numer Math 1965;7:269–276; Golub and Van Loan, Matrix Computations, 4th ed. (2013), 5.4.2.
/// O(rows · columns²).
struct HouseholderQR {
  /// A column that the others determine, by place.
  struct Dependence: Hashable {
    var column: Int
    /// The columns it is a combination of; none if it is all zeros.
    var others: [Int]
  }

  /// A column whose part outside the span of the others is shorter than this share of its length depends on them.
  static let tolerance = 1e-10

  let rows: Int
  let columns: Int
  /// Number of columns that do not depend on others.
  let rank: Int
  private let order: [Int]
  let lengths: [Double]
  /// Columns in pivoted order: R above and on the diagonal, the reflections below it.
  private var factors: [[Double]]
  private var heads: [Double]

  /// Decomposes columns of one length. `lengths`: what their scale is taken from, if they are parts of longer ones.
  init(columns matrix: [[Double]], lengths wholes: [Double]? = nil) {
    rows = matrix.first?.count ?? 0
    columns = matrix.count
    precondition(matrix.allSatisfy { [rows] in $0.count == rows }, "the columns of a matrix are equally long")
    let lengths = wholes ?? matrix.map { HouseholderQR.length($0[...]) }
    self.lengths = lengths
    var factors = zip(matrix, lengths).map { column, length in length > 0 ? column.map { $0 / length } : column }
    var order = Array(0..<columns)
    var heads: [Double] = []
    var rank = 0
    for step in 0..<min(rows, columns) {
      let rest = factors[step...].map { HouseholderQR.length($0[step...]) }
      // The first of the longest: without a clear winner the given order decides.
      let best = rest.indices.reduce(0) { rest[$1] > rest[$0] * (1 + 1e-8) ? $1 : $0 }
      guard rest[best] > HouseholderQR.tolerance else { break }
      factors.swapAt(step, step + best)
      order.swapAt(step, step + best)
      heads.append(HouseholderQR.reflect(&factors, step: step, length: rest[best]))
      rank += 1
    }
    self.factors = factors
    self.order = order
    self.heads = heads
    self.rank = rank
  }

  /// Takes the column at `step` onto the axis by a reflection of all columns from there on; the reflection's first
  /// component.
  private static func reflect(_ factors: inout [[Double]], step: Int, length: Double) -> Double {
    let diagonal = factors[step][step] > 0 ? -length : length
    let head = factors[step][step] - diagonal
    for column in step + 1..<max(factors.count, step + 1) {
      apply(factors[step], head: head, step: step, diagonal: diagonal, to: &factors[column])
    }
    factors[step][step] = diagonal
    return head
  }

  private static func apply(
    _ reflection: [Double], head: Double, step: Int, diagonal: Double, to vector: inout [Double]
  ) {
    var product = head * vector[step]
    for row in step + 1..<max(vector.count, step + 1) { product += reflection[row] * vector[row] }
    // v'v/2 = −diagonal · head for v = x − diagonal · e.
    let factor = product / (diagonal * head)
    vector[step] += factor * head
    for row in step + 1..<max(vector.count, step + 1) { vector[row] += factor * reflection[row] }
  }

  /// The columns beyond the rank, each with those it is a combination of.
  var dependences: [Dependence] {
    (rank..<max(columns, rank)).map { place in
      let weights = solveTriangle(Array(factors[place][..<rank]))
      let others = (0..<rank).filter { abs(weights[$0]) > 1e-8 }.map { order[$0] }
      return Dependence(column: order[place], others: others.sorted())
    }
  }

  /// Coefficients β that minimise |y − Xβ|; every column must be independent. O(rows · columns).
  func solve(_ y: [Double]) -> [Double] {
    precondition(rank == columns && y.count == rows, "least squares need independent columns and a value for each row")
    var rotated = y
    for step in 0..<rank {
      HouseholderQR.apply(
        factors[step], head: heads[step], step: step, diagonal: factors[step][step], to: &rotated)
    }
    let weights = solveTriangle(Array(rotated[..<rank]))
    var result = [Double](repeating: 0, count: columns)
    for (place, weight) in weights.enumerated() { result[order[place]] = weight / lengths[order[place]] }
    return result
  }

  /// The matrix U with orthonormal columns of XU, so that (X'X)⁻¹ = UU'; every column must be independent.
  var orthonormalizer: Matrix {
    precondition(rank == columns, "only independent columns are made orthonormal")
    var result = Matrix(rows: columns, columns: columns)
    for place in 0..<columns {
      var unit = [Double](repeating: 0, count: columns)
      unit[place] = 1
      for (row, weight) in solveTriangle(unit).enumerated() {
        result[order[row], place] = weight / lengths[order[row]]
      }
    }
    return result
  }

  /// log |det X'X|; every column must be independent.
  var logDeterminant: Double {
    (0..<columns).reduce(0) { $0 + 2 * log(abs(factors[$1][$1]) * lengths[order[$1]]) }
  }

  /// At most as many rows as columns with the same F'F = X'X, columns in their given order and units.
  var gramFactor: Matrix {
    var result = Matrix(rows: rank, columns: columns)
    for (place, column) in order.enumerated() {
      for row in 0..<min(rank, place + 1) { result[row, column] = factors[place][row] * lengths[column] }
    }
    return result
  }

  private func solveTriangle(_ right: [Double]) -> [Double] {
    var x = right
    for row in (0..<rank).reversed() {
      for column in row + 1..<max(rank, row + 1) { x[row] -= factors[column][row] * x[column] }
      x[row] /= factors[row][row]
    }
    return x
  }

  /// Euclidean length, safe against overflow of the squares.
  private static func length(_ vector: ArraySlice<Double>) -> Double {
    let largest = vector.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return 0 }
    return largest * vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }
}
