extension CompositeComparison {
  /// Combined assessment at a landmark: who has had the event by then is worse than everyone else, the earlier the
  /// worse; the others are ordered by their change in function (higher is better). A total order: one sort.
  ///
  /// `changes` holds the change up to the landmark of each patient who has none of the event by then, also of patients
  /// lost earlier (their last value); of others it is not looked at. Refused if it is missing where it is needed, with
  /// fewer than two patients in an arm, or if everybody ties. O(n log n).
  public static func atLandmark(
    _ landmark: Double, _ sample: SurvivalSample, changes: [Double?], treated: [Bool], level: Double = 0.95
  ) -> Result<CompositeComparison, SurvivalRefusal> {
    precondition(
      changes.count == sample.count && treated.count == sample.count && changes.allSatisfy { !($0?.isNaN ?? false) },
      "each patient has an arm and a change that is a number or missing")
    sample.requireOneRowEach()
    let hasEvent = sample.events.indices.map {
      sample.events[$0] && sample.distinctTimes[sample.exits[$0]] <= landmark
    }
    let missing = changes.indices.reduce(0) { !hasEvent[$1] && changes[$1] == nil ? $0 + 1 : $0 }
    guard missing == 0 else { return .failure(.functionMissing(patients: missing)) }
    let levels = DistinctLevels(changes.indices.compactMap { hasEvent[$0] ? nil : changes[$0] })
    let outcomes = sample.exits.indices.map { row in
      // After all times come all changes.
      hasEvent[row] ? sample.exits[row] : sample.distinctTimes.count + levels.level(of: changes[row] ?? 0)
    }
    return Result { () throws(SurvivalRefusal) in
      try CompositeComparison(PairCounts(outcomes: outcomes, treated: treated), treated: treated, level: level)
    }
  }
}

/// Distinct numbers in order.
struct DistinctLevels {
  private let values: [Double]

  init(_ numbers: some Sequence<Double>) {
    var values: [Double] = []
    for number in numbers.sorted() where number != values.last { values.append(number) }
    self.values = values
  }

  /// How many there are.
  var count: Int { values.count }

  /// The place of one of the numbers.
  func level(of number: Double) -> Int { sortedPlace(of: number, in: values) }
}

extension SurvivalSample {
  /// Comparing patients with each other needs one row of each, from a common start.
  func requireOneRowEach() {
    precondition(entries == nil && weights == nil, "patients are compared one by one, from the start")
  }
}
