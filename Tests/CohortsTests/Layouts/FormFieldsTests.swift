import CSV
import Clinical
import Execution
import Testing

@testable import Cohorts

@Suite("One record a field of a form, as in the challenge of 2012")
struct FormFieldsTests {
  private static let keys = (1...9).map { "0000000\($0)-aaaa-bbbb-cccc-0123456789ab" }

  /// Made up; numbers of fields and codes of the sex as documented for the challenge.
  private static let records = """
    533|145|Demographics|\(keys[0])|1205|Sex|2
    533|145|Demographics|\(keys[0])|1257|Age|65
    533|146|Subject ALS History|\(keys[1])|1417|Onset Delta|-1023
    533|146|Subject ALS History|\(keys[1])|1416|Site of Onset|Onset: Bulbar
    533|147|ALSFRS(R)|\(keys[2])|1225|ALSFRS Delta|7
    533|147|ALSFRS(R)|\(keys[2])|1213|1. Speech|3
    533|147|ALSFRS(R)|\(keys[2])|1229|ALSFRS-R Total|40
    533|147|ALSFRS(R)|\(keys[3])|1225|ALSFRS Delta|98
    533|147|ALSFRS(R)|\(keys[3])|1213|1. Speech|2
    533|147|ALSFRS(R)|\(keys[3])|1229|ALSFRS-R Total|38
    649|145|Demographics|\(keys[4])|1205|Sex|1
    649|147|ALSFRS(R)|\(keys[5])|1225|ALSFRS Delta|0
    649|147|ALSFRS(R)|\(keys[5])|1229|ALSFRS-R Total|30
    649|147|ALSFRS(R)|\(keys[5])|1229|ALSFRS-R Total|30
    649|147|ALSFRS(R)|\(keys[5])|1229|ALSFRS-R Total|31

    """

  @Test(
    "forms become tables and filled-in forms rows, with a header and without",
    arguments: ["SubjectID|FormID|FormName|RecordID|FieldID|FieldName|value\n", ""])
  func forms(_ header: String) throws {
    let reading = try read(header + FormFieldsTests.records)
    let cohort = reading.cohort
    #expect(reading.tables[0].layout == "one record a field of a form")
    #expect(cohort.patientCount == 2)
    #expect((0..<2).map { cohort.sex?[$0] } == [Sex.male.rawValue, Sex.female.rawValue])
    #expect(cohort.ageYears?[0] == 65)
    #expect(cohort.siteOfOnset?[0] == SiteOfOnset.bulbar.rawValue)
    #expect(cohort.monthsOnsetToIndex?[0] == 1023 / 30.4375)
    #expect(cohort.visitRange(0).map { cohort.visitMonths[$0] } == [7 / 30.4375, 98 / 30.4375])
    #expect(cohort.visitRange(0).map { cohort.recordedTotal?[$0] } == [40, 38])
    #expect(cohort.visitRange(0).map { cohort.items[$0][1] } == [3, 2])
  }

  @Test("a blank leaves its place to a value of the same form")
  func blank() throws {
    let blank =
      FormFieldsTests.records.replacing("|65\n", with: "|\n")
      + "533|145|Demographics|\(FormFieldsTests.keys[0])|1257|Age|66\n"
    let reading = try read("SubjectID|FormID|FormName|RecordID|FieldID|FieldName|value\n" + blank)
    #expect(reading.cohort.ageYears?[0] == 66)
    #expect(reading.findings.filter { $0.rule == "conflict" }.map(\.line) == [16])
  }

  @Test("a repeated record is set aside, another value of one form is named; every record is accounted for")
  func ledger() throws {
    let reading = try read("SubjectID|FormID|FormName|RecordID|FieldID|FieldName|value\n" + FormFieldsTests.records)
    let table = reading.tables[0]
    #expect(table.rowsRead == 15)
    #expect(table.rowsRead == table.rowsUsed + table.rowsSetAside)
    #expect(reading.findings.filter { $0.rule == "duplicate-row" }.map(\.line) == [15])
    #expect(reading.findings.filter { $0.rule == "conflict" }.map(\.line) == [16])
    #expect(reading.cohort.visitRange(1).map { reading.cohort.recordedTotal?[$0] } == [30])
  }
}
