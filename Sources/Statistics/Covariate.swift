/// A covariate of a regression: a name for people and a number for each row.
public struct Covariate: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its numbers, one for each row.
  public let values: [Double]

  /// A covariate.
  public init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }
}
