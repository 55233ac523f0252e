/// Columns that text takes on a terminal.
public enum DisplayWidth {
  /// Columns of one scalar: 0, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int { 1 }
  /// Columns of a sanitised text.
  public static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }
}
