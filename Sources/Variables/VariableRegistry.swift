/// Every derived variable, in the order people see them.
public enum VariableRegistry {
  /// All of them.
  public static let all: [Variable] = []

  /// The variable of an id.
  public static func variable(_ id: String) -> Variable? { all.first { $0.id == id } }
}
