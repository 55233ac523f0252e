/// What an input may be at most. Beyond a limit the file is refused with the limit's name, except for `levels`.
public enum ReadingLimits {
  /// Bytes of a file.
  public static let fileBytes = 4 << 30
  /// Bytes of a record.
  public static let recordBytes = 16 << 20
  /// Bytes of a field. A quoted field beyond it counts as never closed.
  public static let fieldBytes = 1 << 20
  /// Columns of a table.
  public static let columns = 10_000
  /// Distinct words of a column; a column with more is left out, with a finding.
  public static let levels = 100_000
}
