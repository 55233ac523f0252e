import Testing

/// A row of a reference file that is a list, or a part of one that is a tree.
extension [String: Any] {
  func number(_ key: String) throws -> Double { try #require(self[key] as? Double, "\(key)") }

  func count(_ key: String) throws -> Int { try #require(self[key] as? Int, "\(key)") }

  func numbers(_ key: String) throws -> [Double] { try #require(self[key] as? [Double], "\(key)") }

  func row(_ key: String) throws -> [String: Any] { try #require(self[key] as? [String: Any], "\(key)") }

  func rows(_ key: String) throws -> [[String: Any]] { try #require(self[key] as? [[String: Any]], "\(key)") }

  /// Whether the file says that there is no value.
  func isNull(_ key: String) -> Bool {
    self[key] != nil && self[key] as? Double == nil && self[key] as? [Double] == nil
  }
}
