import CSV
import Cohorts
import Execution
import TestKit
import Testing

@Suite("The data dictionary")
struct DataDictionaryTests {
  @Test("every header of twelve layouts gets the concept that its documentation gives it")
  func layouts() throws {
    // BRAINTEASER calls numbers of days dates: only the content tells, see the next test.
    let byContent: Set = ["onsetDate", "diagnosisDate"]
    let rows = CSVRecords.strings(try Fixture.bytes("Layouts/headers.csv")).dropFirst()
    #expect(rows.count > 220)
    for row in rows where !byContent.contains(row[2]) {
      #expect(
        DataDictionary.conceptName(forHeader: row[2]) == (row[3] == "other" ? nil : row[3]), "\(row[0]) \(row[2])")
    }
  }

  @Test("a column called date that holds numbers counts days, and one called site that holds onsets is the onset")
  func contentOverrules() throws {
    let columns = try mappings(
      "PatientID,onsetDate,diagnosisDate,site,q1\np1,-400,-100,bulbar,3\np2,-300,-20,spinal,4\n")
    #expect(columns["onsetDate"] == "onset_delta")
    #expect(columns["diagnosisDate"] == "diagnosis_delta")
    #expect(columns["site"] == "onset_site")
  }

  @Test("item 10 of the original scale is not dyspnoea where R1 to R3 are beside it, and is where 11 and 12 are")
  func itemTen() throws {
    let old = try mappings("id,Q10_Respiratory,R_1_Dyspnea,R_2_Orthopnea,R_3_Respiratory_Insufficiency\n1,4,3,3,3\n")
    #expect(old["Q10_Respiratory"] == "alsfrs_item_10old")
    #expect(old["R_1_Dyspnea"] == "alsfrs_item_10")
    let lisbon = try mappings("REF,P10,1R,2R,3R\n1,4,3,3,3\n")
    #expect(lisbon["P10"] == "alsfrs_item_10old")
    #expect(lisbon["3R"] == "alsfrs_item_12")
    let new = try mappings("id,q10_respiratory,q11_orthopnea,q12_insufficiency\n1,4,3,3\n")
    #expect(new["q10_respiratory"] == "alsfrs_item_10")
    let revised = try mappings("id,alsfrs_r_1,alsfrs_r_4,alsfrs_r_6,alsfrs_r_11\n1,4,3,3,2\n")
    #expect(revised["alsfrs_r_1"] == "alsfrs_item_1")
    #expect(revised["alsfrs_r_11"] == "alsfrs_item_11")
  }

  @Test("one concept goes to one column; the second keeps its own name and the reason says why")
  func rivals() throws {
    let reading = try read("USUBJID,SUBJID,age,age_years\nA-1,1,60,60\nA-2,2,70,70\n")
    let columns = reading.tables[0].columns
    #expect(columns.map(\.concept) == ["patient_id", nil, "age", nil])
    #expect(columns[3].reason == "second column for age, which is age")
    #expect(reading.cohort.patientColumns["age_years"] != nil)
  }

  @Test("a header whose values disagree keeps its own name")
  func disagreement() throws {
    let columns = try mappings("id,age,fvc\n1,young,2.1\n2,old,3.4\n3,old,1.9\n4,young,2.2\n")
    #expect(columns["age"] == .some(nil))
    #expect(columns["fvc"] == "vc_litres")
  }

  @Test("an ALSFRS total above 40 is the revised scale, one that never is stays the 40-point scale with a warning")
  func fortyOrFortyEight() throws {
    let revised = try read("id,alsfrs_total\n1,47\n2,30\n")
    #expect(revised.cohort.recordedTotal?[0] == 47)
    let old = try read("id,alsfrs_total\n1,38\n2,30\n")
    #expect(old.cohort.recordedTotal == nil)
    #expect(old.cohort.visitColumns.numbers("alsfrs_total")?[0] == 38)
    #expect(old.findings.map(\.rule) == ["alsfrs-40"])
  }

  @Test("what the user maps is not questioned, and what does not exist is an error")
  func mapping() throws {
    let bytes = Source(name: "x.csv", bytes: Array("who,score\na,30\nb,20\n".utf8))
    let plan = ReadingPlan(mapping: ["who": "patient_id", "score": "alsfrsr_total"])
    let reading = try readCohort([bytes], plan, work: Work())
    #expect(reading.cohort.recordedTotal?[1] == 20)
    #expect(reading.tables[0].columns.map(\.confidence) == [.asked, .asked])
    #expect(throws: ReadingError.self) {
      try readCohort([bytes], ReadingPlan(mapping: ["nobody": "age"]), work: Work())
    }
    #expect(throws: ReadingError.badMapping("shoe_size is no variable that a column can be mapped to")) {
      try readCohort([bytes], ReadingPlan(mapping: ["who": "shoe_size"]), work: Work())
    }
  }

  private func mappings(_ text: String) throws -> [String: String?] {
    Dictionary(uniqueKeysWithValues: try read(text).tables[0].columns.map { ($0.header, $0.concept) })
  }
}

/// Reads text as one file.
func read(_ text: String, _ plan: ReadingPlan = ReadingPlan()) throws -> Reading {
  try readCohort([Source(name: "cohort.csv", bytes: Array(text.utf8))], plan, work: Work())
}
