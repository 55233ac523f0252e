/// Numbers of one variable, one a row; missing where `known` is not set.
public struct NumberColumn: Hashable, Sendable {
  /// The numbers; 0 where missing, which only `known` tells from a recorded 0.
  public var values: [Double]
  /// Rows whose number is known.
  public var known: Bitmap

  /// A column from its parts, of equal length.
  public init(values: [Double], known: Bitmap) {
    precondition(values.count == known.count, "values and known differ in length")
    self.values = values
    self.known = known
  }

  /// A column from optional numbers.
  public init(_ numbers: [Double?]) {
    values = numbers.map { $0 ?? 0 }
    known = Bitmap(count: numbers.count) { numbers[$0] != nil }
  }

  /// A column from numbers in which NaN stands for missing; they are not copied if the caller gives them up.
  init(nanIsMissing numbers: consuming [Double]) {
    values = numbers
    known = Bitmap(whereNumber: values)
    if known.populationCount < values.count {
      for row in values.indices where values[row].isNaN { values[row] = 0 }
    }
  }

  /// Number of rows.
  public var count: Int { values.count }

  /// The number of a row.
  public subscript(row: Int) -> Double? { known[row] ? values[row] : nil }
}

/// Small whole numbers of one variable: stages, flags, raw values of closed vocabularies.
public struct SmallColumn: Hashable, Sendable {
  /// The numbers; 0 where missing.
  public var values: [Int8]
  /// Rows whose number is known.
  public var known: Bitmap

  /// A column from its parts, of equal length.
  public init(values: [Int8], known: Bitmap) {
    precondition(values.count == known.count, "values and known differ in length")
    self.values = values
    self.known = known
  }

  /// A column from optional numbers.
  public init(_ numbers: [Int8?]) {
    values = numbers.map { $0 ?? 0 }
    known = Bitmap(count: numbers.count) { numbers[$0] != nil }
  }

  /// Number of rows.
  public var count: Int { values.count }

  /// The number of a row.
  public subscript(row: Int) -> Int8? { known[row] ? values[row] : nil }
}

/// Words of one variable, dictionary-encoded. Code 0 is missing; code k is level k − 1.
public struct CodeColumn: Hashable, Sendable {
  /// A code a row.
  public var codes: [UInt32]
  /// The distinct words in order of first appearance in the file.
  public var levels: ByteTable

  /// A column from its parts.
  public init(codes: [UInt32], levels: ByteTable) {
    self.codes = codes
    self.levels = levels
  }

  /// Number of rows.
  public var count: Int { codes.count }

  /// Index into `levels` of a row's word.
  public subscript(row: Int) -> Int? { codes[row] == 0 ? nil : Int(codes[row]) - 1 }
}

/// One variable of the file, typed.
public enum Column: Hashable, Sendable {
  /// Numbers.
  case number(NumberColumn)
  /// Small whole numbers.
  case small(SmallColumn)
  /// Words.
  case code(CodeColumn)
}

/// Columns by schema index, each with what it is and where it came from.
public struct ColumnTable: Sendable {
  /// One column and its description.
  public struct Entry: Sendable {
    /// Concept name (`age`, `vc_pct`, `alsfrsr_total`) or, for a column that no concept fits, the file's own header.
    public var name: String
    /// Unit of the numbers: "years", "months", "points", "%"; empty for words.
    public var unit: String
    /// The headers in the file that it was made from.
    public var sources: [String]
    /// What it identifies people by: such a column is shown to its holder, is no axis and leaves with no export.
    public var identifier: IdentifierClass?
    /// The values.
    public var column: Column

    /// Creates an entry.
    public init(
      name: String, unit: String, sources: [String], identifier: IdentifierClass? = nil, column: Column
    ) {
      self.name = name
      self.unit = unit
      self.sources = sources
      self.identifier = identifier
      self.column = column
    }
  }

  /// The entries, in the order of the file.
  public var entries: [Entry]

  /// Creates a table.
  public init(entries: [Entry] = []) { self.entries = entries }

  /// The entry of a name.
  public subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// The numbers of a name, if it is a number column.
  public func numbers(_ name: String) -> NumberColumn? {
    if case .number(let column)? = self[name]?.column { column } else { nil }
  }

  /// The small numbers of a name.
  public func smalls(_ name: String) -> SmallColumn? {
    if case .small(let column)? = self[name]?.column { column } else { nil }
  }

  /// The words of a name.
  public func codes(_ name: String) -> CodeColumn? {
    if case .code(let column)? = self[name]?.column { column } else { nil }
  }
}
