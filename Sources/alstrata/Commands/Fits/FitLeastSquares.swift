import ArgumentParser
import Fitting

/// `alstrata fit ancova`.
struct FitLeastSquares: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ancova", abstract: "Least squares, as lm with sandwich: 'slope ~ arm * subgroup + age'.")

  @OptionGroup var model: FitModelOptions
  @Option(
    help: ArgumentHelp(
      "Covariance of the coefficients: \(FitInput.Covariance.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "NAME"))
  var vcov = FitInput.Covariance.classical.rawValue
  @Option(help: ArgumentHelp("Column of the clusters of CR1.", valueName: "COLUMN"))
  var cluster: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let covariance = FitInput.Covariance(rawValue: vcov) else {
      let names = FitInput.Covariance.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "--vcov \(vcov): expected one of \(names)")
    }
    if cluster != nil, covariance != .cr1 { throw Failure(.usage, "--cluster goes with --vcov CR1") }
    var files = FitFiles()
    let input = try model.input(&files, also: cluster.map { [$0] } ?? [])
    let result = try failing { () throws(FitError) in try input.leastSquares(covariance: covariance, cluster: cluster) }
    try files.publish(
      result, model.arguments + ["--vcov", vcov] + (cluster.map { ["--cluster", $0] } ?? []), output)
  }
}
