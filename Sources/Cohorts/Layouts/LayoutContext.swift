/// What the other files of the same opening tell of a layout.
struct LayoutContext: Sendable {
  init(_ tables: [OpenedTable]) {}

  /// Rows and title of a file that describes the columns of others, or `nil` if it is data.
  func dictionary(in table: OpenedTable) -> (rows: Int, title: String)? { nil }
}
