import CDemonstration
import Cohorts
import DisplayText
import Execution
import Explorer
import Reports
import Variables

/// The inputs of one run, read: the bytes, the cohort, and what provenance needs to know of them.
struct OpenedCohort {
  var sources: [Source]
  var reading: Reading
  var store: VariableStore
  /// How the inputs were read.
  var plan: ReadingPlan
  /// The profile behind the plan.
  var profile: ProfileUse?
  /// Whether these are the embedded data.
  var isDemonstration: Bool
  /// Digests that were begun when the files had been read; `nil` where they may never be asked for.
  var digests: Background<[Provenance.Input]>?
}

extension OpenedCohort {
  /// Reads and parses the files of the command line; without any, the embedded cohort, and says so on standard error.
  init(_ input: InputOptions, announce: Bool = true) throws(Failure) {
    let work = Work()
    let own = try input.settings()
    let (settings, sources) = own.completed(
      for: try Self.sources(input.files, encoding: own.plan.encoding, work: work))
    if own.looksForProfile, let profile = settings.profile { StandardStreams.complain("alstrata: " + profile.text) }
    if input.files.isEmpty, announce {
      StandardStreams.complain("alstrata: no file given: this is the embedded demonstration cohort, which is synthetic")
    }
    let digests = Background(digestsOf: sources)
    let reading: Reading
    do throws(ReadingError) { reading = try readCohort(sources, settings.plan, work: work) } catch {
      throw Failure(error)
    }
    if let warning = reading.cohort.identifierWarning {
      let glyphs = Glyphs.forMessages(Array(CommandLine.arguments.dropFirst()))
      StandardStreams.complain("alstrata: " + Sanitizer.sanitize(warning, for: glyphs))
    }
    self.init(
      sources: sources, reading: reading, store: VariableStore(reading.cohort), plan: settings.plan,
      profile: settings.profile, isDemonstration: input.files.isEmpty, digests: digests)
  }

  /// The bytes of the named files, or the embedded cohort. Whoever cancels gets the files that had come until then, the
  /// last of them cut short.
  static func sources(_ files: [String], encoding: String?, work: Work) throws(Failure) -> [Source] {
    if files.isEmpty { return [Demonstration.source] }
    var sources: [Source] = []
    for file in try InputFolder.expanded(files) {
      if work.isCancelled, !sources.isEmpty {
        sources[sources.count - 1].isCutShort = true
        break
      }
      sources.append(try InputFile.read(file, encoding: encoding, work: work))
    }
    return sources
  }

  /// Names and digests for provenance.
  var inputs: [Provenance.Input] {
    (digests ?? Background(digestsOf: sources)).value
  }
}

/// The cohort inside the program: synthetic, so that nobody needs data to look around.
enum Demonstration {
  /// Its bytes under the name it has in the repository.
  static var source: Source {
    let bytes = UnsafeBufferPointer(start: demonstration_register_csv, count: demonstration_register_csv_length)
    return Source(name: "register.csv", bytes: Array(bytes))
  }
}
