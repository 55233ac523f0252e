import Clinical
import Execution
import Testing

@testable import Cohorts

/// A folder of PRO-ACT tables in small, with invented patients: what the notes on its releases say must come out.
@Suite("PRO-ACT tables")
struct PROACTTests {
  private static let alsfrs =
    "subject_id,Q1_Speech,Q2_Salivation,Q3_Swallowing,Q4_Handwriting,Q5a_Cutting_without_Gastrostomy,"
    + "Q5b_Cutting_with_Gastrostomy,Q6_Dressing_and_Hygiene,Q7_Turning_in_Bed,Q8_Walking,Q9_Climbing_Stairs,"
    + "Q10_Respiratory,ALSFRS_Delta,ALSFRS_Total,ALSFRS_R_Total,R_1_Dyspnea,R_2_Orthopnea,R_3_Respiratory_Insufficiency\n"
    + "1,4,4,4,4,4,,4,4,4,4,4,-14,40,48,4,4,4\n1,4,4,4,3,3,,4,4,4,4,4,0,38,46,4,4,4\n2,3,3,3,3,,2,3,3,3,3,3,0,29,,,,\n"

  private func open(_ prefix: String = "PROACT_", mark: String = "") throws -> Reading {
    let files = [
      ("ALSFRS", Self.alsfrs),
      (
        "ALSHISTORY",
        "subject_id,Site_of_Onset___Bulbar,Site_of_Onset___Limb,Symptom,Site_of_Onset,Onset_Delta,Diagnosis_Delta\n"
          + "1,,,Weakness,Onset: Limb,-400,\n1,,,WEAKNESS,,,-100\n2,1,,.,,-300,\n"
      ),
      ("DEMOGRAPHICS", "subject_id,Demographics_Delta,Age,Date_of_Birth,Sex\n1,0,61,,Male\n2,0,50,,Female\n"),
      ("DEATHDATA", "subject_id,Subject_Died,Death_Days\n1,Yes,365\n2,No,\n"),
      ("RILUZOLE", "subject_id,Subject_used_Riluzole,Riluzole_use_Delta\n1,Yes,0\n"),
      ("TREATMENT", "subject_id,Study_Arm,Treatment_Group_Delta\n1,Active,0\n2,Placebo,0\n"),
      (
        "FVC",
        "subject_id,Subject_Liters_Trial_1,pct_of_Normal_Trial_1,pct_of_Normal_Trial_2,Forced_Vital_Capacity_Delta\n1,3,80,85,0\n"
      ),
      (
        "VITALSIGNS", "subject_id,Vital_Signs_Delta,Weight,Weight_Units\n1,0,180,Pounds\n2,0,70,Kilograms\n"
      ),
      (
        "ADVERSEEVENTS",
        "subject_id,Lowest_Level_Term,Severity,Start_Date_Delta\n1,Fall,MILD,3\n1,Rash,MILD,4\n2,Fall,MILD,9\n"
      ),
      ("LABS", "subject_id,Test_Name,Test_Result,Test_Unit,Laboratory_Delta\n1,ALT,17,U/L,0\n1,AST,20,U/L,0\n"),
    ]
    return try readCohort(
      files.map { Source(name: "\(prefix)\($0.0).csv", bytes: Array((mark + $0.1).utf8)) }, ReadingPlan(), work: Work())
  }

  @Test("the tables of every release become one cohort", arguments: ["PROACT_", "F_PROACT_", "proact_", ""])
  func join(_ prefix: String) throws {
    let reading = try open(prefix, mark: prefix == "F_PROACT_" ? "\u{FEFF}" : "")
    let cohort = reading.cohort
    #expect(cohort.patientCount == 2)
    #expect(cohort.visitOffsets == [0, 2, 3])
    #expect((0..<3).map { cohort.visitMonths[$0] } == [-14 / 30.4375, 0, 0])
    #expect((0..<3).map { cohort.items[$0].sumOfTwelve } == [48, 46, nil])
    #expect(cohort.items[2].cutting == .withGastrostomy)
    #expect((0..<2).map { cohort.siteOfOnset?[$0] } == [SiteOfOnset.limb.rawValue, SiteOfOnset.bulbar.rawValue])
    #expect((0..<2).map { cohort.ageYears?[$0] } == [61, 50])
    #expect((0..<2).map { cohort.monthsOnsetToIndex?[$0] } == [400 / 30.4375, 300 / 30.4375])
    #expect(cohort.diagnosticDelayMonths?[0] == 300 / 30.4375)
    #expect((0..<2).map { cohort.patientColumns.smalls(PatientFact.died)?[$0] } == [1, 0])
    #expect((0..<2).map { cohort.patientColumns.smalls(PatientFact.riluzole)?[$0] } == [1, nil])
  }

  @Test("the best effort of a visit counts, and weights in pounds become kilograms")
  func measures() throws {
    let cohort = try open().cohort
    #expect(cohort.vitalCapacityPercent?[1] == 85)
    let weight = cohort.visitColumns.numbers(VisitFact.weight)
    #expect(abs((weight?[1] ?? 0) - 180 * 0.45359237) < 1e-9)
    #expect(weight?[2] == 70)
  }

  @Test("what is not read is said, table by table and column by column, and every row is counted")
  func account() throws {
    let reading = try open()
    let notUsed = reading.tables.filter { $0.layout == "not used" }
    #expect(notUsed.map(\.name) == ["PROACT_ADVERSEEVENTS.csv", "PROACT_LABS.csv"])
    #expect(notUsed.map(\.rowsSetAside) == [3, 2])
    for table in reading.tables { #expect(table.rowsRead == table.rowsUsed + table.rowsSetAside) }
    #expect(reading.tables[1].layout == "several rows a patient")
    #expect(reading.findings.filter { $0.rule == "left-out" }.map(\.column) == ["Symptom", "", ""])
    #expect(reading.findings.filter { $0.severity == .error }.isEmpty)
    #expect(reading.findings.filter { $0.rule == "conflict" }.isEmpty)
  }
}
