import Cohorts
import Glibc
import Projection
import Reports
import Strata

/// The command line that makes the same output again, in canonical form: what provenance prints.
struct Invocation {
  var verb: String
  /// `nil` for verbs that need no cohort.
  var cohort: OpenedCohort?
  /// Further files that were read: tables, a user's own trials.
  var files: [Provenance.Input] = []

  /// What was read.
  var inputs: [Provenance.Input] { (cohort?.inputs ?? []) + files }

  /// The command with the arguments of the plan.
  func command(_ planArguments: [String]) -> String {
    var words = ["alstrata", verb]
    if let cohort, !cohort.isDemonstration {
      words += cohort.sources.map { $0.name == "standard input" ? "-" : $0.name }
    }
    if let cohort { words += cohort.plan.commandLineArguments }
    return (words + planArguments).map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell reads it back.
  private static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-_./,:=+".unicodeScalars.contains(scalar))
    }
    return plain && !word.isEmpty
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
