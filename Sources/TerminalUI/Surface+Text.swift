extension Surface {
  /// The characters row by row, spaces at line ends removed, each line ended by a line feed.
  public func text() -> String {
    rows { cell in Unicode.Scalar(cell.scalar) ?? " " }.map { trimmed($0, " ") + "\n" }.joined()
  }

  /// One letter per cell for its role, `.` for ordinary text, each line without its last dots: the screen's meaning
  /// where colours cannot be seen. Cells with attributes of their own are shown by the same letter.
  public func roleMap() -> String {
    rows { cell in cell.role.letter }.map { trimmed($0, ".") + "\n" }.joined()
  }

  private func rows(_ letter: (GridCell) -> Unicode.Scalar) -> [String.UnicodeScalarView] {
    (0..<size.height).map { y in
      var line = String.UnicodeScalarView()
      for x in 0..<size.width where self[x, y].width > 0 { line.append(letter(self[x, y])) }
      return line
    }
  }

  private func trimmed(_ line: String.UnicodeScalarView, _ filler: Unicode.Scalar) -> String {
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == filler { end = line.index(before: end) }
    return String(line[..<end])
  }
}

extension Role {
  /// The letter of the role in `Surface.roleMap()`.
  public var letter: Unicode.Scalar {
    switch self {
    case .text: "."
    case .title: "T"
    case .dim: "d"
    case .selected: "S"
    case .key: "k"
    case .estimate: "e"
    case .frame: "f"
    case .groupA: "a"
    case .groupB: "b"
    case .band: "n"
    case .warning: "w"
    case .error: "x"
    case .input: "i"
    case .tab: "t"
    }
  }
}
