import Clinical
import Cohorts
import Execution
import Glibc
import Strata
import Variables

/// Times parts of the engine inside one process on a million patients, beside one pass over the same inputs, which no
/// definition can do without.
enum EngineBenchmark {
  static func run(patients: Int) {
    let source = Source(name: "register.csv", bytes: RegisterFile(patients: patients).bytes)
    guard let reading = try? readCohort([source], ReadingPlan(), work: Work()) else { return print("could not read") }
    let cohort = reading.cohort
    let names = VariableRegistry.all.map(\.id).filter { id in !onDemand.contains { id.hasPrefix($0) } }
    let pass = median { onePass(cohort) }
    print("engine, \(patients) patients, median of \(runs) in one process")
    print("  one pass over items and numbers          \(milliseconds(pass)) ms")
    let variables = median {
      let store = VariableStore(cohort)
      return firstBlocks(names.count, work: Work()) { store.column(names[$0])?.value?.count ?? 0 }.reduce(0, +)
    }
    print(
      "  all \(names.count) closed-form variables            \(milliseconds(variables)) ms, \(ratio(variables, pass)) × one pass (aim: 500 ms)"
    )
    let store = VariableStore(cohort)
    let axes = ["onset", "kings", "speed", "prognosis"].map { AxisSpec(id: $0) }
    _ = try? stratify(store, StratificationPlan(axes: axes), work: Work())
    let crossing = median { (try? stratify(store, StratificationPlan(axes: axes), work: Work()).strata.count) ?? 0 }
    print(
      "  crossing four axes                       \(milliseconds(crossing)) ms, \(ratio(crossing, pass)) × one pass (aim: 50 ms)"
    )
  }

  /// Fitted curves are worked out on demand only.
  private static let onDemand = ["d50", "rd50"]

  static let runs = 5

  private static func onePass(_ cohort: Cohort) -> Int {
    var sum = 0
    for items in cohort.items { sum &+= items.answeredSum }
    var total = 0.0
    for entry in cohort.patientColumns.entries {
      if case .number(let numbers) = entry.column { for value in numbers.values { total += value } }
    }
    return sum &+ Int(total)
  }

  /// Median seconds of some runs; the results are printed nowhere and kept from being optimised away.
  static func median(runs: Int = EngineBenchmark.runs, _ body: () -> Int) -> Double {
    var seconds: [Double] = []
    var kept = 0
    for _ in 0..<runs {
      let start = now()
      kept &+= body()
      seconds.append(now() - start)
    }
    if kept == .min { print("") }
    return seconds.sorted()[runs / 2]
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func milliseconds(_ seconds: Double) -> String { String(Double(Int(seconds * 10_000)) / 10) }
  private static func ratio(_ seconds: Double, _ limit: Double) -> String {
    String(Double(Int(seconds / limit * 10)) / 10)
  }
}
