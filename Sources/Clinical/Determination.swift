/// Why a value cannot be told. Shown to people beside the empty cell and written beside `null` in JSON.
public struct MissingReason: Hashable, Sendable, CustomStringConvertible {
  /// A short phrase in lower case without a full stop: "item 8 is missing".
  public let text: String

  /// Creates a reason.
  public init(_ text: String) { self.text = text }

  /// The phrase.
  public var description: String { text }
}

/// A value, or the reason why there is none. Missing is never 0 and never NaN.
public enum Determination<Value> {
  /// The value.
  case known(Value)
  /// Why it cannot be told.
  case missing(MissingReason)

  /// The value, if known.
  public var value: Value? {
    if case .known(let value) = self { value } else { nil }
  }

  /// The reason, if missing.
  public var reason: MissingReason? {
    if case .missing(let reason) = self { reason } else { nil }
  }

  /// The same with the value transformed.
  public func map<Other>(_ transform: (Value) -> Other) -> Determination<Other> {
    switch self {
    case .known(let value): .known(transform(value))
    case .missing(let reason): .missing(reason)
    }
  }
}

extension Determination: Sendable where Value: Sendable {}
extension Determination: Equatable where Value: Equatable {}
extension Determination: Hashable where Value: Hashable {}
