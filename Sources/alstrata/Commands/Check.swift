import ArgumentParser
import Cohorts
import Reports

/// What was read, and what a person should know of the file.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Say what was read: encoding, columns and what they were taken for, the row ledger, every finding. Exit 1 if there are errors."
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let cohort = try OpenedCohort(input)
    let publisher = Publisher(output: output.destination, inputs: input.files)
    try publisher.publish(
      Invocation(verb: "check", cohort: cohort, input: input), schema: "check",
      Content.check(cohort.reading, try publisher.format))
    if (cohort.reading.findingCounts[.error] ?? 0) > 0 { throw Failure(.findings, "") }
  }
}
