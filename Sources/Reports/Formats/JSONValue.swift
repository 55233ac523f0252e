import Clinical
import Statistics

/// A JSON value, encoded by the library's encoder: sorted keys, shortest numbers that read back the same.
public enum JSONValue: Encodable, Sendable, Equatable {
  /// `null`.
  case null
  /// A truth value.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; must be finite.
  case number(Double)
  /// Text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object.
  case object([String: JSONValue])

  /// Writes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let fields): try container.encode(fields)
    }
  }
}

extension JSONValue {
  /// A cell with the unit of its column; `nil` where there is nothing to say.
  init?(_ cell: Cell, unit: String) {
    switch cell {
    case .text(let text): self = .string(text)
    case .count(let count), .integer(let count): self = .integer(count)
    case .number(let number, _), .significant(let number): self = .number(number)
    case .percent(let share, _): self = .number(share)
    case .estimate(let estimate, _):
      self = .object([
        "value": .number(estimate.value), "low": .number(estimate.low), "high": .number(estimate.high),
        "level": .number(estimate.level), "unit": .string(unit),
      ])
    case .missing(let reason): self = .object(["reason": .string(reason.text)])
    case .withheld: self = .object(["reason": .string("disclosure")])
    case .empty: return nil
    }
  }
}
