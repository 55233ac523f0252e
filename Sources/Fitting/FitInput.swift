/// What every method starts from: a table, a formula, and how its words become numbers.
public struct FitInput: Sendable {
  /// The table.
  public var data: DataFrame
  /// The model.
  public var formula: Formula
  /// The level that others are compared with, by column; the first one by its bytes otherwise.
  public var references: [String: String]
  /// Coverage of intervals, between 0 and 1.
  public var level: Double

  /// Takes a model in.
  public init(data: DataFrame, formula: Formula, references: [String: String] = [:], level: Double = 0.95) {
    precondition(level > 0 && level < 1, "a coverage lies between 0 and 1")
    self.data = data
    self.formula = formula
    self.references = references
    self.level = level
  }
}
