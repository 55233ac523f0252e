import CSV
import Clinical
import Execution
import TestKit
import Testing

@testable import Cohorts

@Suite("REDCap exports")
struct REDCapTests {
  private func project(_ name: String, _ files: [String] = ["data.csv", "dictionary.csv"]) throws -> Reading {
    try readCohort(
      files.map { Source(name: $0, bytes: try Fixture.bytes("ThirdParty/redcapr/\(name)/\($0)")) }, ReadingPlan(),
      work: Work())
  }

  private func texts(_ words: [(String, String)]) throws -> Reading {
    try readCohort(words.map { Source(name: $0.0, bytes: Array($0.1.utf8)) }, ReadingPlan(), work: Work())
  }

  private static let dictionaryHeader =
    "\"Variable / Field Name\",\"Form Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\",\"Text Validation Type OR Show Slider Number\",Identifier?\n"

  @Test("check-boxes of one question become the labels that are ticked")
  func checkBoxes() throws {
    let reading = try project("checkboxes-1")
    let cohort = reading.cohort
    func value(_ name: String, _ patient: Int) -> String? {
      guard let column = cohort.patientColumns.codes(name), let level = column[patient] else { return nil }
      return column.levels.text(level)
    }
    #expect((0..<4).map { value("check_one", $0) } == ["one", nil, "one; two; three; four", nil].map { $0 })
    #expect((0..<4).map { value("check_two", $0) } == ["A; C", "B; D", nil, nil].map { $0 })
    #expect(reading.tables.map(\.layout) == ["REDCap export", "REDCap data dictionary"])
    #expect(reading.tables[0].rowsRead == 4 && reading.tables[0].rowsUsed == 4)
  }

  @Test("each repeating instrument is a table of visits of its own, its only date is the date of the visit")
  func repeatingInstruments() throws {
    let reading = try project("repeating-instruments")
    let cohort = reading.cohort
    #expect(cohort.patientCount == 2)
    #expect(reading.tables[0].rowsRead == 6)
    #expect(reading.tables[0].rowsSetAside == 0)
    #expect(cohort.visitRange(0).count == 3)
    #expect(
      cohort.visitColumns.numbers("bp_systolic").map { column in cohort.visitRange(0).map { column[$0] } } == [
        110, 111, 112,
      ])
    #expect(cohort.visitMonths[1] == 0)
  }

  @Test("events with a date are visits in time")
  func longitudinal() throws {
    let reading = try project("arm-single-longitudinal")
    let cohort = reading.cohort
    #expect(cohort.patientCount == 3)
    #expect(cohort.visitOffsets == [0, 3, 6, 9])
    #expect(cohort.visitMonths[2] == 2 / 30.4375)
  }

  @Test("numbers with a decimal comma are numbers")
  func decimalComma() throws {
    let reading = try project("decimal-comma", ["data.csv", "dictionay.csv"])
    let cohort = reading.cohort
    #expect(cohort.patientCount == 4)
    #expect((0..<4).map { cohort.visitColumns.numbers(VisitFact.weight)?[$0] } == [52.3, 92.3, 123.4, 45.9])
    #expect((0..<4).map { cohort.patientColumns.numbers("bmi")?[$0] } == [22.1, 27.3, 32.5, 17.7])
    #expect(reading.tables[1].layout == "REDCap data dictionary")
  }

  @Test("codes become labels, months of events become times, identifiers are named, empty rows keep the patient")
  func codes() throws {
    let reading = try texts([
      (
        "dict.csv",
        REDCapTests.dictionaryHeader + "record_id,base,text,Record,,,\nsex,base,radio,Sex,\"1, Male | 2, Female\",,\n"
          + "initials,base,text,Initials,,,y\nalsfrs_total_man,visit,text,ALSFRS-R,,integer,\n"
          + "onset_site,base,checkbox,Site of onset,\"1, Bulbar | 2, Upper limb\",,\n"
      ),
      (
        "data.csv",
        "record_id,redcap_event_name,sex,initials,onset_site___1,onset_site___2,alsfrs_total_man,visit_complete\n"
          + "1,baseline_arm_1,2,AB,1,0,44,2\n1,month_3_arm_1,,,,,41,2\n2,baseline_arm_1,1,CD,0,1,30,2\n3,baseline_arm_1,,,,,,0\n"
      ),
    ])
    let cohort = reading.cohort
    #expect((0..<3).map { cohort.sex?[$0] } == [Sex.female.rawValue, Sex.male.rawValue, nil])
    #expect(
      (0..<3).map { cohort.siteOfOnset?[$0] } == [SiteOfOnset.bulbar.rawValue, SiteOfOnset.upperLimb.rawValue, nil])
    #expect(cohort.visitOffsets == [0, 2, 3, 3])
    #expect((0..<3).map { cohort.visitMonths[$0] } == [0, 3, 0])
    #expect((0..<3).map { cohort.recordedTotal?[$0] } == [44, 41, 30])
    #expect(reading.tables[1].rowsRead == 4 && reading.tables[1].rowsUsed == 4)
  }

  @Test("an export with labels reads like the raw one")
  func labels() throws {
    let reading = try texts([
      (
        "labels.csv",
        "Record ID,Event Name,Repeat Instrument,Repeat Instance,Sex,Site of onset (choice=Bulbar),Site of onset (choice=Lower limb),ALSFRS-R total,Complete?,Complete?\n"
          + "1,Baseline (Arm 1: Drug),,,Female,Checked,Unchecked,44,Complete,\n1,Week 12 (Arm 1: Drug),,,,,,41,,Complete\n"
      )
    ])
    let cohort = reading.cohort
    #expect(cohort.sex?[0] == Sex.female.rawValue)
    #expect(cohort.siteOfOnset?[0] == SiteOfOnset.bulbar.rawValue)
    #expect((0..<2).map { cohort.visitMonths[$0] } == [0, 12 * 7 / 30.4375])
    #expect((0..<2).map { cohort.recordedTotal?[$0] } == [44, 41])
  }

  @Test(
    "names of events tell a time, or none",
    arguments: [
      ("month_3_arm_1", EventTime.Unit.months, 3), ("Week 12 (Arm 1: Drug)", .weeks, 12), ("day_90_arm_2", .days, 90),
      ("6 months", .months, 6),
    ])
  func times(_ name: String, _ unit: EventTime.Unit, _ number: Int) {
    #expect(EventTime(name)?.unit == unit)
    #expect(EventTime(name)?.number == number)
  }

  @Test("no time is made up", arguments: ["visit_2_arm_1", "follow_up_arm_1", "unscheduled", "screening_arm_1"])
  func noTime(_ name: String) { #expect(EventTime(name) == nil) }
}
