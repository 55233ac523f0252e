/// A dense matrix, kept row by row.
public struct Matrix: Hashable, Sendable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// The elements, row by row.
  public private(set) var elements: [Double]

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative number of rows or columns")
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: 0, count: rows * columns)
  }

  /// A matrix of these rows, which must be equally long.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "the rows of a matrix are equally long")
    self.rows = rows.count
    self.columns = columns
    elements = rows.flatMap { $0 }
  }

  /// The symmetric matrix whose lower triangle, row by row, is `triangle`.
  init(lowerTriangle triangle: some Collection<Double>, size: Int) {
    precondition(triangle.count == size * (size + 1) / 2, "a triangle of \(size) rows has size(size + 1)/2 numbers")
    self.init(rows: size, columns: size)
    var next = triangle.startIndex
    for row in 0..<size {
      for column in 0...row {
        self[row, column] = triangle[next]
        self[column, row] = triangle[next]
        next = triangle.index(after: next)
      }
    }
  }

  /// The element of a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such element")
      return elements[row * columns + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such element")
      elements[row * columns + column] = newValue
    }
  }

  /// One row.
  public func row(_ row: Int) -> [Double] { Array(elements[row * columns..<(row + 1) * columns]) }

  /// The elements from the upper left corner down.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// Rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The product with a vector of as many numbers as there are columns. O(rows · columns).
  public func times(_ vector: [Double]) -> [Double] {
    precondition(vector.count == columns, "a matrix of \(columns) columns times a vector of \(vector.count)")
    return (0..<rows).map { row in
      var sum = 0.0
      for column in 0..<columns { sum += elements[row * columns + column] * vector[column] }
      return sum
    }
  }

  /// The product with a matrix of as many rows as there are columns. O(rows · columns · columns of the other).
  public func times(_ other: Matrix) -> Matrix {
    precondition(other.rows == columns, "a matrix of \(columns) columns times one of \(other.rows) rows")
    var result = Matrix(rows: rows, columns: other.columns)
    for row in 0..<rows {
      for inner in 0..<columns {
        let factor = self[row, inner]
        for column in 0..<other.columns { result[row, column] += factor * other[inner, column] }
      }
    }
    return result
  }

  /// x'Ay. O(rows · columns).
  public func form(_ x: [Double], _ y: [Double]) -> Double { dot(x, times(y)) }

  /// B A B', symmetric if A is.
  func congruence(_ other: Matrix) -> Matrix { other.times(self).times(other.transposed) }

  /// The matrix with every element multiplied.
  func scaled(by factor: Double) -> Matrix {
    var result = self
    for index in elements.indices { result.elements[index] *= factor }
    return result
  }

  /// The square matrix with rows and columns multiplied by these numbers.
  func scaled(by factors: [Double]) -> Matrix {
    precondition(rows == columns && factors.count == rows, "a factor for each row and column")
    var result = self
    for row in 0..<rows {
      for column in 0..<columns { result[row, column] *= factors[row] * factors[column] }
    }
    return result
  }

  /// Sum of two matrices of one size.
  func plus(_ other: Matrix) -> Matrix {
    precondition(rows == other.rows && columns == other.columns, "only matrices of one size are added")
    var result = self
    for index in elements.indices { result.elements[index] += other.elements[index] }
    return result
  }

  /// Half the sum with its transpose: what rounding has made unequal becomes equal.
  var symmetrized: Matrix { plus(transposed).scaled(by: 0.5) }
}

/// Σ xᵢyᵢ over equally long vectors.
func dot(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) numbers have no product")
  var sum = 0.0
  for index in x.indices { sum += x[index] * y[index] }
  return sum
}
