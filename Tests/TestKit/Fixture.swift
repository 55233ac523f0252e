public import Foundation

/// Files under `Fixtures/`, found from the place of this source file, so that tests run from any folder.
public enum Fixture {
  /// `Fixtures/`.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  /// Bytes of `Fixtures/<path>`.
  public static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// Text of `Fixtures/<path>`.
  public static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// The JSON object in `Fixtures/<path>`.
  public static func json(_ path: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(try bytes(path)))
    guard let dictionary = object as? [String: Any] else { throw CocoaError(.propertyListReadCorrupt) }
    return dictionary
  }

  /// Names of the files in `Fixtures/<folder>` with an extension, sorted.
  public static func names(in folder: String, extension suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path())
      .filter { $0.hasSuffix("." + suffix) }.sorted()
  }
}
