import ArgumentParser
import Fitting

/// `alstrata fit lmm`.
struct FitMixedModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lmm",
    abstract: "A linear mixed model of repeated measures, as lmer: 'total ~ months * arm + (months | id)'.")

  @OptionGroup var model: FitModelOptions
  @Flag(help: "Maximum likelihood; restricted maximum likelihood (REML) otherwise.")
  var ml = false
  @Flag(help: "List the deviation of each group (BLUP), as ranef.")
  var blup = false
  @OptionGroup var output: OutputOptions

  func run() throws {
    var files = FitFiles()
    let input = try model.input(&files)
    let work = files.work
    let result = try failing { () throws(FitError) in
      try input.mixedModel(restricted: !ml, deviations: blup, work: work)
    }
    try files.publish(result, model.arguments + (ml ? ["--ml"] : []) + (blup ? ["--blup"] : []), output)
  }
}
