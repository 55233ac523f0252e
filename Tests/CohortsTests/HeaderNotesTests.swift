import CSV
import Cohorts
import TestKit
import Testing

@Suite("Headers of the layouts that the notes describe")
struct HeaderNotesTests {
  @Test("every header gets the concept that its documentation gives it")
  func layouts() throws {
    let rows = CSVRecords.strings(try Fixture.bytes("Layouts/headers_notes.csv")).dropFirst()
    #expect(rows.count > 600)
    for row in rows {
      let found = DataDictionary.conceptName(forHeader: row[2])
      #expect(found == (row[3] == "other" ? nil : row[3]), "\(row[0]) \(row[2]): \(found ?? "other")")
    }
  }
}
