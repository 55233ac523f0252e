import ArgumentParser
import Fitting
import Statistics

/// `alstrata fit cox`.
struct FitCox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cox",
    abstract: "Cox's proportional hazards, as coxph: 'Surv(time, event) ~ sex + age + strata(site) + cluster(id)'.")

  @OptionGroup var model: FitModelOptions
  @Option(help: ArgumentHelp("How ties are treated: efron or breslow.", valueName: "NAME"))
  var ties = CoxModel.Ties.efron.rawValue
  @Flag(help: "Robust standard errors; cluster(x) in the formula implies them.")
  var robust = false
  @Flag(help: "Test proportional hazards, as cox.zph.")
  var zph = false
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let method = CoxModel.Ties(rawValue: ties) else {
      throw Failure(.usage, "--ties \(ties): expected efron or breslow")
    }
    var files = FitFiles()
    let input = try model.input(&files)
    let work = files.work
    let result = try failing { () throws(FitError) in
      try input.cox(ties: method, robust: robust, proportionality: zph, work: work)
    }
    try files.publish(
      result,
      model.arguments + ["--ties", ties] + (robust ? ["--robust"] : []) + (zph ? ["--zph"] : []), output)
  }
}
