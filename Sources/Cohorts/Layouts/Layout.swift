import CSV
import Execution

/// A file as the layouts see it: decoded UTF-8 bytes, its dialect, its header.
struct RawTable {
  var name: String
  var bytes: UnsafeBufferPointer<UInt8>
  var dialect: CSVDialect
  var headers: [String]
  /// The records after the header.
  var dataRange: Range<Int>
  var missing: MissingWords

  /// The bytes of a field, unescaped.
  func content(_ field: CSVField) -> [UInt8] {
    CSVRecords.content(of: field, in: bytes, dialect: dialect)
  }

  /// The same for people and for small vocabularies.
  func text(_ field: CSVField) -> String { String(decoding: content(field), as: UTF8.self) }

  /// Whether a field says that there is nothing.
  func isMissing(_ field: CSVField) -> Bool { content(field).withUnsafeBufferPointer { missing.contains($0) } }

  /// The number of a field.
  func number(_ field: CSVField) -> Double? {
    content(field).withUnsafeBufferPointer {
      NumberField.parse($0, decimal: dialect.decimal, grouping: dialect.grouping).value
    }
  }
}

/// First records, unescaped, of a table: what recognisers look at.
struct TableSample {
  var headers: [String]
  var rows: [[[UInt8]]]
}

/// A plain table made from a file or from a part of it.
struct PlainTable: Sendable {
  /// What its rows are: "visits", "subjects".
  var title: String
  /// RFC 4180 with commas, the header first.
  var bytes: [UInt8]
  /// For each record after the header, the offset of the record of the file that it came from, the first where several
  /// were merged.
  var origins: [Int]
}

/// What a layout made of a file.
struct Reshaped: Sendable {
  var tables: [PlainTable]
  /// What was recognised: "wide: numbered visits".
  var layoutTitle: String
  /// Records of the file; `rowsRead` = rows used + `rowsSetAside`.
  var rowsRead: Int
  var rowsSetAside: Int
  var blankLines: Int
  /// Offsets in the file; columns are −1.
  var log: FindingLog
  /// What became of columns of the file that are in no table under their own name.
  var columnNotes: [(header: String, note: String)] = []
  /// Columns that the file itself says identify people.
  var identifierColumns: [String] = []
}

/// A layout that is not one row a patient or one row a visit, and how to make it so. A new one is a file and a line in
/// `LayoutRegistry`.
struct Layout: Sendable {
  let id: String
  let title: String
  /// What is found in a table's header and first records, or `nil` if the table is not in this layout.
  let recognise: @Sendable (TableSample, LayoutContext) -> RecognisedLayout?
}

/// A table that is in a layout.
struct RecognisedLayout {
  /// Why, in a few words.
  let reason: String
  /// Makes plain tables of it.
  let reshape: (RawTable, Work) throws(Cancelled) -> Reshaped
}
