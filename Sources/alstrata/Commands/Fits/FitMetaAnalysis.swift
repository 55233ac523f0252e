import ArgumentParser
import Fitting
import Statistics

/// `alstrata fit meta`.
struct FitMetaAnalysis: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meta", abstract: "Effects of studies pooled, or against a moderator, as rma: --yi effect --sei se.")

  @Argument(help: ArgumentHelp("A CSV file with one row a study; - is standard input.", valueName: "file"))
  var file: String
  @Option(help: ArgumentHelp("Column of the effects.", valueName: "COLUMN"))
  var yi: String
  @Option(help: ArgumentHelp("Column of their standard errors.", valueName: "COLUMN"))
  var sei: String?
  @Option(help: ArgumentHelp("Column of their variances, instead.", valueName: "COLUMN"))
  var vi: String?
  @Option(
    help: ArgumentHelp(
      "Variance between studies: \(RandomEffects.Method.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "NAME"))
  var method = RandomEffects.Method.restrictedMaximumLikelihood.rawValue
  @Flag(help: "Tests and limits of Hartung and Knapp; Wald's otherwise.")
  var knha = false
  @Option(help: ArgumentHelp("Column that may explain the effects.", valueName: "COLUMN"))
  var mods: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard let estimator = RandomEffects.Method(rawValue: method) else {
      let names = RandomEffects.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "--method \(method): expected one of \(names)")
    }
    guard let errors = sei ?? vi, sei == nil || vi == nil else {
      throw Failure(.usage, "expected the column of standard errors, --sei, or that of variances, --vi")
    }
    let analysis = MetaAnalysis(
      effects: yi, errors: errors, errorsAreVariances: vi != nil, method: estimator, hartungKnapp: knha,
      moderator: mods)
    var files = FitFiles()
    let data = try files.frame(file, columns: [yi, errors] + (mods.map { [$0] } ?? []))
    let result = try failing { () throws(FitError) in try analysis.fit(data) }
    try files.publish(
      result,
      [InputFile.name(of: file), "--yi", yi, vi == nil ? "--sei" : "--vi", errors, "--method", method]
        + (knha ? ["--knha"] : []) + (mods.map { ["--mods", $0] } ?? []), output)
  }
}
