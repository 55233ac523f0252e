import CSV
import Execution
import TestKit
import Testing

@testable import Cohorts

@Suite("An account of every column")
struct ColumnAccountTests {
  static let files: [[String]] =
    [
      "arm-single-longitudinal", "checkboxes-1", "repeating-instruments", "simple",
    ].map { project in ["ThirdParty/redcapr/\(project)/data.csv", "ThirdParty/redcapr/\(project)/dictionary.csv"] }
    + [
      ["ThirdParty/wonderful-wednesdays/2020-04-08-psi-vissig-adtte.csv"], ["ThirdParty/wonderful-wednesdays/ADVS.csv"],
    ]
    + [["Cohorts/register.csv"], ["Cohorts/trial.csv"], ["Cohorts/no_censor_date.csv"]]

  @Test("every column of a file is in its report, with what became of it", arguments: files)
  func fixtures(_ paths: [String]) throws {
    try check(paths.map { Source(name: $0, bytes: try Fixture.bytes($0)) })
    // Without the dictionary fields keep their headers and check-boxes are flags.
    try check([Source(name: paths[0], bytes: try Fixture.bytes(paths[0]))])
  }

  @Test(
    "so it is whatever the layout",
    arguments: [
      "id,alsfrs_m0,alsfrs_m3,fvc_m0,sex\na,40,38,90,F\nb,41,40,80,M\n",
      "USUBJID,PARAMCD,AVAL,ADY,VISIT,QSSEQ\na,ALSFRSR,40,1,V1,1\na,ALSFRSR,38,90,V2,2\nb,ALSFRSR,44,1,V1,1\n",
      "USUBJID,PARAMCD,AVAL,CNSR,STARTDT\na,OS,300,0,2019-01-01\nb,OS,500,1,2019-02-01\n",
      "record_id,redcap_event_name,redcap_data_access_group,age,onset_site___1,demo_complete\n1,a_arm_1,x,60,1,2\n2,a_arm_1,x,50,0,2\n",
      "Record ID,Event Name,Repeat Instrument,Repeat Instance,Age,Race (choice=Asian),Race (choice=White),Complete?\n1,Baseline,,,60,Checked,Unchecked,Complete\n1,Baseline,Visit,1,,,,Complete\n",
      "SubjectID,FormID,FormName,RecordID,FieldID,FieldName,value\n1,9,ALSFRS,k,1225,Delta,0\n1,9,ALSFRS,k,1229,Total,40\n",
      "SubjectID|form_name|feature_name|feature_value|feature_unit|feature_delta\n1|ALSFRS|ALSFRS_Total|30||0\n1|Demographic|Age|60|years|0\n",
    ])
  func layouts(_ text: String) throws { try check([Source(name: "file.csv", bytes: Array(text.utf8))]) }

  private func check(_ sources: [Source]) throws {
    let reading = try readCohort(sources, ReadingPlan(), work: Work())
    for (source, report) in zip(sources, reading.tables) {
      let header = try #require(CSVRecords.strings(source.text.bytes, dialect: report.dialect).first)
      let accounted = Set(report.columns.map(\.header))
      for name in header.map({ $0.trimmingPrefix("\u{FEFF}") }) {
        #expect(accounted.contains(String(name)), "\(source.name): \(name) (\(report.layout))")
      }
    }
  }
}
