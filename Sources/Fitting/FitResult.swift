/// What a method found: named numbers, named tables, or the words of a refusal.
public struct FitResult: Sendable, Equatable {
  /// A number, a count, words, or the reason why there is none of them.
  public enum Value: Hashable, Sendable {
    /// A finite number.
    case number(Double)
    /// A whole number.
    case count(Int)
    /// Words.
    case text(String)
    /// No value, and why.
    case missing(String)
  }

  /// A number with its name.
  public struct Scalar: Hashable, Sendable {
    /// Name, as a field of JSON.
    public var name: String
    /// Value.
    public var value: Value
  }

  /// A table of values.
  public struct Table: Sendable, Equatable {
    /// Name, as a field of JSON.
    public var name: String
    /// Heading for people.
    public var title: String
    /// Names of the columns; the first names the row.
    public var columns: [String]
    /// Rows, one value a column.
    public var rows: [[Value]]
  }

  /// Name of the method, as the verb has it: "lmm".
  public var method: String
  /// Numbers, in order.
  public private(set) var scalars: [Scalar] = []
  /// Tables, in order.
  public private(set) var tables: [Table] = []
  /// Why the estimator gives no answer; `nil` if it gives one.
  public private(set) var refusal: String?

  init(_ method: String) { self.method = method }
}

extension FitResult {
  /// A number by its name; `nil` if there is none.
  public subscript(name: String) -> Double? { scalars.first { $0.name == name }?.value.number }

  /// The value of a table in the row whose first value reads `row`; `nil` if there is no such number.
  public func number(_ table: String, _ row: String, _ column: String) -> Double? {
    guard let table = tables.first(where: { $0.name == table }), let place = table.columns.firstIndex(of: column)
    else { return nil }
    return table.rows.first { $0.first?.words == row }.flatMap { $0[place].number }
  }

  mutating func add(_ name: String, _ value: Value) { scalars.append(Scalar(name: name, value: value)) }

  mutating func add(_ name: String, _ number: Double) { add(name, Value(number)) }

  mutating func add(_ name: String, _ count: Int) { add(name, .count(count)) }

  mutating func add(_ table: Table) {
    precondition(table.rows.allSatisfy { $0.count == table.columns.count }, "a row has a value for each column")
    tables.append(table)
  }

  mutating func refuse(_ words: String) { refusal = words }
}

extension FitResult.Value {
  /// A number; one that is not finite is missing.
  init(_ number: Double) { self = number.isFinite ? .number(number) : .missing("not a finite number") }

  /// A number, or why there is none.
  init(_ number: Double?, else reason: String) { self = number.map { Self($0) } ?? .missing(reason) }

  /// The answer of an estimator, or its refusal in words.
  init<Refusal: Wordy>(_ result: Result<Double, Refusal>) {
    switch result {
    case .success(let number): self.init(number)
    case .failure(let refusal): self = .missing(refusal.words)
    }
  }

  /// The number, counts included.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .count(let count): Double(count)
    case .text, .missing: nil
    }
  }

  fileprivate var words: String? {
    if case .text(let words) = self { words } else { nil }
  }
}
