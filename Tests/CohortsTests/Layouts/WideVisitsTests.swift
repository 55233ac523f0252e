import Clinical
import Execution
import Testing

@testable import Cohorts

@Suite("Visits side by side, and IDs on first rows only")
struct WideVisitsTests {
  @Test("numbered scores with dates beside them")
  func scoresAndDates() throws {
    let reading = try read(
      "hosp_id,sex,alsfrs_1_score,alsfrs_1_date,fvc_1_pct,alsfrs_2_score,alsfrs_2_date,fvc_2_pct\n"
        + "007,F,40,2019-01-01,90,37,2019-04-02,85\n008,M,30,2019-02-01,,,,\n")
    let cohort = reading.cohort
    #expect(reading.tables[0].layout == "wide: visits side by side")
    #expect(cohort.visitOffsets == [0, 2, 3])
    #expect(
      (0..<3).map { cohort.recordedTotal?[$0] ?? cohort.visitColumns.numbers("alsfrs_total")?[$0] } == [40, 37, 30])
    #expect((0..<3).map { cohort.vitalCapacityPercent?[$0] } == [90, 85, nil])
    #expect((0..<3).map { cohort.visitMonths[$0] } == [0, 91 / 30.4375, 0])
    #expect((0..<2).map { cohort.sex?[$0] } == [Sex.female.rawValue, Sex.male.rawValue])
    #expect(reading.tables[0].rowsRead == 2 && reading.tables[0].rowsUsed == 2)
  }

  @Test(
    "months in the header, however they are written",
    arguments: [
      "id,ALSFRSR_0,ALSFRSR_3,ALSFRSR_12", "id,alsfrsr_m0,alsfrsr_m3,alsfrsr_m12",
      "id,alsfrsr_baseline,alsfrsr_3m,alsfrsr_12m", "id,alsfrsr_month_0,alsfrsr_month_3,alsfrsr_month_12",
      "id,ALSFRS-R (Month 0),ALSFRS-R (Month 3),ALSFRS-R (Month 12)", "id,m0_alsfrsr,m3_alsfrsr,m12_alsfrsr",
    ])
  func months(_ header: String) throws {
    let cohort = try read(header + "\na,44,41,\nb,30,28,20\n").cohort
    #expect(cohort.visitOffsets == [0, 2, 5])
    #expect((0..<5).map { cohort.visitMonths[$0] } == [0, 3, 0, 3, 12])
    #expect((0..<5).map { cohort.recordedTotal?[$0] } == [44, 41, 30, 28, 20])
  }

  @Test("weeks, days and years")
  func units() throws {
    #expect(try read("id,alsfrsr_w0,alsfrsr_w4\na,44,41\n").cohort.visitMonths[1] == 28 / 30.4375)
    #expect(try read("id,alsfrsr_day0,alsfrsr_day90\na,44,41\n").cohort.visitMonths[1] == 90 / 30.4375)
    #expect(try read("id,alsfrsr_y0,alsfrsr_y1\na,44,41\n").cohort.visitMonths[1] == 12)
  }

  @Test("items at several visits")
  func items() throws {
    let names = (1...3).flatMap { visit in (1...12).map { "q\($0)_v\(visit)" } }
    let values = (1...3).flatMap { visit in [String](repeating: "\(5 - visit)", count: 12) }
    let cohort = try read("id,\(names.joined(separator: ","))\na,\(values.joined(separator: ","))\n").cohort
    #expect(cohort.visitCount == 3)
    #expect((0..<3).map { cohort.items[$0].sumOfTwelve } == [48, 36, 24])
  }

  @Test(
    "numbered columns that are no visits stay as they are",
    arguments: [
      "id,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,q12", "id,alsfrs_1,alsfrs_2,alsfrs_3,alsfrs_4",
      "id,alsfrs_r_1,alsfrs_r_4,alsfrs_r_6,alsfrs_r_11", "id,P1,P2,P3,1R,2R,3R",
      "id,pct_of_Normal_Trial_1,pct_of_Normal_Trial_2,ALSFRS_R_Total", "id,Site of Onset,Site of Onset 2,alsfrsr_total",
      "id,fvcp1,fvcp2,fvcp3,alsfrst", "id,race___1,race___2,alsfrsr_total",
    ])
  func series(_ header: String) throws {
    let width = header.split(separator: ",").count
    let row = (["a"] + [String](repeating: "3", count: width - 1)).joined(separator: ",")
    let reading = try read(header + "\n" + row + "\nb" + row.dropFirst() + "\n")
    #expect(reading.tables[0].layout == "one row a patient")
  }

  @Test("an ID on the first row of each patient is filled down, and counted")
  func filledDown() throws {
    let reading = try read("\u{FEFF}ID;months;alsfrsr_total\nS1;0;40\n;3,5;38\n;6;35\nS2;0;30\n;3;29\n")
    let cohort = reading.cohort
    #expect(cohort.patientCount == 2)
    #expect(cohort.visitOffsets == [0, 3, 5])
    #expect(cohort.visitMonths[1] == 3.5)
    #expect(reading.findings.map(\.rule) == ["layout", "layout"])
    #expect(reading.findings.contains { $0.message.hasPrefix("3 rows without an ID") })
    #expect(reading.tables[0].rowsRead == 5 && reading.tables[0].rowsSetAside == 0)
  }

  @Test("a blank ID here and there is a fault, not a layout")
  func blankID() throws {
    let reading = try read("id,months,alsfrsr_total\na,0,40\na,3,38\n,6,35\nb,0,30\n")
    #expect(reading.findings.map(\.rule) == ["empty-patient-id"])
  }

  @Test("findings in reshaped rows name the line of the file")
  func lines() throws {
    let reading = try read("id,alsfrsr_m0,alsfrsr_m3\na,44,41\nb,30,61\nc,20,19\n")
    let found = reading.findings.filter { $0.rule == "out-of-range" }
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.patient) == ["b"])
  }
}
