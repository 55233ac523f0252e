public import Execution

extension CompositeComparison {
  /// Combined assessment pair by pair, each pair up to the time both were followed: (1) of two events the later is
  /// better, at equal times they tie; (2) an event is worse than a patient who was followed at least to its time;
  /// (3) otherwise the change in function decides, at the smaller of the two patients' last visit numbers, with each
  /// patient's last value up to there; without a value on one side they tie.
  ///
  /// Not transitive, so that no sort can do it: survival decides by counts of times, function by sweeps over the times
  /// at each last visit number. `visits` may be empty: then survival alone decides. Refused with fewer than two
  /// patients in an arm, or if everybody ties. O(K n log n) with K distinct last visit numbers; cancelled between them.
  public static func byPairs(
    _ sample: SurvivalSample, visits: FunctionVisits, treated: [Bool], level: Double = 0.95, work: Work
  ) throws(Cancelled) -> Result<CompositeComparison, SurvivalRefusal> {
    precondition(
      visits.count == sample.count && treated.count == sample.count, "each patient has an arm and visits, or none")
    sample.requireOneRowEach()
    var counts = PairCounts(count: sample.count)
    counts.addSurvival(sample, treated)
    let lasts = (0..<sample.count).map { visits.last($0) }
    let order = sample.byExit(nil, 1).rows
    let numbers = Set(lasts.compactMap { $0 }).sorted()
    for (place, number) in numbers.enumerated() {
      try work.checkCancelled()
      // Pairs of which the earlier last visit is this one: all seen up to here less those both seen beyond.
      let values = (0..<sample.count).map { patient in
        lasts[patient].flatMap { $0 >= number ? visits.value(patient, upTo: number) : nil }
      }
      counts.addFunction(FunctionSweep(sample, order, values), treated, times: 1)
      guard place + 1 < numbers.count else { continue }
      let beyond = values.indices.map { (lasts[$0] ?? number) > number ? values[$0] : nil }
      counts.addFunction(FunctionSweep(sample, order, beyond), treated, times: -1)
    }
    return Result { () throws(SurvivalRefusal) in
      try CompositeComparison(counts, treated: treated, level: level)
    }
  }
}

extension PairCounts {
  /// Pairs that survival decides.
  fileprivate mutating func addSurvival(_ sample: SurvivalSample, _ treated: [Bool]) {
    let levels = sample.distinctTimes.count
    let rows = sample.exits.indices
    let events = ArmCounts(
      levels: levels, rows.lazy.filter { sample.events[$0] }.map { (sample.exits[$0], treated[$0]) })
    let censored = ArmCounts(
      levels: levels, rows.lazy.filter { !sample.events[$0] }.map { (sample.exits[$0], treated[$0]) })
    for row in rows {
      let time = sample.exits[row]
      if sample.events[row] {
        add(events, row: row, below: time, above: time)
        add(censored, row: row, below: 0, above: time - 1)
      } else {
        add(events, row: row, below: time + 1, above: levels - 1)
      }
    }
  }

  /// Pairs that function decides, at the values of a sweep: both censored, or one with an event after the other was
  /// censored.
  fileprivate mutating func addFunction(_ sweep: FunctionSweep, _ treated: [Bool], times factor: Int) {
    let censored = ArmCounts(
      levels: sweep.levels, sweep.members.lazy.filter { !$0.isEvent }.map { ($0.level, treated[$0.row]) })
    for member in sweep.members where !member.isEvent {
      add(censored, row: member.row, below: member.level, above: member.level, times: factor)
    }
    // Ascending: an event meets those censored before it. Descending: a censored patient meets the later events.
    var earlier = ArmTrees(levels: sweep.levels)
    sweep.forEachTime { tied in
      for member in sweep.members[tied] where member.isEvent { add(earlier, member, times: factor) }
      for member in sweep.members[tied] where !member.isEvent { earlier.insert(member, treated[member.row]) }
    }
    var later = ArmTrees(levels: sweep.levels)
    sweep.forEachTimeBackwards { tied in
      for member in sweep.members[tied] where !member.isEvent { add(later, member, times: factor) }
      for member in sweep.members[tied] where member.isEvent { later.insert(member, treated[member.row]) }
    }
  }

  private mutating func add(_ trees: ArmTrees, _ member: FunctionSweep.Member, times factor: Int) {
    let (row, level) = (member.row, member.level)
    winsOverTreated[row] += factor * trees.treated.sum(before: level)
    winsOverControl[row] += factor * trees.control.sum(before: level)
    lossesToTreated[row] += factor * (trees.treated.total - trees.treated.sum(before: level + 1))
    lossesToControl[row] += factor * (trees.control.total - trees.control.sum(before: level + 1))
  }
}

/// Patients with a value of function, by the time at which they were last seen.
private struct FunctionSweep {
  struct Member {
    let row: Int
    let time: Int
    let level: Int
    let isEvent: Bool
  }

  let members: [Member]
  /// Number of distinct values.
  let levels: Int

  init(_ sample: SurvivalSample, _ order: [Int], _ values: [Double?]) {
    let distinct = DistinctLevels(values.lazy.compactMap { $0 })
    levels = distinct.count
    members = order.compactMap { row in
      values[row].map {
        Member(row: row, time: sample.exits[row], level: distinct.level(of: $0), isEvent: sample.events[row])
      }
    }
  }

  func forEachTime(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start < members.count {
      var end = start
      while end < members.count, members[end].time == members[start].time { end += 1 }
      body(start..<end)
      start = end
    }
  }

  func forEachTimeBackwards(_ body: (Range<Int>) -> Void) {
    var end = members.count
    while end > 0 {
      var start = end
      while start > 0, members[start - 1].time == members[end - 1].time { start -= 1 }
      body(start..<end)
      end = start
    }
  }
}

/// Patients of each arm in a tree by their level of function.
private struct ArmTrees {
  private(set) var treated: FenwickTree<Int>
  private(set) var control: FenwickTree<Int>

  init(levels: Int) {
    treated = FenwickTree(count: levels)
    control = treated
  }

  mutating func insert(_ member: FunctionSweep.Member, _ isTreated: Bool) {
    if isTreated { treated.add(1, at: member.level) } else { control.add(1, at: member.level) }
  }
}
