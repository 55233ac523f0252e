import ArgumentParser
import Evidence
import Reports

/// What is known about the therapy.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "The trials with their numbers, the synthesis by scenario, pools, harms, and how certain the claims are.",
    discussion: """
      JSON holds all tables under their names, text the ones that are read most, CSV one: the trials, unless --table \
      names others. Numbers are points of the ALSFRS-R a month, positive = slower decline.

      An evidence file is a CSV with one row a trial. Columns that every row must fill: \
      \(EvidenceColumn.required.map(\.rawValue).joined(separator: ", ")). A row with the name of a known trial takes its \
      place. alstrata evidence --columns lists all columns.
      """)

  @OptionGroup var synthesis: SynthesisSwitches

  @Option(
    help: ArgumentHelp("Only these tables, commas between them: \(EvidencePart.names).", valueName: "NAME,…"))
  var table: String?

  @Flag(help: "Print the columns of an evidence file, and nothing else.")
  var columns = false

  @Option(help: ArgumentHelp("Seed of the simulation of a regression to the mean.", valueName: "N"))
  var seed: UInt64 = RegressionToTheMean.standard.seed

  @Option(help: ArgumentHelp("Patients that it draws, at least 100.", valueName: "N"))
  var draws = RegressionToTheMean.standard.patients

  @OptionGroup var output: OutputOptions

  func run() throws {
    let publisher = Publisher(output: output.destination, inputs: synthesis.evidenceFile.map { [$0] } ?? [])
    let parts = try parts(of: try publisher.format)
    let evidence = try synthesis.evidence()
    guard (100...100_000_000).contains(draws) else {
      throw Failure(.usage, "--draws \(draws): expected 100 to 100,000,000 patients")
    }
    let content = Content.evidence(
      parts, evidence, seed: seed, draws: draws, arguments: evidence.commandLineArguments + arguments)
    try publisher.publish(
      Invocation(verb: "evidence", files: evidence.inputs), schema: "evidence",
      content)
  }

  private func parts(of format: ExportFormat) throws(Failure) -> [EvidencePart] {
    if columns { return [.columns] }
    if let table { return try EvidencePart.parse(table) }
    return format.id == ExportFormat.text.id ? EvidencePart.short : EvidencePart.told
  }

  /// The options of this verb that are not defaults.
  private var arguments: [String] {
    var arguments: [String] = columns ? ["--columns"] : table.map { ["--table", $0] } ?? []
    if seed != RegressionToTheMean.standard.seed { arguments += ["--seed", "\(seed)"] }
    if draws != RegressionToTheMean.standard.patients { arguments += ["--draws", "\(draws)"] }
    return arguments
  }
}
