import DisplayText

/// Why the program ends without doing what was asked: what a person reads on standard error, and the exit code.
struct Failure: Error {
  /// Exit codes of the program, as its documentation promises them.
  enum Code: Int32 {
    /// Findings of level error, or nothing to show.
    case findings = 1
    /// The input could not be used, is over a limit, or there is no usable terminal.
    case input = 2
    /// Wrong usage.
    case usage = 64
    /// Output could not be written.
    case output = 74
  }

  var code: Code
  /// Where, what was found, what was expected, what to do: one or two lines.
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension Failure {
  /// The message as it goes to standard error: every line through the sanitiser, because file names and arguments are data.
  func lines(for glyphs: GlyphSet) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Sanitizer.sanitize(String($0), for: glyphs) }.joined(separator: "\n")
  }
}
