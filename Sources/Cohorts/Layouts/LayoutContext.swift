/// What the other files of the same opening tell of a layout.
struct LayoutContext: Sendable {
  /// The data dictionary of a REDCap project, if one is among the files.
  private(set) var redcap: REDCapDictionary?
  private var dictionaryFile = -1

  init() {}

  init(_ tables: [OpenedTable]) {
    for table in tables where REDCapDictionary.isDictionary(table.header.names) {
      redcap = REDCapDictionary(table.raw)
      dictionaryFile = table.file
    }
  }

  /// Rows and title of a file that describes the columns of others, or `nil` if it is data.
  func dictionary(in table: OpenedTable) -> (rows: Int, title: String)? {
    guard table.file == dictionaryFile, let redcap else { return nil }
    return (redcap.fields.count, "REDCap data dictionary")
  }
}
