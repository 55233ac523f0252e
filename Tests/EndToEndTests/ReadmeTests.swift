import Foundation
import Subprocess
import TestKit
import Testing

/// The README shows what the program prints, to the letter.
@Suite struct ReadmeTests {
  private struct Example: Sendable {
    var command: String
    var output: String
  }

  @Test func `Every command of the README prints what the README says`() async throws {
    let root = Fixture.root.deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let examples = ReadmeTests.examples(readme)
    #expect(examples.count >= 3)
    let folder = try TemporaryFolder()
    _ = try folder.file("cohort.csv", try Fixture.text("Cohorts/register.csv"))
    for name in ["sleepstudy", "lung", "bcg"] {
      _ = try folder.file("\(name).csv", try Fixture.text("Published/\(name).csv"))
    }
    for example in examples {
      let result = try await Subprocess.run(
        .name("env"),
        arguments: [
          "-i", "PATH=\(URL(filePath: Program.path).deletingLastPathComponent().path()):/usr/bin:/bin",
          "LC_ALL=C.UTF-8", "bash", "-c", "cd '\(folder.path)' && { \(example.command); } 2>&1",
        ], output: .string(limit: 1 << 20))
      let printed = result.standardOutput.trimmingCharacters(in: .newlines)
      #expect(printed == example.output, "\(example.command)")
    }
  }

  private static func examples(_ text: String) -> [Example] {
    text.components(separatedBy: "```console\n").dropFirst().compactMap { part in
      let lines = part.components(separatedBy: "\n```").first?.components(separatedBy: "\n") ?? []
      guard let first = lines.first, first.hasPrefix("$ ") else { return nil }
      return Example(command: String(first.dropFirst(2)), output: lines.dropFirst().joined(separator: "\n"))
    }
  }
}
