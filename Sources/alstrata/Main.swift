import ArgumentParser
import CLifecycle
import DisplayText
import Glibc

/// The program: handlers and limits before anything that could fail, then the command line, then one exit.
@main
struct Main {
  static func main() {
    lifecycle_install()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ arguments: [String]) -> Int32 {
    let glyphs = Glyphs.forMessages(arguments)
    do {
      var command = try Alstrata.parseAsRoot(try FirstWord.withVerb(arguments))
      try command.run()
      return 0
    } catch let failure as Failure {
      if !failure.message.isEmpty { StandardStreams.complain("alstrata: " + failure.lines(for: glyphs)) }
      return failure.code.rawValue
    } catch {
      return explain(error, glyphs)
    }
  }

  /// The parser's own errors and its help texts. They echo arguments, which are data, so they pass the sanitiser line
  /// by line.
  private static func explain(_ error: any Error, _ glyphs: GlyphSet) -> Int32 {
    let isError = Alstrata.exitCode(for: error) != .success
    let text = Alstrata.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      .map { Sanitizer.sanitize(String($0), for: glyphs) }.joined(separator: "\n")
    if isError {
      StandardStreams.complain(text)
      return Failure.Code.usage.rawValue
    }
    do {
      try StandardStreams.write([UInt8]((text + "\n").utf8))
      return 0
    } catch {
      return Failure.Code.output.rawValue
    }
  }
}

/// The list of verbs.
struct Alstrata: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alstrata",
    abstract:
      "Explore which ALS patients are in which variant of the disease, and what MSC therapy could be expected to do.",
    discussion: """
      alstrata FILE opens the explorer; without a terminal it prints the benefit table. Without FILE it opens the \
      embedded cohort, which is synthetic. A FILE of - is standard input; -- before a name makes it a file.

      Research and education tool. Not medical advice, not a prediction for a person.
      """,
    version: Version.text,
    subcommands: [
      Explore.self, Check.self, Patients.self, Visits.self, Axes.self, StrataCommand.self, Benefit.self,
      EvidenceCommand.self, Simulate.self, Fit.self,
    ],
    defaultSubcommand: Explore.self)
}

/// The version of the program.
enum Version {
  static let number = "0.1.0"
  static let text = "alstrata \(number)"
}
