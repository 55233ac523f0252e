import CSV
import Clinical
import TestKit
import Testing

@testable import Cohorts

/// The headers of twelve public layouts (`Fixtures/Layouts/headers.csv`, from their documentation), each read in a table
/// beside an ID with values such as its documentation describes.
@Suite("Headers of public layouts, with content")
struct PublishedHeadersTests {
  @Test("at least 98 % are right, none is wrong without asking, and few are asked")
  func outcome() throws {
    var right = 0
    var wrong: [String] = []
    var asked: [String] = []
    var confidentlyWrong: [String] = []
    let rows = Array(CSVRecords.strings(try Fixture.bytes("Layouts/headers.csv")).dropFirst())
    // Of REDCap's own columns the layout says what becomes of them.
    for row in rows where !row[2].hasPrefix("redcap_") {
      let (header, expected) = (row[2], row[3] == "other" ? nil : row[3])
      let found = try mapping(of: header, documented: row[3])
      if found.confidence == .asked { asked.append(header) }
      if found.concept == expected {
        right += 1
      } else {
        wrong.append("\(header): \(found.concept ?? "-") for \(row[3])")
        if found.confidence != .asked { confidentlyWrong.append(header) }
      }
    }
    #expect(Double(right) >= 0.98 * Double(rows.count), "\(wrong)")
    #expect(confidentlyWrong.isEmpty)
    #expect(asked.count <= rows.count / 20, "\(asked)")
  }

  private func mapping(of header: String, documented concept: String) throws -> ColumnMapping {
    if concept == "patient_id" {
      return try #require(read("\(header),age\na1,60\na2,55\na3,71\n").tables[0].columns.first)
    }
    let values = (0..<3).map { value($0, of: concept) }
    let text = "patient_id,\(header)\n" + values.enumerated().map { "a\($0),\($1)\n" }.joined()
    return try #require(read(text).tables[0].columns.first { $0.header == header })
  }

  /// A plausible value of a meaning, another for each of three patients.
  private func value(_ patient: Int, of concept: String) -> String {
    if let words = PublishedHeadersTests.words[concept] { return words[patient % words.count] }
    guard let meaning = DataDictionary.concept(named: concept) else { return ["seen", "not seen", "unclear"][patient] }
    switch meaning.use {
    case .visitTime(.dates), .date: return "2019-0\(patient + 1)-17"
    case .visitTime, .moment, .duration, .delay: return "\(patient * 90 + 3)"
    case .item: return "\(4 - patient)"
    case .siteFlag, .sexFlag, .yesNo, .died, .mutation: return "\(patient % 2)"
    case .visitNumber, .patientNumber:
      let range = meaning.range ?? 0...100
      return "\(Int(range.lowerBound + (range.upperBound - range.lowerBound) * (0.4 + 0.1 * Double(patient))))"
    case .site: return ["bulbar", "limb", "spinal"][patient]
    case .sex: return ["F", "M", "F"][patient]
    case .patientID, .patientWord, .origin, .free: return ["seen", "not seen", "unclear"][patient]
    }
  }

  private static let words = [
    "arm": ["placebo", "active", "placebo"], "el_escorial": ["Definite", "Probable", "Possible"],
    "visit_name": ["Baseline", "Month 3", "Month 6"], "visit_number": ["1", "2", "3"],
    "study_site": ["S01", "S02", "S01"], "onset_side": ["left", "right", "left"], "umn_lmn": ["UMN", "LMN", "both"],
  ]
}
