import Foundation
import TestKit
import Testing

/// Files that fight back: the program answers in words and with a documented exit code, never with a signal.
@Suite struct HostileFilesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var code: Int32
    var words: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ code: Int32, _ words: String) {
      self.init(name, Array(text.utf8), code, words)
    }

    init(_ name: String, _ bytes: [UInt8], _ code: Int32, _ words: String) {
      self.name = name
      self.bytes = bytes
      self.code = code
      self.words = words
    }
  }

  static func wide(_ columns: Int) -> String {
    let names = (["id"] + (1..<columns).map { "c\($0)" }).joined(separator: ",")
    return names + "\n" + ([String](repeating: "1", count: columns)).joined(separator: ",") + "\n"
  }

  static let fieldLimit = 1 << 20

  @Test(arguments: [
    Case("empty", "", 2, "is empty; expected a header line"),
    Case("only-a-byte-order-mark", [0xEF, 0xBB, 0xBF], 2, "is empty"),
    Case("only-line-ends", "\n\r\n\r", 2, "is empty"),
    Case("header-only", "id,age\n", 2, "has a header but no rows"),
    Case("one-byte", "x", 2, "has a header but no rows"),
    Case("no-id", "height,weight\n180,80\n", 2, "--map COLUMN=patient_id"),
    Case("nul-bytes", "id,age\na\0b,60\nb,\0\n", 1, ""),
    Case("an-open-quote-in-line-2", "id,age\n\"a,60\nb,50\nc,40\n", 1, ""),
    Case("escapes", "id,x\na,\u{1B}]0;x\u{7}\u{1B}[2Jred\n", 0, ""),
    Case("ten-thousand-columns", wide(10_000), 0, ""),
    Case("a-column-more", wide(10_001), 2, "over a limit: columns 10001, at most 10000"),
    Case("a-field-at-the-limit", "id,n\na," + String(repeating: "x", count: fieldLimit) + "\n", 0, ""),
    Case(
      "a-field-over-the-limit", "id,n\na," + String(repeating: "x", count: fieldLimit + 1) + "\n", 2,
      "over a limit: bytes in a field 1048577, at most 1048576"),
    Case("cohort.xlsx", Array("PK".utf8) + [3, 4] + [UInt8](repeating: 0, count: 60), 2, "an Excel workbook"),
    Case("cohort.sav", "$FL2@(#) SPSS DATA FILE", 2, "an SPSS file"),
    Case("cohort.dta", "<stata_dta><header>", 2, "a Stata file"),
    Case("old.dta", [0x72, 0x02, 0x01, 0x00] + [UInt8](repeating: 7, count: 99), 2, "a Stata file"),
    Case(
      "cohort.sas7bdat", [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60], 2, "a SAS data set"),
    Case("cohort.xpt", "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!", 2, "a SAS transport file"),
    Case("cohort.rds", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], 2, "gunzip"),
    Case("cohort.parquet", "PAR1....", 2, "a Parquet file"),
    Case("cohort.json", "[{\"id\": 1}]", 2, "a JSON file"),
    Case("cohort.html", "<!DOCTYPE html><table></table>", 2, "a web page"),
    Case("noise.csv", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }, 2, "a binary file"),
  ])
  func isAnswered(_ hostile: Case) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + hostile.name
    try Data(hostile.bytes).write(to: URL(fileURLWithPath: path))
    let outcome = try await Program.run("check", path)
    #expect(outcome.code == hostile.code, "\(outcome.errors)")
    #expect(
      hostile.words.isEmpty ? outcome.errors.isEmpty : outcome.errors.contains(hostile.words), "\(outcome.errors)")
    #expect(!outcome.output.utf8.contains(0x1B) && !outcome.errors.utf8.contains(0x1B))
  }

  /// The digest of the input is worked out on another thread: a refusal ends the program while it runs.
  @Test func aRefusalEndsWellWhileTheDigestIsWorkedOut() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("no-id.csv", "a,b,c\n" + String(repeating: "1,2,3\n", count: 4))
    for _ in 0..<60 {
      let outcome = try await Program.run("check", path)
      #expect(outcome.code == 2)
      #expect(outcome.errors.contains("no column could be the patient's ID"))
    }
  }

  @Test func aQuotedFieldThatIsNeverClosedCostsOneRow() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<3000).map { $0 == 0 ? "\"p0,60" : "p\($0),60" }.joined(separator: "\n")
    let outcome = try await Program.run("check", try folder.file("quote.csv", "id,age\n\(rows)\n"), "--format", "json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let file = try #require((json["files"] as? [[String: Any]])?.first)
    #expect(file["rowsRead"] as? Int == 3000)
    #expect(file["rowsSetAside"] as? Int == 1)
  }

  @Test(arguments: ["/dev/zero", "/dev/null"]) func aDeviceIsRefused(_ path: String) async throws {
    let outcome = try await Program.run("check", path)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("is a device or a socket"))
  }

  @Test func aLinkToItselfIsNoFile() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
    let outcome = try await Program.run("check", folder.path + "/loop")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("symbolic links"))
  }
}
