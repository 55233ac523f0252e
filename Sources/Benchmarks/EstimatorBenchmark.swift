import Execution
import Fitting
import Glibc

/// Times the estimators as whole processes beside R, Python and numpy, from the file to the numbers: a mixed model of a
/// million visits, Cox, Kaplan-Meier and log-rank of 100,000 patients, and a bootstrap of 27 differences of slopes.
struct EstimatorBenchmark {
  let binary: String
  /// This program.
  let own: String
  /// Paths: visits, survival, slopes.
  let visits: String
  let survival: String
  let slopes: String

  private static let mixedModel = "alsfrs_total ~ months * arm + (months | patient_id)"
  private static let cox =
    "Surv(time, event) ~ arm + age + male + bulbar + resp_onset + pre_slope + riluzole + c9orf72"

  func compare(runs: Int) {
    print("estimators, whole processes in turn, median of \(runs) after a warm-up; lme4 once, because it takes so long")
    let model = [binary, "fit", "lmm", visits, EstimatorBenchmark.mixedModel, "--format", "json"]
    let times = "Surv(time, event) ~ arm"
    let survivalCommands = [
      [binary, "fit", "cox", survival, EstimatorBenchmark.cox, "--format", "json"],
      [binary, "fit", "km", survival, times, "--times", "12,24,36", "--format", "json"],
      [binary, "fit", "logrank", survival, times, "--format", "json"],
    ]
    let chained = survivalCommands.map { words in words.map { "'\($0)'" }.joined(separator: " ") }
      .joined(separator: " && ")
    let commands: [(title: String, words: [String], own: Int)] = [
      ("alstrata fit lmm, 1,000,000 visits", model, 0),
      ("alstrata fit cox, km, logrank", ["sh", "-c", chained], 1),
      ("Statistics, 1,000 bootstrap samples", [own, "--bootstrap", slopes], 2),
      ("R survival", ["Rscript", Benchmarks.peer("survival.R"), survival], 1),
      ("lifelines", ["python3", Benchmarks.peer("survival_lifelines.py"), survival], 1),
      ("numpy", ["python3", Benchmarks.peer("bootstrap_numpy.py"), slopes], 2),
    ]
    let medians = medianRuns(runs, commands.map(\.words))
    for (command, median) in zip(commands, medians) {
      Benchmarks.row(command.title, median)
      if command.words != commands[command.own].words {
        Benchmarks.ratio("\(command.title) / \(commands[command.own].title.prefix(12))", median, medians[command.own])
      }
    }
    let lme4 = run(["Rscript", Benchmarks.peer("lmm_lme4.R"), visits]).flatMap { $0.exitCode == 0 ? $0 : nil }
    Benchmarks.row("lme4", lme4)
    Benchmarks.ratio("lme4 / alstrata fit lmm", lme4, medians[0])
    fitAlone()
  }

  /// The mixed model of a table that has been read: set up and fitted.
  private func fitAlone() {
    guard let bytes = Benchmarks.bytes(visits), let formula = try? Formula(parsing: EstimatorBenchmark.mixedModel),
      let data = try? DataFrame.read(
        bytes, file: "visits.csv", columns: formula.variables.map(\.name), work: Work())
    else { return print("  could not read \(visits)") }
    let input = FitInput(data: data, formula: formula)
    var steps = 0.0
    let seconds = EngineBenchmark.median {
      steps = (try? input.mixedModel(restricted: true, deviations: false, work: Work()))?["steps"] ?? 0
      return Int(steps)
    }
    print(
      "  mixed model set up and fitted, in one process: \(EngineBenchmark.milliseconds(seconds)) ms, \(Int(steps)) evaluations (aim: 300 ms)"
    )
  }
}
