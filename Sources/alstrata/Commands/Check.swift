import ArgumentParser
import Cohorts
import Explorer
import Reports

/// What was read, and what a person should know of the file.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Say what was read: encoding, columns and what they were taken for, the row ledger, every finding. Exit 1 if there are errors."
  )

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Write the rows that were set aside to a new file, as they stand in the input, to be mended.", valueName: "FILE"))
  var setAside: String?

  @Option(
    help: ArgumentHelp(
      "Write how the columns are read to a new file, for --profile; it is also kept for files with this header.",
      valueName: "FILE"))
  var saveProfile: String?

  func run() throws {
    let cohort = try OpenedCohort(input)
    let publisher = Publisher(output: output.destination, inputs: input.files)
    try publisher.publish(
      Invocation(verb: "check", cohort: cohort), schema: "check",
      Content.check(cohort.reading, cohort.plan, try publisher.format))
    if let setAside { try writeSetAside(cohort, to: setAside) }
    if let saveProfile { try save(cohort, to: saveProfile) }
    if (cohort.reading.findingCounts[.error] ?? 0) > 0 { throw Failure(.findings, "") }
  }

  private func writeSetAside(_ cohort: OpenedCohort, to path: String) throws(Failure) {
    let records = cohort.reading.setAsideRecords(cohort.sources)
    let total = cohort.reading.tables.reduce(0) { $0 + $1.rowsSetAside }
    guard let first = records.first else {
      return StandardStreams.complain("alstrata: no row was set aside; \(path) is not written")
    }
    guard records.count == 1 else {
      let names = records.map { cohort.sources[$0.file].name }.joined(separator: ", ")
      throw Failure(.usage, "--set-aside: rows of several files were set aside (\(names)); check one file at a time")
    }
    try SafeSave.write(first.bytes, to: path, force: output.force, inputs: input.files)
    let others = total > first.count ? "; \(total - first.count) more are counted but not listed" : ""
    StandardStreams.complain(
      "alstrata: \(first.count) \(first.count == 1 ? "row" : "rows") set aside, as they stand in the file: \(path)\(others)"
    )
  }

  private func save(_ cohort: OpenedCohort, to path: String) throws(Failure) {
    let disclosure = output.disclosure ?? cohort.profile?.disclosure
    let place = try Profile(cohort.reading, cohort.plan, disclosure: disclosure)
      .save(to: path, for: cohort.sources, force: output.force, inputs: input.files)
    StandardStreams.complain("alstrata: profile written: \(place); it is used again for files with this header")
  }
}
