import ArgumentParser
import Glibc
import Variables

/// Tells verbs from files: a first word that is neither is a mistake, not a file that is missing.
enum FirstWord {
  /// The arguments with the verb made explicit.
  static func withVerb(_ arguments: [String]) throws(Failure) -> [String] {
    guard let first = arguments.first else { return ["explore"] }
    if verbs.contains(first) || first == "help" { return arguments }
    if ["-h", "--help", "--version"].contains(first) { return arguments }
    if first.hasPrefix("-") || isFile(first) { return ["explore"] + arguments }
    let near = nearestName(to: first, among: verbs)
    let advice = near.map { "did you mean \($0)?" } ?? "the verbs are \(verbs.joined(separator: ", "))"
    throw Failure(.usage, "no file or verb \"\(first)\"; \(advice)")
  }

  private static let verbs = Alstrata.configuration.subcommands.map { $0._commandName }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }
}
