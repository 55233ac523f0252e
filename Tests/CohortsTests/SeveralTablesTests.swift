import Clinical
import Dispatch
import Execution
import Testing

@testable import Cohorts

/// Reads texts as files of one opening.
private func readAll(_ files: [(String, String)], _ plan: ReadingPlan = ReadingPlan()) throws -> Reading {
  try readCohort(files.map { Source(name: $0.0, bytes: Array($0.1.utf8)) }, plan, work: Work())
}

@Suite("Several tables of one cohort")
struct SeveralTablesTests {
  private let subjects = ("subjects.csv", "id,sex,onset,age\nb,F,bulbar,60\na,M,limb,50\nc,F,limb,70\n")
  private let visits = ("visits.csv", "id,months,alsfrsr_total\na,0,40\na,3,38\nb,0,30\nd,0,44\n")

  @Test("subjects and visits are joined by the patient's ID, whoever is in one of them only stays")
  func join() throws {
    let reading = try readAll([subjects, visits])
    let cohort = reading.cohort
    #expect((0..<4).map { cohort.patientIDs.text($0) } == ["b", "a", "c", "d"])
    #expect((0..<4).map { cohort.visitRange($0).count } == [1, 2, 0, 1])
    #expect((0..<4).map { cohort.recordedTotal?[min(cohort.visitRange($0).lowerBound, 3)] } == [30, 40, 44, 44])
    #expect((0..<4).map { cohort.ageYears?[$0] } == [60, 50, 70, nil])
    #expect((0..<4).map { cohort.sex?[$0] } == [Sex.female, .male, .female, nil].map { $0?.rawValue })
    let join = reading.findings.filter { $0.rule == "join" }
    #expect(join.map(\.file) == [0])
    #expect(
      join.map(\.message) == [
        "joined to visits.csv by the patient's ID: 2 patients in both, 1 only in subjects.csv, 1 only in visits.csv"
      ])
    #expect(reading.tables.map(\.layout) == ["one row a patient", "one row a visit"])
    #expect(reading.tables.map(\.rowsUsed) == [3, 4])
  }

  @Test("the order of the files changes nothing but the order of the patients")
  func fileOrder() throws {
    let cohort = try readAll([visits, subjects]).cohort
    #expect((0..<4).map { cohort.patientIDs.text($0) } == ["a", "b", "d", "c"])
    #expect((0..<4).map { cohort.visitRange($0).count } == [2, 1, 1, 0])
    #expect((0..<4).map { cohort.ageYears?[$0] } == [50, 60, nil, 70])
  }

  @Test("assessments of one patient at one time are one visit, whichever table they come from")
  func sameTime() throws {
    let reading = try readAll([
      ("PROACT_ALSFRS.csv", "subject_id,ALSFRS_Delta,ALSFRS_R_Total\n1,0,40\n1,91,38\n2,0,30\n"),
      (
        "PROACT_FVC.csv",
        "subject_id,pct_of_Normal_Trial_1,pct_of_Normal_Trial_2,Forced_Vital_Capacity_Delta\n1,80,85,0\n1,70,,30\n2,50,49,0\n"
      ),
    ])
    let cohort = reading.cohort
    #expect(cohort.visitOffsets == [0, 3, 4])
    #expect((0..<4).map { cohort.recordedTotal?[$0] } == [40, nil, 38, 30])
    #expect((0..<4).map { cohort.vitalCapacityPercent?[$0] } == [85, 70, nil, 50])
    #expect((0..<4).map { cohort.visitMonths[$0] } == [0, 30 / 30.4375, 91 / 30.4375, 0])
  }

  @Test("tables that count days and tables that count months share one axis")
  func units() throws {
    let cohort = try readAll([
      ("a.csv", "id,months,alsfrsr_total\n1,0,40\n1,2,39\n"), ("b.csv", "id,visit_day,fvc_pct\n1,0,90\n1,60.875,80\n"),
    ]).cohort
    #expect(cohort.visitCount == 2)
    #expect((0..<2).map { cohort.vitalCapacityPercent?[$0] } == [90, 80])
  }

  @Test("a fact told by two tables counts as the first says, and a difference is a finding")
  func conflict() throws {
    let reading = try readAll([
      ("a.csv", "id,sex,age\n1,F,60\n2,,50\n"), ("b.csv", "id,sex,onset\n1,M,bulbar\n2,M,limb\n"),
    ])
    #expect((0..<2).map { reading.cohort.sex?[$0] } == [Sex.female.rawValue, Sex.male.rawValue])
    #expect(reading.findings.filter { $0.rule == "conflict" }.count == 1)
    #expect(reading.cohort.visitOffsets == [0, 1, 2])
  }

  @Test("two tables with different answers at one time: the first counts, the second is said")
  func itemsOfTwoTables() throws {
    let reading = try readAll([
      ("a.csv", "id,months,q1,q2\na,0,4,4\nb,0,3,3\n"), ("b.csv", "id,months,q1,q2\na,0,1,1\nb,0,3,3\n"),
    ])
    #expect((0..<2).map { reading.cohort.items[$0][1] } == [4, 3])
    let conflict = reading.findings.filter { $0.rule == "conflict" }
    #expect(conflict.map(\.file) == [1])
    #expect(conflict.map(\.line) == [2])
  }

  @Test("a table of which nothing is read is left out, and every row of it is counted")
  func unused() throws {
    let reading = try readAll([
      subjects, visits, ("ADVERSEEVENTS.csv", "id,term,grade\na,Fall,2\na,Fall,3\nb,Rash,1\n"),
    ])
    #expect(reading.tables[2].rowsRead == 3)
    #expect(reading.tables[2].rowsSetAside == 3)
    #expect(reading.findings.filter { $0.rule == "left-out" }.map(\.file) == [2])
    #expect(reading.cohort.visitCount == 4)
  }

  @Test("rows of one table at one time stay apart; the first of each table belong together")
  func repeatsWithinATable() throws {
    let reading = try readAll([
      ("a.csv", "id,months,alsfrsr_total\n1,0,40\n1,0,41\n"), ("b.csv", "id,months,fvc_pct\n1,0,90\n1,3,80\n"),
    ])
    #expect(reading.cohort.visitCount == 3)
    #expect((0..<3).map { reading.cohort.vitalCapacityPercent?[$0] } == [90, nil, 80])
    #expect(reading.findings.filter { $0.rule == "duplicate-visit" }.map(\.line) == [3])
  }

  @Test("a file that cannot be used beside others is left out and said; alone it ends the reading")
  func failures() throws {
    let reading = try readAll([subjects, ("empty.csv", ""), ("notes.csv", "title,text\nx,y\n"), visits])
    #expect(reading.cohort.patientCount == 4)
    let left = reading.findings.filter { $0.rule == "left-out" }
    #expect(left.map(\.file) == [1, 2])
    #expect(left.map(\.severity) == [.error, .error])
    #expect(reading.tables.map(\.rowsRead) == [3, 0, 0, 4])
    #expect(throws: ReadingError.empty(file: "empty.csv")) { try readAll([("empty.csv", "")]) }
  }

  @Test("a mapping names a column of any table, and one that is in none is an error")
  func mapping() throws {
    let reading = try readAll(
      [subjects, ("v.csv", "id,months,score\na,0,40\n")], ReadingPlan(mapping: ["score": "alsfrsr_total"]))
    #expect(reading.cohort.recordedTotal?[0] == 40)
    #expect(throws: ReadingError.self) { try readAll([subjects, visits], ReadingPlan(mapping: ["nobody": "age"])) }
  }

  @Test("findings and source lines name the file that they are in")
  func places() throws {
    let sources = [
      Source(name: "s.csv", bytes: Array("id,age\n1,60\n2,376\n".utf8)),
      Source(name: "v.csv", bytes: Array("id,months,alsfrsr_total\n2,0,61\n1,0,40\n".utf8)),
    ]
    let reading = try readCohort(sources, ReadingPlan(), work: Work())
    let found = reading.findings.filter { $0.rule == "out-of-range" }
    #expect(found.map(\.file) == [0, 1])
    #expect(found.map(\.line) == [3, 2])
    #expect(found.map(\.patient) == ["2", "2"])
    let record = reading.rawRecord(at: reading.cohort.visitRecordAddresses[0], sources: sources)
    #expect(record.map { [$0.file, $0.line] } == [1, 3])
    #expect(record.map { String(decoding: $0.bytes, as: UTF8.self) } == "1,0,40")
  }

  @Test("onset, death and diagnosis from tables of their own count from the time zero of the visits")
  func moments() throws {
    let reading = try readAll([
      ("alsfrs.csv", "subject_id,ALSFRS_Delta,ALSFRS_R_Total\n1,0,40\n"),
      ("alshistory.csv", "subject_id,Site_of_Onset,Onset_Delta,Diagnosis_Delta\n1,,-609,\n1,Onset: Bulbar,,-304\n"),
      ("deathdata.csv", "subject_id,Subject_Died,Death_Days\n1,Yes,365.25\n"),
    ])
    let cohort = reading.cohort
    #expect(cohort.monthsOnsetToIndex?[0] == 609 / 30.4375)
    #expect(abs((cohort.diagnosticDelayMonths?[0] ?? 0) - 305 / 30.4375) < 1e-12)
    #expect(cohort.patientColumns.numbers(PatientFact.deathMonths)?[0] == 12)
    #expect(cohort.siteOfOnset?[0] == SiteOfOnset.bulbar.rawValue)
    #expect(cohort.visitCount == 1)
  }

  @Test("of a file whose bytes came in part the whole lines are read, and the reading says that it is a part")
  func cutShort() throws {
    let source = Source(name: "a.csv", bytes: Array("id,age\np1,60\np2,61\np3,6".utf8), isCutShort: true)
    let reading = try readCohort([source], ReadingPlan(), work: Work())
    #expect(reading.completeness == .partial(rows: 2))
    #expect(reading.cohort.patientCount == 2)
    let utf16 = "id;age\r\np1;60\r\np2;61\r\np3;6".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let wide = Source(name: "a.csv", bytes: [0xFF, 0xFE] + utf16.dropLast(), isCutShort: true)
    #expect(try readCohort([wide], ReadingPlan(), work: Work()).completeness == .partial(rows: 2))
    for start in ["id,age", "id,age\n", "id,age\np1,6"] {
      #expect(throws: ReadingError.cancelled) {
        try readCohort([Source(name: "a.csv", bytes: Array(start.utf8), isCutShort: true)], ReadingPlan(), work: Work())
      }
    }
  }

  @Test("whoever cancels while the rows are put in order gets nothing")
  func cancelledAssembly() {
    let assembling = Work()
    assembling.cancel()
    let source = Source(name: "a.csv", bytes: Array("id,age\np1,60\n".utf8))
    #expect(throws: ReadingError.cancelled) {
      try readCohort([source], ReadingPlan(), work: Work(), assembling: assembling)
    }
  }

  @Test("work cancelled half way gives the rows before, without gaps, and says that it is a part")
  func partial() throws {
    let rows = 20_000
    var text = "id,age\n"
    for row in 0..<rows { text += "p\(row),60\n" }
    let source = Source(name: "a.csv", bytes: Array(text.utf8))
    let work = Work()
    DispatchQueue(label: "watcher").async {
      while work.done < 20_000, !work.isCancelled {}
      work.cancel()
    }
    let reading = try CohortReader(plan: ReadingPlan(), work: work, blockSize: 64).read([source])
    work.cancel()
    guard case .partial(let read) = reading.completeness else {
      Issue.record("the work was done before it was cancelled")
      return
    }
    #expect(read > 0 && read < rows)
    #expect(reading.cohort.patientCount == read)
    #expect(reading.tables[0].rowsRead == read)
    #expect((0..<read).allSatisfy { reading.cohort.patientIDs.text($0) == "p\($0)" })
  }
}
