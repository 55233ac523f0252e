import CSV
import Cohorts
import Execution
import TestKit
import Testing

@Suite("Inputs that cannot be used")
struct ReadingErrorTests {
  private func error(_ bytes: [UInt8], _ work: Work = Work()) -> ReadingError? {
    do throws(ReadingError) {
      _ = try readCohort([Source(name: "f", bytes: bytes)], ReadingPlan(), work: work)
      return nil
    } catch {
      return error
    }
  }

  @Test("an empty file, a header alone and a file without IDs say so")
  func emptiness() {
    #expect(error([]) == .empty(file: "f"))
    #expect(error(Array("\n\n".utf8)) == .empty(file: "f"))
    #expect(error(Array("id,age\n".utf8)) == .headerOnly(file: "f"))
    #expect(error(Array("id,age".utf8)) == .headerOnly(file: "f"))
    #expect(error(Array("id,age\n\n\n".utf8)) == .headerOnly(file: "f"))
    #expect(error(Array("height,age\n1,2\n".utf8)) == .noPatientID(file: "f", headers: ["height", "age"]))
  }

  @Test(
    "other formats are told by their first bytes",
    arguments: [
      ("PK\u{3}\u{4}rest", "an Excel workbook or a zip archive"), ("$FL2@(#) SPSS", "an SPSS file"),
      ("PAR1xxxx", "a Parquet file"), ("<stata_dta><header>", "a Stata file"),
      ("HEADER RECORD*******LIB", "a SAS transport file"),
    ])
  func kinds(_ start: String, _ kind: String) {
    guard case .notText(_, let found, let advice)? = error(Array(start.utf8)) else {
      Issue.record("not refused")
      return
    }
    #expect(found == kind)
    #expect(!advice.isEmpty)
  }

  @Test(
    "UTF-16 is read, its byte order told by the mark or by the zero bytes", arguments: [true, false], [true, false])
  func utf16(_ isBigEndian: Bool, _ isMarked: Bool) throws {
    let units = (isMarked ? [0xFEFF] : []) + Array("id,arm\nzoë,Ω\nb,thé\n".utf16)
    let bytes = units.flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    let reading = try readCohort([Source(name: "f", bytes: bytes)], ReadingPlan(), work: Work())
    #expect(reading.tables[0].encoding == (isBigEndian ? "UTF-16BE" : "UTF-16LE") + (isMarked ? " with BOM" : ""))
    #expect(reading.tables[0].byteCount == bytes.count)
    #expect(reading.cohort.arm.map { Array($0.levels[0]) } == Array("Ω".utf8))
    #expect(reading.findings.isEmpty)
  }

  @Test("UTF-32 is refused with the command that converts it, marked or not", arguments: [[0xFEFF], []] as [[UInt32]])
  func utf32(_ mark: [UInt32]) {
    let scalars = mark + "id,arm\na,A\nb,B\n".unicodeScalars.map(\.value)
    for isBigEndian in [true, false] {
      let bytes = scalars.flatMap { scalar in
        (0..<4).map { UInt8(scalar >> (8 * UInt32(isBigEndian ? 3 - $0 : $0)) & 255) }
      }
      guard case .notText(_, let kind, let advice)? = error(bytes) else {
        Issue.record("not refused")
        return
      }
      #expect(kind.hasPrefix("UTF-32 text"))
      #expect(advice.contains("iconv"))
    }
  }

  @Test("bytes that are full of control characters are no text, a few of them are")
  func binary() {
    let noise = (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 167 | 1) }
    guard case .notText(_, "a binary file", _)? = error(noise) else {
      Issue.record("not refused")
      return
    }
    #expect(error(Array(("id,age\n" + String(repeating: "a\u{1},60\n", count: 5)).utf8)) == nil)
  }

  @Test("gzip is refused with the command that unpacks it, and the one for R's own files")
  func gzip() throws {
    guard case .notText(_, let kind, let advice)? = error([0x1F, 0x8B, 8, 0]) else {
      Issue.record("not refused")
      return
    }
    #expect(kind.hasPrefix("gzip-compressed"))
    #expect(advice.contains("gunzip") && advice.contains("readRDS"))
  }

  @Test("limits are refused by name")
  func limits() {
    let wide = Array((0...10_000).map { "c\($0)" }.joined(separator: ",").utf8) + Array("\n1\n".utf8)
    #expect(error(wide) == .overLimit(file: "f", limit: "columns", found: 10_001, allowed: 10_000))
    #expect(
      error(Array("id,x\na,".utf8) + [UInt8](repeating: 0x78, count: (1 << 20) + 1) + [0x0A])
        == .overLimit(file: "f", limit: "bytes in a field", found: (1 << 20) + 1, allowed: 1 << 20))
  }

  @Test("work cancelled before the first row gives no reading")
  func cancelled() {
    let work = Work()
    work.cancel()
    #expect(error(Array("id,age\na,1\n".utf8), work) == .cancelled)
  }

  @Test("a column with more than 100,000 different words is left out and said")
  func levels() throws {
    var text = "id,note\n"
    for row in 0...100_000 { text += "p\(row),w\(row)\n" }
    let reading = try readCohort([Source(name: "f", bytes: Array(text.utf8))], ReadingPlan(), work: Work())
    #expect(reading.findings.map(\.rule) == ["identifier", "too-many-levels"])
    #expect(reading.cohort.patientColumns["note"] == nil)
  }

  @Test("progress ends at the size of the file")
  func progress() throws {
    let work = Work()
    let bytes = Array("id,age\na,60\n".utf8)
    _ = try readCohort([Source(name: "f", bytes: bytes)], ReadingPlan(), work: work)
    #expect(work.total == bytes.count)
    #expect(work.done == bytes.count)
  }
}
