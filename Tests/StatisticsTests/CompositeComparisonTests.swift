import Execution
import Glibc
import Statistics
import TestKit
import Testing

/// Survival and function of the 500 patients of alsA.
struct CompositeCohort {
  let sample: SurvivalSample
  let treated: [Bool]
  let baseline: [Double]
  let preSlope: [Double]
  let visits: FunctionVisits
  /// Month of each visit, in the order of `visits`.
  private let months: [Double]
  private let starts: [Int]
  private let changes: [Double]

  init() throws {
    let patients = try SurvivalTable("alsA_patients")
    let table = try SurvivalTable("alsA_visits")
    sample = try patients.sample()
    treated = try patients.flags("arm")
    baseline = try patients.numbers("base_total")
    preSlope = try patients.numbers("pre_slope")
    let ids = try patients.words("id")
    let visitIDs = try table.words("id")
    let totals = try table.numbers("total")
    months = try table.numbers("months")
    // Visits of a patient stand together, in the order of the patients.
    var starts: [Int] = []
    var place = 0
    for id in ids {
      starts.append(place)
      while place < visitIDs.count, visitIDs[place] == id { place += 1 }
    }
    starts.append(place)
    #expect(place == visitIDs.count)
    var changes = totals
    for patient in ids.indices {
      for visit in starts[patient]..<starts[patient + 1] { changes[visit] -= baseline[patient] }
    }
    self.starts = starts
    self.changes = changes
    visits = FunctionVisits(starts: starts, numbers: try table.codes("visit"), values: changes)
  }

  /// The last change up to a month.
  func changes(upTo month: Double) -> [Double?] {
    treated.indices.map { patient in
      (starts[patient]..<starts[patient + 1]).last { months[$0] <= month }.map { changes[$0] }
    }
  }
}

@Suite struct CompositeComparisonTests {
  private func check(_ result: CompositeComparison, _ file: SurvivalReference) throws {
    try file.expect(result.scores.map(Double.init), "score")
    try file.expect(result.ranks, "rank")
    try file.expect(result.meanRanks.treated, "mean_rank_treated")
    try file.expect(result.meanRanks.control, "mean_rank_control")
    // Mann and Whitney's U is the rank sum above its smallest value; its mean is half the pairs.
    let pairs = Double(result.patients.treated * result.patients.control)
    try file.expect(result.wilcoxon.statistic + pairs / 2, "mann_whitney_U_on_ranks")
    try file.expectProbability(result.wilcoxon.probability, "wilcoxon_p")
    try file.expect(result.finkelsteinSchoenfeld.statistic, "fs_T")
    try file.expect(result.finkelsteinSchoenfeld.variance, "fs_var")
    try file.expect(result.finkelsteinSchoenfeld.z, "fs_z")
    try file.expectProbability(result.finkelsteinSchoenfeld.probability, "fs_p")
    try file.expect(Double(result.wins), "wins")
    try file.expect(Double(result.losses), "losses")
    try file.expect(Double(result.ties), "ties")
    try file.expect(Double(result.wins) / pairs, "p_win")
    try file.expect(Double(result.losses) / pairs, "p_loss")
    let ratio = try result.winRatio.get()
    try file.expect(ratio.value, "win_ratio")
    try file.expect([ratio.low, ratio.high], "win_ratio_ci")
    try file.expect(result.logWinRatioVariance.get(), "var_log_win_ratio")
    try file.expect(result.netBenefit.value, "net_benefit")
    try file.expect([result.netBenefit.low, result.netBenefit.high], "net_benefit_ci")
    try file.expect(result.netBenefitVariance, "var_net_benefit")
    let odds = try result.winOdds.get()
    try file.expect(odds.value, "win_odds")
    try file.expect([odds.low, odds.high], "win_odds_ci")
  }

