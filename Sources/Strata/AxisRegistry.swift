/// Every built-in axis, in the order people see them.
public enum AxisRegistry {
  /// All of them.
  public static let all: [AxisFamily] = []

  /// The family of an id.
  public static func family(_ id: String) -> AxisFamily? { all.first { $0.id == id } }
}
