import CSV
import Foundation
import TestKit
import Testing

@testable import Cohorts

@Suite("The registry of layouts")
struct LayoutRegistryTests {
  @Test("every layout of the folder is in the registry, once")
  func complete() throws {
    let folder = Fixture.root.deletingLastPathComponent().appending(path: "Sources/Cohorts/Layouts")
    let texts = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .map { try String(contentsOf: $0, encoding: .utf8) }
    let count = texts.reduce(0) { $0 + $1.components(separatedBy: "= Layout(").count - 1 }
    #expect(LayoutRegistry.all.count == count)
    #expect(Set(LayoutRegistry.all.map(\.id)).count == count)
  }

  @Test("no layout claims an ordinary table", arguments: ["register", "trial"])
  func ordinary(_ name: String) throws {
    let source = Source(name: name, bytes: try Fixture.bytes("Cohorts/\(name).csv"))
    try source.text.bytes.withUnsafeBufferPointer { bytes in
      let table = try OpenedTable(file: 0, source, bytes: bytes, plan: ReadingPlan())
      for layout in LayoutRegistry.all {
        #expect(layout.recognise(table.sample, LayoutContext()) == nil, "\(layout.id)")
      }
    }
  }
}