  @Test func `CAFS at month 12 agrees with a comparison of all pairs`() throws {
    let file = try SurvivalReference("cafs_landmark12_alsA")
    let cohort = try CompositeCohort()
    let result = try CompositeComparison.atLandmark(
      12, cohort.sample, changes: cohort.changes(upTo: 12), treated: cohort.treated
    ).get()
    try check(result, file)
    let adjusted = try result.adjustedRanks(
      for: [Covariate("base_total", cohort.baseline), Covariate("pre_slope", cohort.preSlope)]
    ).get()
    try file.expect(adjusted.difference.value, "ancova_on_ranks/arm_estimate")
    try file.expect(adjusted.standardError, "ancova_on_ranks/se")
    try file.expect(adjusted.t, "ancova_on_ranks/t")
    try file.expectProbability(adjusted.probability, "ancova_on_ranks/p")
    try file.expect(Double(adjusted.degreesOfFreedom), "ancova_on_ranks/df")
  }

  @Test func `CAFS pair by pair agrees with a comparison of all pairs`() throws {
    let cohort = try CompositeCohort()
    let result = try CompositeComparison.byPairs(
      cohort.sample, visits: cohort.visits, treated: cohort.treated, work: Work()
    ).get()
    try check(result, SurvivalReference("cafs_pairwise_alsA"))
  }

  @Test func `Five patients at a landmark by hand`() throws {
    // Treated: dead at 3, alive with −2, alive with −5; controls: dead at 3, dead after the landmark with −5.
    // Worst first: the two dead at 3 tie, then the two with −5 tie, then −2.
    let sample = try SurvivalSample.read(
      times: [3, 12, 12, 3, 14], events: [true, false, false, true, true]
    ).get()
    let result = try CompositeComparison.atLandmark(
      12, sample, changes: [nil, -2, -5, nil, -5], treated: [true, true, true, false, false]
    ).get()
    #expect(result.scores == [-3, 4, 1, -3, 1])
    #expect(result.ranks == [1.5, 5, 3.5, 1.5, 3.5])
    // Pairs with (dead, −5): dead at 3: tie, loss; −2: win, win; −5: win, tie.
    #expect([result.wins, result.losses, result.ties] == [3, 1, 2])
    #expect(try result.winRatio.get().value == 3)
    expectClose(result.netBenefit.value, 2.0 / 6, relative: 1e-15)
    expectClose(try result.winOdds.get().value, 2, relative: 1e-15)
    // Σ scores of the treated 2; variance 3·2/(5·4) (9 + 16 + 1 + 9 + 1).
    #expect(result.finkelsteinSchoenfeld.statistic == 2)
    expectClose(result.finkelsteinSchoenfeld.variance, 0.3 * 36, relative: 1e-15)
    // Net benefit of each treated patient −1/2, 1, 1/2 with mean 1/3: squares 25/36 + 16/36 + 1/36 = 7/6, /2/3;
    // of each control 2/3, 0 (wins of treated less losses: 2 − 0, 1 − 1): squares 2/9, /1/2.
    expectClose(result.netBenefitVariance, 7.0 / 36 + 1.0 / 9, relative: 1e-14)
  }

  @Test func `Four patients pair by pair by hand`() throws {
    // A treated, event at 5, −6 at visit 1; B control, censored at 3, −2 at visits 1 and −3 at 2; C treated, censored
    // at 9, −2 at 1 and −4 at 3; D control, event at 7, no visits. A–B: B was lost before 5: function at visit 1, −6 <
    // −2: B better. A–C, A–D: A dies first. B–C: at visit 2, −3 < −2. B–D: no function of D: tie. C–D: C was followed
    // beyond 7.
    let sample = try SurvivalSample.read(times: [5, 3, 9, 7], events: [true, false, false, true]).get()
    let visits = FunctionVisits(starts: [0, 1, 3, 5, 5], numbers: [1, 1, 2, 1, 3], values: [-6, -2, -3, -2, -4])
    let result = try CompositeComparison.byPairs(
      sample, visits: visits, treated: [true, false, true, false], work: Work()
    ).get()
    #expect(result.scores == [-3, 0, 3, 0])
    #expect([result.wins, result.losses, result.ties] == [2, 2, 0])
  }
}

