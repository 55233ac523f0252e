import ArgumentParser
import Reports

/// What is known about the therapy.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "The trials with their numbers, the synthesis by scenario, pools, harms, and how certain the claims are.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try Publisher(output: output.destination, inputs: []).publish(
      Invocation(verb: "evidence"), schema: "evidence",
      Content.evidence)
  }
}
