/// Which rows of a surface differ from what the terminal shows.
public enum SurfaceDiff {
  /// Rows to send, in order: all if the sizes differ or nothing is shown yet, none if nothing changed. O(cells).
  public static func changedRows(from shown: Surface?, to next: Surface) -> [Int] {
    guard let shown, shown.size == next.size else { return Array(0..<next.size.height) }
    let width = next.size.width
    return (0..<next.size.height).filter { y in
      shown.cells[(y * width)..<((y + 1) * width)] != next.cells[(y * width)..<((y + 1) * width)]
    }
  }
}
