public import Testing

/// Expects |actual − expected| ≤ tolerance · max(|expected|, scale).
public func expectClose(
  _ actual: Double?, _ expected: Double, relative tolerance: Double, scale: Double = 1, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let actual else {
    Issue.record("no value, expected \(expected) \(comment)", sourceLocation: sourceLocation)
    return
  }
  let allowed = tolerance * max(abs(expected), scale)
  #expect(
    abs(actual - expected) <= allowed, "\(actual), expected \(expected) within \(allowed) \(comment)",
    sourceLocation: sourceLocation)
}
