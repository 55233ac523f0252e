import Foundation
public import Testing

/// Compares text with `Fixtures/<path>`; `RECORD=1` in the environment writes it instead. Recorded files are read in
/// review like prose.
public func expectGolden(_ actual: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let url = Fixture.root.appending(path: path)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: url)
    return
  }
  guard let expected = try? String(decoding: Data(contentsOf: url), as: UTF8.self) else {
    Issue.record("no golden file \(path); run the tests once with RECORD=1 and read it", sourceLocation: sourceLocation)
    return
  }
  guard actual != expected else { return }
  let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  var differences: [String] = []
  for row in 0..<max(actualLines.count, expectedLines.count) {
    let before = row < expectedLines.count ? String(expectedLines[row]) : "(no line)"
    let after = row < actualLines.count ? String(actualLines[row]) : "(no line)"
    if before != after { differences.append("line \(row + 1)\n  golden: \(before)\n  actual: \(after)") }
  }
  Issue.record("\(path) differs:\n\(differences.prefix(12).joined(separator: "\n"))", sourceLocation: sourceLocation)
}
