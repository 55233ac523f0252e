import Foundation
import Subprocess
import TestKit
import Testing

/// The built program, run with pipes.
enum Program {
  /// What one run left.
  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// The binary beside the test runner.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appending(path: "alstrata").path()
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return Fixture.root.deletingLastPathComponent().appending(path: ".build/debug/alstrata").path()
  }()

  /// Runs the program; `variables` are added to an environment that has no locale and no terminal.
  static func run(
    _ arguments: String..., more: [String] = [], input: String = "", variables: [String: String] = [:]
  ) async throws -> Outcome {
    var environment: [Environment.Key: String] = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    for (name, value) in variables { environment[Environment.Key(rawValue: name)!] = value }
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments([path] + arguments + more), environment: .custom(environment),
      input: .string(input), output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
    let code: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return Outcome(code: code, output: result.standardOutput, errors: result.standardError)
  }
}

/// A folder of its own for a test, removed afterwards.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "alstrata-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ text: String = "") throws -> String {
    let place = path + "/" + name
    try Data(text.utf8).write(to: URL(filePath: place))
    return place
  }

  func place(_ name: String) -> String { path + "/" + name }
}
