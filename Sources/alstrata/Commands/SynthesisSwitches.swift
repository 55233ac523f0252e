import ArgumentParser
import Cohorts
import Evidence
import Execution

/// Which trials a synthesis draws on, and how it reads them.
struct SynthesisSwitches: ParsableArguments {
  @Option(help: ArgumentHelp("Your own trials, added or in place of known ones.", valueName: "FILE"))
  var evidenceFile: String?

  @Option(help: ArgumentHelp("Leave a trial out of every scenario; may be repeated.", valueName: "TRIAL"))
  var drop: [String] = []

  @Option(help: ArgumentHelp("Count a controlled trial in every scenario; may be repeated.", valueName: "TRIAL"))
  var add: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Failed trials without numbers: zero, a number of points/month, censored (not significant and no more), or out.",
      valueName: "READING"))
  var nulls = SynthesisOptions.standard.nulls.text

  @Option(
    help: ArgumentHelp(
      "Bias of open-label trials, subtracted: scenario, none, or mean and SD as 0.15/0.2.", valueName: "BIAS"))
  var bias = SynthesisOptions.standard.bias.text

  @Option(
    help: ArgumentHelp("Scale of the prior of τ, points/month; that of the scenario otherwise.", valueName: "SCALE"))
  var tau: Double?

  /// The evidence and the switches.
  func evidence() throws(Failure) -> EvidenceChoice {
    let (base, file) = try base()
    let options = try options()
    if let problem = options.problem(in: base) { throw Failure(.usage, problem) }
    return EvidenceChoice(base: base, options: options, file: file)
  }

  private func options() throws(Failure) -> SynthesisOptions {
    guard let nulls = SynthesisOptions.UnpublishedNulls(parsing: nulls) else {
      throw Failure(.usage, "--nulls \(nulls): expected zero, a number of points/month, censored or out")
    }
    guard let bias = SynthesisOptions.Bias(parsing: bias) else {
      throw Failure(.usage, "--bias \(bias): expected scenario, none, or mean and SD as 0.15/0.2")
    }
    return SynthesisOptions(dropped: drop, added: add, nulls: nulls, bias: bias, tauScale: tau)
  }

  private func base() throws(Failure) -> (EvidenceBase, EvidenceChoice.File?) {
    guard let evidenceFile else { return (.builtIn, nil) }
    let source = try InputFile.read(evidenceFile, expecting: "an evidence file (CSV)", work: Work())
    let trials: [Trial]
    do throws(EvidenceFileError) { trials = try EvidenceReader.read(source.bytes) } catch {
      throw Failure(error, file: source.name)
    }
    return (
      EvidenceBase.builtIn.merging(trials),
      EvidenceChoice.File(name: source.name, sha256: sha256Hexadecimal(source.bytes))
    )
  }
}

extension Failure {
  /// All that is wrong with an evidence file, as far as a screen holds it.
  fileprivate init(_ error: EvidenceFileError, file: String) {
    let shown = 10
    let lines = error.problems.prefix(shown).map { "\(file): \($0.words)" }
    let rest = error.problems.count - shown
    self.init(.input, (lines + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n"))
  }
}
