/// A form in which documents leave the program. One file in `Formats/`, one line in `all`.
public struct ExportFormat: Sendable {
  /// Name for `--format`.
  public let id: String
  /// Name for people.
  public let title: String
  /// Ending of file names.
  public let fileExtension: String
  /// Makes the bytes. Pure: the same document gives the same bytes.
  public let encode: @Sendable (Document) -> [UInt8]

  init(id: String, title: String, fileExtension: String, encode: @escaping @Sendable (Document) -> [UInt8]) {
    self.id = id
    self.title = title
    self.fileExtension = fileExtension
    self.encode = encode
  }

  /// All of them.
  public static let all: [ExportFormat] = [.text, .csv, .tsv, .json]

  /// The format of an id.
  public static func format(_ id: String) -> ExportFormat? { all.first { $0.id == id } }

  /// The format of a file name by its ending.
  public static func format(ofFile name: String) -> ExportFormat? {
    all.first { name.lowercased().hasSuffix("." + $0.fileExtension) }
  }
}