/// Against a look at every pair, over random cohorts.
@Suite struct CompositePairsTests {
  private struct Cohort {
    var times: [Double] = []
    var events: [Bool] = []
    var treated: [Bool] = []
    var starts = [0]
    var numbers: [Int] = []
    var values: [Double] = []

    init(_ seed: Int) {
      var stream = PhiloxStream(seed: UInt64(seed), stream: 5, replicate: 0)
      for patient in 0..<(6 + seed % 60) {
        times.append(Double(1 + stream.index(below: 15)))
        events.append(stream.uniform() < 0.5)
        treated.append(patient < 2 || (patient >= 4 && stream.uniform() < 0.5))
        // Visits with gaps; some patients have none, some begin late.
        for number in 1...7 where stream.uniform() < 0.4 {
          numbers.append(number)
          values.append(-Double(stream.index(below: 12)))
        }
        starts.append(numbers.count)
      }
    }

    var visits: FunctionVisits { FunctionVisits(starts: starts, numbers: numbers, values: values) }

    func value(_ patient: Int, upTo number: Int) -> Double? {
      (starts[patient]..<starts[patient + 1]).last { numbers[$0] <= number }.map { values[$0] }
    }

    /// 1 if i has the better outcome, −1 if j has, by the three rules as they are written.
    func compare(_ i: Int, _ j: Int) -> Int {
      switch (events[i], events[j]) {
      case (true, true): return times[i] > times[j] ? 1 : times[i] < times[j] ? -1 : 0
      case (true, false) where times[j] >= times[i]: return -1
      case (false, true) where times[i] >= times[j]: return 1
      default:
        guard starts[i] < starts[i + 1], starts[j] < starts[j + 1] else { return 0 }
        let number = min(numbers[starts[i + 1] - 1], numbers[starts[j + 1] - 1])
        guard let a = value(i, upTo: number), let b = value(j, upTo: number) else { return 0 }
        return a > b ? 1 : a < b ? -1 : 0
      }
    }
  }

  @Test(arguments: 0..<120) func `The sweep finds what a look at all pairs finds`(seed: Int) throws {
    let cohort = Cohort(seed)
    let patients = cohort.times.indices
    let sample = try SurvivalSample.read(times: cohort.times, events: cohort.events).get()
    let result = try CompositeComparison.byPairs(
      sample, visits: cohort.visits, treated: cohort.treated, work: Work()
    ).get()
    #expect(result.scores == patients.map { i in patients.reduce(0) { $0 + (i == $1 ? 0 : cohort.compare(i, $1)) } })
    var wins = 0
    var losses = 0
    for i in patients where cohort.treated[i] {
      for j in patients where !cohort.treated[j] {
        if cohort.compare(i, j) > 0 { wins += 1 }
        if cohort.compare(i, j) < 0 { losses += 1 }
      }
    }
    #expect([result.wins, result.losses] == [wins, losses])
  }

  @Test(arguments: 0..<40) func `At a landmark too`(seed: Int) throws {
    let cohort = Cohort(seed)
    let patients = cohort.times.indices
    let changes = patients.map { cohort.value($0, upTo: 7) ?? -20 }
    func compare(_ i: Int, _ j: Int) -> Int {
      let (a, b) = (cohort.events[i] && cohort.times[i] <= 8, cohort.events[j] && cohort.times[j] <= 8)
      if a != b { return a ? -1 : 1 }
      let (x, y) = a ? (cohort.times[i], cohort.times[j]) : (changes[i], changes[j])
      return x > y ? 1 : x < y ? -1 : 0
    }
    let sample = try SurvivalSample.read(times: cohort.times, events: cohort.events).get()
    let result = try CompositeComparison.atLandmark(8, sample, changes: changes, treated: cohort.treated).get()
    #expect(result.scores == patients.map { i in patients.reduce(0) { $0 + compare(i, $1) } })
  }

