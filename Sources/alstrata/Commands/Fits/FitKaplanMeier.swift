import ArgumentParser
import Fitting
import Statistics

/// `alstrata fit km`.
struct FitKaplanMeier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "km", abstract: "Survival curves by Kaplan and Meier, as survfit: 'Surv(time, event) ~ arm'.",
    discussion: "Groups stand on the right; 1 makes one curve. Without --times the whole curves are listed.")

  @OptionGroup var model: FitModelOptions
  @Option(help: ArgumentHelp("Times to give the curves at, as 6,12.", valueName: "LIST"))
  var times: String?
  @Option(help: ArgumentHelp("Scale of the limits: log-log, log or plain.", valueName: "NAME"))
  var confType = SurvivalCurve.Limits.logLog.rawValue
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let limits = SurvivalCurve.Limits(rawValue: confType) else {
      throw Failure(.usage, "--conf-type \(confType): expected log-log, log or plain")
    }
    let numbers = if let times { try numberList(times, option: "--times") } else { [Double]() }
    var files = FitFiles()
    let input = try model.input(&files)
    let result = try failing { () throws(FitError) in try input.survivalCurves(times: numbers, limits: limits) }
    try files.publish(
      result, model.arguments + (times.map { ["--times", $0] } ?? []) + ["--conf-type", confType], output)
  }
}
