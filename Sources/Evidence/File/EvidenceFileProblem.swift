/// Something in an evidence file that cannot be used, with its place.
public struct EvidenceFileProblem: Hashable, Sendable {
  /// Line, from 1.
  public let line: Int
  /// Name of the column; empty if it is the whole line.
  public let column: String
  /// What stands there.
  public let found: String
  /// What should.
  public let expected: String

  /// In a line: "line 3, column se: found \"-1\"; expected a number above 0".
  public var words: String {
    let place = column.isEmpty ? "line \(line)" : "line \(line), column \(column)"
    return "\(place): found \(found); expected \(expected)"
  }
}

/// Why an evidence file was refused: all that is wrong with it, in the order of its lines.
public struct EvidenceFileError: Error, Hashable, Sendable {
  /// At least one problem.
  public let problems: [EvidenceFileProblem]
}
