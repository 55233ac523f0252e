import CSV
import Clinical
import Execution
import Testing

@testable import Cohorts

@Suite("One record a feature, as in the challenge files of 2015")
struct FeatureRowsTests {
  private let text = """
    SubjectID|form_name|feature_name|feature_value|feature_unit|feature_delta
    533|Demographic|Age|65||0
    533|Demographic|Gender|M||0
    533|ALSHX|onset_delta|-1023||0
    533|ALSHX|onset_site|Bulbar||0
    533|ALSFRS|ALSFRS_R_Total|40||7
    533|ALSFRS|R1_Dyspnea|4||7
    533|ALSFRS|ALSFRS_R_Total|38||98
    533|ALSFRS|ALSFRS_R_Total|38||98
    533|Vital|weight|80|Kilograms|7
    649|Demographic|Gender|F||0
    649|ALSFRS|ALSFRS_R_Total|30||0
    649|ALSFRS|ALSFRS_R_Total|31||0
    649|Lab|ALT|17|U/L|0
    649|Lab|ALT|18|U/L|5

    """

  @Test("features become columns, days become visits, forms of the same day one visit")
  func pivot() throws {
    let reading = try read(text)
    let cohort = reading.cohort
    #expect(reading.tables[0].layout == "one record a feature")
    #expect(reading.tables[0].dialect.delimiterName == "pipe")
    #expect(cohort.patientCount == 2)
    #expect((0..<2).map { cohort.ageYears?[$0] } == [65, nil])
    #expect((0..<2).map { cohort.sex?[$0] } == [Sex.male.rawValue, Sex.female.rawValue])
    #expect(cohort.siteOfOnset?[0] == SiteOfOnset.bulbar.rawValue)
    #expect(cohort.monthsOnsetToIndex?[0] == 1023 / 30.4375)
    #expect(cohort.visitRange(0).map { cohort.visitMonths[$0] } == [7 / 30.4375, 98 / 30.4375])
    #expect(cohort.visitRange(0).map { cohort.recordedTotal?[$0] } == [40, 38])
    #expect(cohort.visitColumns.numbers(VisitFact.weight)?[0] == 80)
  }

  @Test("a repeated record is set aside, two values of one day are neither used; every record is accounted for")
  func ledger() throws {
    let reading = try read(text)
    let table = reading.tables[0]
    #expect(table.rowsRead == 14)
    #expect(table.rowsRead == table.rowsUsed + table.rowsSetAside)
    #expect(reading.findings.filter { $0.rule == "duplicate-row" }.map(\.line) == [9])
    #expect(reading.findings.filter { $0.rule == "conflict" }.map(\.line) == [13])
    let totals = reading.cohort.visitRange(1).compactMap { reading.cohort.recordedTotal?[$0] }
    #expect(totals.isEmpty)
  }
}
