public import Variables

/// What subdivides the cohort: which patients, by which axes. Part of every plan; its text is the command line.
public struct StratificationPlan: Hashable, Sendable {
  /// Condition on patients.
  public var filter: Filter?
  /// Axes from the outermost in.
  public var axes: [AxisSpec]
  /// By which definitions.
  public var definitions: Definitions
  /// Levels with fewer patients within their parent are taken together as one; 0 for none.
  public var leastPatients: Int

  /// onset × stage by the default definitions unless said otherwise.
  public init(
    filter: Filter? = nil, axes: [AxisSpec] = [AxisSpec(id: "onset"), AxisSpec(id: "stage")],
    definitions: Definitions = Definitions(), leastPatients: Int = 0
  ) {
    self.filter = filter
    self.axes = axes
    self.definitions = definitions
    self.leastPatients = leastPatients
  }

  /// Axes at once at most.
  public static let axisLimit = 6
}

/// One subgroup: the patients who share the levels on its path. The root has an empty path and all patients.
public struct Stratum: Hashable, Sendable {
  /// Levels from the outermost axis in: index into `Stratification.axes` is the position, the value is the level.
  public var path: [Int]
  /// Index of the parent in `Stratification.strata`; `nil` for the root.
  public var parent: Int?
  /// Indices of the children, in level order; empty for a leaf.
  public var children: [Int]
  /// Where its patients are in `Stratification.order`.
  public var rows: Range<Int>

  /// Creates a stratum.
  public init(path: [Int], parent: Int?, children: [Int], rows: Range<Int>) {
    self.path = path
    self.parent = parent
    self.children = children
    self.rows = rows
  }

  /// Number of patients.
  public var count: Int { rows.count }
  /// 0 for the root.
  public var depth: Int { path.count }
}

/// The tree of strata. A parent's patients are exactly its children's, so counts always add up.
public struct Stratification: Sendable {
  /// The plan.
  public var plan: StratificationPlan
  /// The axes, worked out.
  public var axes: [ResolvedAxis]
  /// All strata in tree order (root first, each parent before its children). Only levels with patients appear.
  public var strata: [Stratum]
  /// Patient rows, ordered so that each stratum is a range; within a leaf in file order.
  public var order: [Int32]

  /// Creates a stratification.
  public init(plan: StratificationPlan, axes: [ResolvedAxis], strata: [Stratum], order: [Int32]) {
    self.plan = plan
    self.axes = axes
    self.strata = strata
    self.order = order
  }

  /// The plan with default cuts written out, so that it gives the same strata under another program version.
  public var pinnedPlan: StratificationPlan {
    var pinned = plan
    pinned.axes = axes.map(\.spec)
    return pinned
  }

  /// Patient rows of a stratum.
  public func patients(_ stratum: Int) -> ArraySlice<Int32> { order[strata[stratum].rows] }

  /// Name of a stratum's own level: "bulbar"; "All patients" for the root.
  public func label(_ stratum: Int) -> String {
    let path = strata[stratum].path
    guard let last = path.last else { return "All patients" }
    return axes[path.count - 1].levels[last]
  }
}

/// Why a cohort could not be stratified.
public enum StratificationError: Error, Hashable, Sendable {
  /// An axis.
  case axis(AxisError)
  /// The condition.
  case filter(FilterError)
  /// Stopped.
  case cancelled
}
