public import Clinical
public import Variables

/// One axis as the user names it: `onset`, `age:50/65`, `age:q3`.
public struct AxisSpec: Hashable, Sendable {
  /// Name of an axis family; `col:NAME` for a column of the file.
  public var id: String
  /// Cut points, ascending; empty for the family's own.
  public var cuts: [Double]
  /// Number of groups of about equal size to cut the whole cohort into, before any condition; `nil` for cut points. A
  /// resolved axis has the cut points instead.
  public var quantileGroups: Int?

  /// Creates a spec.
  public init(id: String, cuts: [Double] = [], quantileGroups: Int? = nil) {
    self.id = id
    self.cuts = cuts
    self.quantileGroups = quantileGroups
  }

  /// Canonical text: `age:50/65`, `age:q3`.
  public var text: String {
    if let quantileGroups { return writtenID + ":q\(quantileGroups)" }
    return cuts.isEmpty ? writtenID : writtenID + ":" + cuts.map(cutText).joined(separator: "/")
  }
}

/// One axis worked out for a cohort.
public struct ResolvedAxis: Sendable {
  /// The spec with its cuts pinned.
  public var spec: AxisSpec
  /// "King's stage".
  public var title: String
  /// The variable that it divides, as `--where` names it: "kings_stage".
  public var variable: String
  /// Names of the levels; level 0 is always "unknown".
  public var levels: [String]
  /// Level of each patient.
  public var codes: [UInt16]
  /// Why patients are at level 0, with how many for each reason.
  public var unknownReasons: [(reason: MissingReason, patients: Int)]
  /// When the level is known.
  public var knownAt: KnownAt
  /// Rule and cut-offs in a sentence, with which side owns each boundary.
  public var definition: String
  /// Reference.
  public var source: String
  /// What to know before reading it: "King's without 4A: the file has no gastrostomy column".
  public var notes: [String]
  /// What the levels begin with that the values of the variable do not: "King's ".
  public internal(set) var levelPrefix = ""
  /// What a level is made of that stands for several: level → levels, which have no patients of their own below the same
  /// parent.
  public internal(set) var merged: [Int: [Int]] = [:]

  /// Creates a resolved axis.
  public init(
    spec: AxisSpec, title: String, variable: String, levels: [String], codes: [UInt16],
    unknownReasons: [(reason: MissingReason, patients: Int)], knownAt: KnownAt, definition: String, source: String,
    notes: [String] = []
  ) {
    self.spec = spec
    self.title = title
    self.variable = variable
    self.levels = levels
    self.codes = codes
    self.unknownReasons = unknownReasons
    self.knownAt = knownAt
    self.definition = definition
    self.source = source
    self.notes = notes
  }

  /// Number of patients at each level, in the order of `levels`. O(patients).
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: levels.count)
    for code in codes { counts[Int(code)] += 1 }
    return counts
  }
}

/// A way to subdivide patients. One file in `Axes/`, one line in `AxisRegistry`.
public struct AxisFamily: Sendable {
  /// Name for `--by`.
  public let id: String
  /// Name for people.
  public let title: String
  /// Rule and cut-offs.
  public let definition: String
  /// Reference.
  public let source: String
  /// Whether cut points may be given: `age:50/65`.
  public let acceptsCuts: Bool
  /// Works the axis out for a cohort.
  public let resolve: @Sendable (AxisSpec, VariableStore) throws(AxisError) -> ResolvedAxis

  /// Creates a family.
  public init(
    id: String, title: String, definition: String, source: String, acceptsCuts: Bool,
    resolve: @escaping @Sendable (AxisSpec, VariableStore) throws(AxisError) -> ResolvedAxis
  ) {
    self.id = id
    self.title = title
    self.definition = definition
    self.source = source
    self.acceptsCuts = acceptsCuts
    self.resolve = resolve
  }
}

/// Why an axis cannot be used.
public enum AxisError: Error, Hashable, Sendable {
  /// No axis of this name; the nearest name, if one is near.
  case unknownAxis(String, suggestion: String?)
  /// The same axis twice.
  case repeatedAxis(String)
  /// Cuts where none are accepted, not ascending, or not numbers: the sentence says which.
  case badCuts(String)
  /// A column that identifies people, and by what.
  case identifies(String, String)
  /// More than the allowed number of axes.
  case tooManyAxes(found: Int, allowed: Int)
}
