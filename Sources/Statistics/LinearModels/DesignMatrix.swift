/// The columns of a linear model with their names; every column has a number for each row.
public struct DesignMatrix: Hashable, Sendable {
  /// Names of the columns, each once.
  public let names: [String]
  /// The columns, in the order of their names.
  public let columns: [[Double]]

  /// Names and equally long columns.
  public init(names: [String], columns: [[Double]]) {
    precondition(names.count == columns.count && Set(names).count == names.count, "each column has a name of its own")
    precondition(columns.allSatisfy { $0.count == columns[0].count }, "the columns of a design are equally long")
    self.names = names
    self.columns = columns
  }

  /// Number of rows.
  public var rows: Int { columns.first?.count ?? 0 }

  /// One row.
  public func row(_ row: Int) -> [Double] { columns.map { $0[row] } }

  /// The mean of each column, but the given value for those named in `setting`: the row of a typical patient. A column
  /// that is a product with a named one must be named too. O(rows · columns).
  public func means(setting: [String: Double] = [:]) -> [Double] {
    precondition(setting.keys.allSatisfy(names.contains), "only columns of the design can be set")
    return zip(names, columns).map { name, column in
      setting[name] ?? compensatedSum(column) / Double(column.count)
    }
  }

  /// The first column that holds a number which is not finite.
  var notFinite: String? {
    zip(names, columns).first { !$1.allSatisfy(\.isFinite) }?.0
  }
}