  @Test(arguments: 0..<20) func `Swapping the arms turns every result round`(seed: Int) throws {
    let cohort = Cohort(seed + 20)
    let sample = try SurvivalSample.read(times: cohort.times, events: cohort.events).get()
    let one = try CompositeComparison.byPairs(sample, visits: cohort.visits, treated: cohort.treated, work: Work())
      .get()
    let other = try CompositeComparison.byPairs(
      sample, visits: cohort.visits, treated: cohort.treated.map { !$0 }, work: Work()
    ).get()
    #expect(one.scores == other.scores)
    #expect((one.wins, one.losses, one.ties) == (other.losses, other.wins, other.ties))
    expectClose(one.netBenefit.value, -other.netBenefit.value, relative: 1e-14)
    expectClose(one.netBenefitVariance, other.netBenefitVariance, relative: 1e-13)
    expectClose(one.finkelsteinSchoenfeld.z, -other.finkelsteinSchoenfeld.z, relative: 1e-13)
    expectClose(one.wilcoxon.z, -other.wilcoxon.z, relative: 1e-12)
    if let ratio = try? one.winRatio.get(), let inverse = try? other.winRatio.get() {
      expectClose(ratio.value, 1 / inverse.value, relative: 1e-13)
      expectClose(ratio.low, 1 / inverse.high, relative: 1e-12)
    }
  }

  @Test func `Without visits survival alone decides`() throws {
    let cohort = RandomSurvival(4, count: 50)
    let sample = try cohort.sample()
    let none = FunctionVisits(starts: [Int](repeating: 0, count: 51), numbers: [], values: [])
    let result = try CompositeComparison.byPairs(
      sample, visits: none, treated: cohort.groups.map { $0 == 1 }, work: Work()
    ).get()
    // Of all pairs those that a concordance would compare, with the group as the score.
    let concordance = try Concordance.of(cohort.groups.map { -Double($0) }, sample).get()
    #expect(Double(result.wins) == concordance.concordant)
    #expect(Double(result.losses) == concordance.discordant)
  }

  @Test func `What cannot be compared is refused`() throws {
    let sample = try SurvivalSample.read(times: [5, 5, 5, 5], events: [false, false, false, false]).get()
    let none = FunctionVisits(starts: [0, 0, 0, 0, 0], numbers: [], values: [])
    #expect(throws: SurvivalRefusal.noComparison) {
      try CompositeComparison.byPairs(sample, visits: none, treated: [true, true, false, false], work: Work()).get()
    }
    #expect(throws: SurvivalRefusal.tooFewPatients(found: 1, needed: 2)) {
      try CompositeComparison.byPairs(sample, visits: none, treated: [true, false, false, false], work: Work()).get()
    }
    #expect(throws: SurvivalRefusal.functionMissing(patients: 2)) {
      try CompositeComparison.atLandmark(
        12, sample, changes: [1, nil, nil, 2], treated: [true, true, false, false]
      ).get()
    }
    let oneSided = try CompositeComparison.atLandmark(
      12, sample, changes: [1, 2, -1, -2], treated: [true, true, false, false]
    ).get()
    #expect(throws: SurvivalRefusal.ratioWithoutLimit) { try oneSided.winRatio.get() }
    #expect(throws: SurvivalRefusal.ratioWithoutLimit) { try oneSided.winOdds.get() }
    #expect(oneSided.netBenefit.value == 1)
    #expect(throws: SurvivalRefusal.dependentCovariate("x")) {
      try oneSided.adjustedRanks(for: [Covariate("x", [3, 3, 4, 4])]).get()
    }
    #expect(throws: SurvivalRefusal.notFinite(covariate: "x")) {
      try oneSided.adjustedRanks(for: [Covariate("x", [3, .nan, 4, 4])]).get()
    }
    #expect(throws: SurvivalRefusal.tooFewPatients(found: 4, needed: 5)) {
      try oneSided.adjustedRanks(for: [Covariate("x", [1, 2, 4, 3]), Covariate("y", [1, 3, 3, 4])]).get()
    }
  }

  @Test func `Cancelled work throws`() throws {
    let cohort = try CompositeCohort()
    let work = Work()
    work.cancel()
    #expect(throws: Cancelled.self) {
      _ = try CompositeComparison.byPairs(cohort.sample, visits: cohort.visits, treated: cohort.treated, work: work)
    }
  }
}
