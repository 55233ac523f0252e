import Cohorts
public import Execution
public import Variables

/// Crosses the axes of a plan over a cohort: the patients of the filter, sorted by level (unknown last), cut into a
/// tree.
///
/// Patients of a leaf keep the order of the file. O(patients · axes + strata · log patients); a million patients by
/// four axes take a few tens of milliseconds.
public func stratify(_ store: VariableStore, _ plan: StratificationPlan, work: Work) throws(StratificationError)
  -> Stratification
{
  guard plan.axes.count <= StratificationPlan.axisLimit else {
    throw .axis(.tooManyAxes(found: plan.axes.count, allowed: StratificationPlan.axisLimit))
  }
  let store = store.defining(plan.definitions)
  var axes: [ResolvedAxis] = []
  for spec in plan.axes {
    guard !axes.contains(where: { $0.spec.id == spec.id }) else { throw .axis(.repeatedAxis(spec.id)) }
    guard let family = AxisRegistry.family(spec.id) else {
      throw .axis(.unknownAxis(spec.id, suggestion: nearestName(to: spec.id, among: AxisRegistry.all.map(\.id))))
    }
    do { axes.append(try family.resolve(spec, store)) } catch { throw .axis(error) }
    if work.isCancelled { throw .cancelled }
  }
  var order = try selected(store, plan.filter)
  do {
    for digit in digits(of: axes).reversed() { order = try sort(order, by: digit, axes, work) }
  } catch { throw .cancelled }
  var tree = TreeBuilder(axes: axes, order: order, leastPatients: plan.leastPatients)
  tree.grow()
  return Stratification(plan: plan, axes: tree.axes, strata: tree.strata, order: tree.order)
}

private func selected(_ store: VariableStore, _ filter: Filter?) throws(StratificationError) -> [Int32] {
  let patients = Int32(store.cohort.patientCount)
  guard let filter else { return Array(0..<patients) }
  let chosen: Bitmap
  do { chosen = try filter.evaluate(store) } catch { throw .filter(error) }
  var rows: [Int32] = []
  rows.reserveCapacity(chosen.populationCount)
  for row in 0..<patients where chosen[Int(row)] { rows.append(row) }
  return rows
}

/// Neighbouring axes that are sorted in one pass, because together they have few level combinations.
private func digits(of axes: [ResolvedAxis]) -> [Range<Int>] {
  var digits: [Range<Int>] = []
  var combinations = 1
  for (index, axis) in axes.enumerated() {
    if let last = digits.last, combinations * axis.levels.count <= 4096 {
      digits[digits.count - 1] = last.lowerBound..<index + 1
      combinations *= axis.levels.count
    } else {
      digits.append(index..<index + 1)
      combinations = axis.levels.count
    }
  }
  return digits
}

/// A stable counting sort by the levels of some axes, the outermost first.
private func sort(_ rows: [Int32], by digit: Range<Int>, _ axes: [ResolvedAxis], _ work: Work) throws(Cancelled)
  -> [Int32]
{
  let combinations = digit.reduce(1) { $0 * axes[$1].levels.count }
  var keys = [UInt32](repeating: 0, count: rows.count)
  for axis in digit {
    let codes = axes[axis].codes
    let levels = UInt32(axes[axis].levels.count)
    for start in stride(from: 0, to: rows.count, by: cancellationBlock) {
      try work.checkCancelled()
      for place in start..<min(start + cancellationBlock, rows.count) {
        keys[place] = keys[place] * levels + sortKey(codes[Int(rows[place])], levels)
      }
    }
  }
  var next = [Int](repeating: 0, count: combinations + 1)
  for key in keys { next[Int(key) + 1] += 1 }
  for key in 0..<combinations { next[key + 1] += next[key] }
  var sorted = [Int32](repeating: 0, count: rows.count)
  for start in stride(from: 0, to: rows.count, by: cancellationBlock) {
    try work.checkCancelled()
    for place in start..<min(start + cancellationBlock, rows.count) {
      let key = Int(keys[place])
      sorted[next[key]] = rows[place]
      next[key] += 1
    }
  }
  return sorted
}

/// Rows between two looks at the cancel flag: well under 5 ms.
private let cancellationBlock = 1 << 17

/// Level 1 first, level 0 ("unknown") last.
func sortKey(_ level: UInt16, _ levels: UInt32) -> UInt32 { level == 0 ? levels - 1 : UInt32(level) - 1 }
