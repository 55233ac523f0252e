import ArgumentParser
import Fitting

/// `alstrata fit rmst`.
struct FitRestrictedMeans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rmst",
    abstract: "Restricted mean survival times, as survRM2: 'Surv(time, event) ~ arm'; groups against the first.")

  @OptionGroup var model: FitModelOptions
  @Option(help: ArgumentHelp("Horizon; the last time that every group was seen otherwise.", valueName: "TIME"))
  var tau: Double?
  @OptionGroup var output: OutputOptions

  func run() throws {
    var files = FitFiles()
    let input = try model.input(&files)
    let result = try failing { () throws(FitError) in try input.restrictedMeans(horizon: tau) }
    try files.publish(result, model.arguments + (tau.map { ["--tau", "\($0)"] } ?? []), output)
  }
}
