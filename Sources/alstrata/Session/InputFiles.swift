import Cohorts
import Execution
import Explorer
import Glibc

/// The inputs of a session by name, looked at before the screen is taken, so that a mistyped name is told in the shell.
struct InputFiles: Sendable {
  /// Paths as given; none for the embedded cohort.
  let paths: [String]
  /// As the explorer shows them.
  let shown: [Explorer.InputFile]

  init(_ input: InputOptions) throws(Failure) {
    paths = try InputFolder.expanded(input.files)
    var shown: [Explorer.InputFile] = []
    for path in paths {
      shown.append(
        Explorer.InputFile(
          name: path == "-" ? "standard input" : InputFile.name(of: path), byteCount: try InputFile.byteCount(path),
          isPipe: InputFile.isPipe(path)))
    }
    if shown.isEmpty {
      let source = Demonstration.source
      shown = [Explorer.InputFile(name: source.name, byteCount: source.bytes.count, isEmbedded: true)]
    }
    self.shown = shown
  }

  /// The beginning of the first file, where it can be looked at before all is read.
  func beginning(encoding: String?) -> Source? {
    paths.first.flatMap { InputFile.beginning(of: $0, encoding: encoding) }
  }

  /// The bytes.
  func read(encoding: String?, work: Work) throws(Failure) -> [Source] {
    try OpenedCohort.sources(paths, encoding: encoding, work: work)
  }
}
