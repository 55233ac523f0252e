/// For each patient, how many patients of each arm have a worse and a better outcome; the rest tie.
struct PairCounts {
  /// Treated patients with a worse outcome.
  var winsOverTreated: [Int]
  /// Control patients with a worse outcome.
  var winsOverControl: [Int]
  /// Treated patients with a better outcome.
  var lossesToTreated: [Int]
  /// Control patients with a better outcome.
  var lossesToControl: [Int]

  init(count: Int) {
    winsOverTreated = [Int](repeating: 0, count: count)
    winsOverControl = winsOverTreated
    lossesToTreated = winsOverTreated
    lossesToControl = winsOverTreated
  }

  /// Counts for outcomes in one total order: `outcomes` are ranks from 0, higher is better.
  init(outcomes: [Int], treated: [Bool]) {
    self.init(count: outcomes.count)
    let levels = (outcomes.max() ?? -1) + 1
    let counts = ArmCounts(levels: levels, outcomes.indices.map { (outcomes[$0], treated[$0]) })
    for (row, outcome) in outcomes.enumerated() { add(counts, row: row, below: outcome, above: outcome) }
  }

  /// Adds to a row the patients with a rank less than `below` as worse, those with one greater than `above` as better.
  mutating func add(_ counts: ArmCounts, row: Int, below: Int, above: Int, times factor: Int = 1) {
    winsOverTreated[row] += factor * counts.treated[below]
    winsOverControl[row] += factor * counts.control[below]
    lossesToTreated[row] += factor * (counts.treated[counts.levels] - counts.treated[above + 1])
    lossesToControl[row] += factor * (counts.control[counts.levels] - counts.control[above + 1])
  }
}

/// How many patients of each arm have a rank less than each number from 0 to `levels`.
struct ArmCounts {
  let levels: Int
  private(set) var treated: [Int]
  private(set) var control: [Int]

  init(levels: Int, _ patients: some Sequence<(rank: Int, isTreated: Bool)>) {
    self.levels = levels
    treated = [Int](repeating: 0, count: levels + 1)
    control = treated
    for patient in patients {
      if patient.isTreated { treated[patient.rank + 1] += 1 } else { control[patient.rank + 1] += 1 }
    }
    for level in 0..<levels {
      treated[level + 1] += treated[level]
      control[level + 1] += control[level]
    }
  }
}
