import ArgumentParser
import Fitting

/// `alstrata fit logrank`.
struct FitLogRank: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logrank",
    abstract: "The log-rank test, as survdiff: 'Surv(time, event) ~ arm + strata(site)'.")

  @OptionGroup var model: FitModelOptions
  @Option(help: ArgumentHelp("Weights S(t)^RHO: 0 is the log-rank test, 1 that of Peto and Peto.", valueName: "RHO"))
  var rho = 0.0
  @OptionGroup var output: OutputOptions

  func run() throws {
    var files = FitFiles()
    let input = try model.input(&files)
    let result = try failing { () throws(FitError) in try input.logRank(rho: rho) }
    try files.publish(result, model.arguments + ["--rho", "\(rho)"], output)
  }
}
