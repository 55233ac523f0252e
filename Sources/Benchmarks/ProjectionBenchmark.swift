import Cohorts
import Evidence
import Execution
import Projection
import Simulation
import Strata
import Variables

/// Times the projection of a register of 100,000 patients with their visits in one process, as the explorer asks for it:
/// another scenario, horizon, route, filter or tree; and who fails which entry criterion of which trial.
enum ProjectionBenchmark {
  private static let axes = "onset,kings,speed"

  static func run(patients: Int) {
    let bytes = simulateCSV(SimulationPlan(design: .register, patients: patients, seed: 1))
    let source = Source(name: "register.csv", bytes: bytes)
    guard let reading = try? readCohort([source], ReadingPlan(), work: Work()) else { return print("could not read") }
    let store = VariableStore(reading.cohort)
    let cache = ProjectionCache()
    func strata(_ axes: String, where condition: String? = nil) -> Stratification? {
      guard let specs = try? StratificationPlan.parseAxes(axes) else { return nil }
      let filter = condition.flatMap { try? Filter(parsing: $0) }
      return try? stratify(store, StratificationPlan(filter: filter, axes: specs), work: Work())
    }
    guard let tree = strata(axes), let other = strata("kings,onset,speed") else { return print("could not stratify") }
    func drafted(_ plan: ProjectionPlan, on tree: Stratification?) -> Int {
      guard let tree else { return 0 }
      let draft = try? draftProjection(plan, on: tree, store, cache: cache, work: Work())
      return draft?.projection.strata.count ?? 0
    }
    func projected(_ plan: ProjectionPlan, on tree: Stratification?) -> Int {
      guard let tree else { return 0 }
      return (try? project(plan, on: tree, store, cache: cache, work: Work()).strata.count) ?? 0
    }
    print(
      "projection, \(patients) patients, \(reading.cohort.visitCount) visits, \(tree.strata.count) strata by \(axes)")
    let first = EngineBenchmark.median(runs: 1) { drafted(ProjectionPlan(), on: tree) }
    tell("first projection, mixed model included", first)
    // Each run asks for something else than the one before.
    let scenarios = ["reported", "adjusted", "blinded", "published", "none"]
    var turn = 0
    func median(_ body: (Int) -> Int) -> Double {
      EngineBenchmark.median {
        turn += 1
        return body(turn)
      }
    }
    let horizons = [Horizon.longest, Horizon(weeks: 12)]
    tell(
      "what is painted: another scenario", median { drafted(ProjectionPlan(scenario: scenarios[$0 % 5]), on: tree) },
      aim: 50)
    tell("another horizon", median { drafted(ProjectionPlan(horizon: horizons[$0 % 2]), on: tree) }, aim: 50)
    let routes = [Route.intrathecal, .intravenous]
    tell("another route", median { drafted(ProjectionPlan(route: routes[$0 % 2]), on: tree) }, aim: 50)
    tell(
      "another filter, strata included",
      median { drafted(ProjectionPlan(), on: strata(axes, where: "age >= \(40 + $0 % 7)")) }, aim: 50)
    tell("another tree", median { drafted(ProjectionPlan(), on: $0 % 2 == 0 ? tree : other) })
    tell(
      "who fails which criterion, all strata",
      median { _ in EvidenceScreening(ProjectionPlan(), store).counts(tree).count })
    tell(
      "10,000 replicates, another scenario",
      median { projected(ProjectionPlan(scenario: scenarios[$0 % 5]), on: tree) },
      aim: 1000)
    tell(
      "10,000 replicates, another horizon", median { projected(ProjectionPlan(horizon: horizons[$0 % 2]), on: tree) },
      aim: 1000)
  }

  private static func tell(_ what: String, _ seconds: Double, aim: Int? = nil) {
    let padded = what + String(repeating: " ", count: max(0, 40 - what.count))
    print("  \(padded)\(EngineBenchmark.milliseconds(seconds)) ms\(aim.map { " (aim: \($0) ms)" } ?? "")")
  }
}
