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

@Suite("How sure the reader is of a column")
struct ConfidenceTests {
  @Test("certain needs a specific header and values that fit; a short header never is")
  func confidence() throws {
    let text = """
      patient_id,age_at_onset,site,status,time,group,number,niv,fvc
      p1,61,Dublin,1,12.5,A,17,yes,80
      p2,58,Turin,2,14,B,18,no,72
      p3,70,Turin,1,9,A,19,no,95
      """
    let columns = try read(text).tables[0].columns
    let found = Dictionary(uniqueKeysWithValues: columns.map { ($0.header, $0.confidence) })
    #expect(found["age_at_onset"] == .certain)
    #expect(found["fvc"] == .certain)
    for header in ["site", "status", "time", "group"] { #expect(found[header] == .asked, "\(header)") }
    #expect(found["niv"] == .likely)
    #expect(found["number"] == MappingConfidence.none)
    #expect(columns.first { $0.header == "status" }?.reason.hasSuffix("confirm it") == true)
  }

  @Test("values that can be nothing else settle a short header, but do not make it certain")
  func telling() throws {
    let columns = try read("id,site,status,onset\na,bulbar,Alive,2019-03-01\nb,limb,Deceased,2018-01-02\n").tables[0]
      .columns
    #expect(columns.map(\.concept) == ["patient_id", "onset_site", "death_flag", "onset_date"])
    #expect(columns.map(\.confidence) == [.certain, .likely, .likely, .likely])
  }

  @Test("what the user maps is asked for, and the reason says so")
  func mapped() throws {
    let reading = try read("id,status\na,1\nb,2\n", ReadingPlan(mapping: ["status": "event_flag"]))
    #expect(reading.tables[0].columns[1].confidence == .asked)
    #expect(reading.tables[0].columns[1].reason == "as asked")
  }

  @Test("content tells apart what one header means in two registers")
  func siblings() throws {
    #expect(try concept("id,ALSFRS1\na,38\nb,44\nc,29\n", 1) == "alsfrsr_total")
    #expect(try concept("id,ALSFRS1\na,3\nb,4\nc,2\n", 1) == "alsfrs_item_1")
    #expect(try concept("id,ALS-FRSr\na,12\nb,8\nc,11\n", 1) == "respiratory")
    #expect(try concept("id,ALS-FRSr\na,41\nb,38\nc,22\n", 1) == "alsfrsr_total")
    #expect(try concept("id,niv\na,2020-01-05\nb,2019-11-30\n", 1) == "niv_date")
    #expect(try concept("id,event\na,NIV\nb,DEATH\nc,NONE\n", 1) == "event_type")
    #expect(try concept("id,FVC\na,3120\nb,2800\nc,4100\n", 1) == "vc_litres")
  }

  private func concept(_ text: String, _ index: Int) throws -> String? {
    try read(text).tables[0].columns[index].concept
  }
}

@Suite("Laws of the data dictionary")
struct HeaderLawsTests {
  @Test("capitals, separators, quotes and a byte order mark change no meaning")
  func forms() throws {
    // "ALS-FRSr" and "ALS-FRSR" differ by their capitals alone.
    let byCapitals: Set = ["ALS-FRSr", "ALS-FRSb"]
    for file in ["headers", "headers_notes"] {
      for row in CSVRecords.strings(try Fixture.bytes("Layouts/\(file).csv")).dropFirst()
      where !byCapitals.contains(row[2]) {
        let header = row[2]
        let concept = DataDictionary.conceptName(forHeader: header)
        for form in [header.uppercased(), "\u{FEFF}\(header)", "\"\(header)\"", " \(header) "] {
          // Capitals hide where words join; what is found must not be another meaning.
          let found = DataDictionary.conceptName(forHeader: form)
          #expect(found == concept || form == header.uppercased() && found == nil, "\(form): \(found ?? "other")")
        }
      }
    }
  }

  @Test("what is somebody else's, a change or a plan is no column of the patient")
  func othersColumns() {
    let headers = [
      "father_age_at_onset", "Mother date of birth", "age_of_spouse", "weight_change", "FVC decline",
      "Riluzole stop date",
      "date_of_consent", "NIV refused", "PEG offered", "sample_date", "visit_id", "form_id", "max.alsfrs.score",
      "mean.fvc.liters", "Symptom.Speech", "number_of_visits", "phone_number", "batch number",
    ]
    for header in headers { #expect(DataDictionary.conceptName(forHeader: header) == nil, "\(header)") }
  }

  @Test("hostile headers are no concept and take no time")
  func hostile() {
    let headers = [
      "", " ", "____", String(repeating: "a", count: 10_000), String(repeating: "date_", count: 5_000), "\u{0}", "日付",
      "👩‍⚕️", "%%%", String(repeating: "onset", count: 6), "1", "5", "-1", "=1+1", "<script>",
    ]
    for header in headers { _ = DataDictionary.conceptName(forHeader: header) }
    #expect(DataDictionary.conceptName(forHeader: "日付") == nil)
    #expect(DataDictionary.conceptName(forHeader: "1") == nil)
  }
}
