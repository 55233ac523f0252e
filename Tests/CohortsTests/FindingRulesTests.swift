import Clinical
import Cohorts
import Execution
import Testing

/// One tiny file a rule: each is to give exactly that finding, at that line.
@Suite("Rules that a file is checked against")
struct FindingRulesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: String
    var line: Int
    var severity = Finding.Severity.error
    var consequence = Finding.Consequence.rowSetAside
    var text: String
    var testDescription: String { rule }
  }

  static let visits = "id,months,alsfrsr_total,age\n"
  static let items = "id,months,q1,q2,q3,q4,q5a,q5b,q6,q7,q8,q9,q10,q11,q12,alsfrsr_total\n"

  @Test(
    "each planted fault is found once, where it is, and does what it says",
    arguments: [
      Case(rule: "ragged-row", line: 3, text: visits + "a,0,40,60\nb,0\nc,0,41,50\n"),
      Case(rule: "ragged-row", line: 3, text: visits + "a,0,40,60\nb,0,41,50,7\n"),
      Case(
        rule: "ragged-row", line: 3, severity: .warning, consequence: .keptFlagged,
        text: visits + "a,0,40,60\nb,0,41,50,,\n"),
      Case(
        rule: "ragged-row", line: 3, severity: .warning, consequence: .keptFlagged, text: visits + "a,0,40,\nb,0,41\n"),
      Case(rule: "open-quote", line: 3, text: visits + "a,0,40,60\n\"b,0,41,50\nc,0,41,50\n"),
      Case(rule: "empty-patient-id", line: 2, text: visits + " ,0,40,60\nb,0,41,50\n"),
      Case(
        rule: "not-a-number", line: 3, consequence: .valueSetAside,
        text: visits + "a,0,40,60\nb,0,forty,50\nc,0,41,50\n"),
      Case(rule: "out-of-range", line: 2, consequence: .valueSetAside, text: visits + "a,0,61,60\nb,0,41,50\n"),
      Case(rule: "out-of-range", line: 2, consequence: .valueSetAside, text: visits + "a,0,40.5,60\nb,0,41,50\n"),
      Case(rule: "out-of-range", line: 3, consequence: .valueSetAside, text: visits + "a,0,40,60\nb,0,41,376\n"),
      Case(
        rule: "out-of-range", line: 2, consequence: .valueSetAside,
        text: "id,q1,q2\na,2.5,2.0\nb,3,3\nc,4,4\n"),
      Case(
        rule: "total-mismatch", line: 2, severity: .warning, consequence: .keptFlagged,
        text: items + "a,0,4,4,4,4,4,,4,4,4,4,4,4,4,47\nb,0,4,4,4,4,4,,4,4,4,4,4,4,4,48\n"),
      Case(
        rule: "both-5a-and-5b", line: 2, severity: .warning, consequence: .valueSetAside,
        text: items + "a,0,4,4,4,4,4,3,4,4,4,4,4,4,4,48\n"),
      Case(rule: "duplicate-row", line: 3, text: visits + "a,0,40,60\na,0,40,60\na,1,39,60\n"),
      Case(
        rule: "duplicate-visit", line: 3, severity: .warning, consequence: .keptFlagged,
        text: visits + "a,0,40,60\na,0,39,60\nb,0,40,50\n"),
      Case(
        rule: "duplicate-patient", line: 4, text: "id,sex,age\na,F,60\nb,M,50\na,F,61\nc,M,40\nd,F,30\ne,F,70\n"),
      Case(
        rule: "conflict", line: 3, severity: .warning, consequence: .keptFlagged,
        text: "id,months,sex\na,0,F\na,1,M\nb,0,M\n"),
      Case(
        rule: "visit-after-death", line: 3, severity: .warning, consequence: .keptFlagged,
        text: "id,months,death_months\na,0,5\na,6,5\n"),
      Case(
        rule: "death-before-index", line: 2, severity: .warning, consequence: .keptFlagged,
        text: "id,sex,death_months\na,F,-5\nb,M,5\n"),
      Case(
        rule: "score-rise", line: 3, severity: .note, consequence: .keptFlagged,
        text: visits + "a,0,30,60\na,1,40,60\n"),
      Case(
        rule: "out-of-order", line: 4, severity: .note, consequence: .keptFlagged,
        text: visits + "a,3,38,60\nb,0,40,50\na,0,40,60\na,1,39,60\n"),
      Case(
        rule: "event-after-death", line: 3, severity: .warning, consequence: .keptFlagged,
        text: "id,death_months,tracheostomy_months\na,12,11\nb,12,13\n"),
      Case(
        rule: "undated-visit", line: 3, severity: .note, consequence: .keptFlagged,
        text: visits + "a,0,38,60\na,,40,60\nb,0,40,50\n"),
      Case(
        rule: "death-without-time", line: 3, severity: .warning, consequence: .keptFlagged,
        text: "id,died,death_months\na,yes,12\nb,yes,\nc,no,\n"),
      Case(
        rule: "diagnosis-after-index", line: 2, severity: .note, consequence: .keptFlagged,
        text: "id,Onset_Delta,Diagnosis_Delta\na,-60,30\nb,-30,-10\n"),
      Case(
        rule: "alsfrs-over-40", line: 0, severity: .warning, consequence: .keptFlagged,
        text: "id,ALSFRS_Total,ALSFRS_R_Total\na,44,48\nb,30,36\n"),
      Case(
        rule: "before-index", line: 2, severity: .note, consequence: .keptFlagged,
        text: visits + "a,-1,40,60\na,0,40,60\n"),
      Case(
        rule: "onset-after-index", line: 2, severity: .warning, consequence: .valueSetAside,
        text: "id,Onset_Delta\na,30\nb,-30\n"),
      Case(
        rule: "diagnosis-before-onset", line: 2, severity: .warning, consequence: .valueSetAside,
        text: "id,Onset_Delta,Diagnosis_Delta\na,-30,-60\nb,-30,-10\n"),
      Case(
        rule: "not-a-date", line: 2, consequence: .valueSetAside, text: "id,visit_date\na,2019-02-30\nb,2019-03-01\n"),
      Case(
        rule: "ambiguous-date", line: 0, consequence: .valueSetAside,
        text: "id,visit_date\na,01/02/2019\nb,03/04/2019\n"),
      Case(
        rule: "unknown-word", line: 3, consequence: .valueSetAside,
        text: "id,site_of_onset\na,bulbar\nb,elbowish\nc,limb\n"),
      Case(
        rule: "ambiguous-code", line: 0, severity: .warning, consequence: .keptFlagged, text: "id,sex\na,1\nb,2\n"),
      Case(
        rule: "duplicate-header", line: 0, severity: .warning, consequence: .keptFlagged, text: "id,x,x\na,1,2\nb,2,3\n"
      ),
      Case(
        rule: "similar-id", line: 3, severity: .warning, consequence: .keptFlagged, text: "id,age\n007,60\n7,50\n"),
      Case(
        rule: "similar-id", line: 3, severity: .warning, consequence: .keptFlagged, text: "id,age\n12,60\n12.0,50\n"),
      Case(
        rule: "blank-row", line: 3, severity: .note, consequence: .none, text: "id,age\na,60\n,\nb,50\n"),
      Case(
        rule: "preamble", line: 0, severity: .note, consequence: .none, text: "Cohort of 2019\nid,age\na,60\nb,50\n"),
      Case(
        rule: "comment", line: 3, severity: .note, consequence: .none, text: "id,age\na,60\n# checked\nb,50\n"),
      Case(
        rule: "footer", line: 4, severity: .note, consequence: .none, text: "id,age\na,60\nb,50\n(2 rows affected)\n"),
      Case(
        rule: "unit-not-stated", line: 0, severity: .warning, consequence: .keptFlagged,
        text: "id,time,alsfrsr_total\na,0,40\na,1,39\n"),
    ])
  func found(_ planted: Case) throws {
    let reading = try read(planted.text)
    #expect(reading.findings.map(\.rule) == [planted.rule], "\(reading.findings)")
    let finding = try #require(reading.findings.first)
    #expect(finding.line == planted.line)
    #expect(finding.severity == planted.severity)
    #expect(finding.consequence == planted.consequence)
    #expect(reading.findingCounts == [planted.severity: 1])
    let table = reading.tables[0]
    #expect(table.rowsRead == table.rowsUsed + table.rowsSetAside)
    #expect(table.rowsSetAside == (planted.consequence == .rowSetAside ? 1 : 0))
  }

  @Test("a death before the onset lies before the index too, and both are said")
  func deathBeforeOnset() throws {
    let findings = try read("id,months_since_onset,death_months\na,5,-6\nb,5,1\n").findings
    #expect(findings.map(\.rule) == ["death-before-index", "death-before-onset"])
    #expect(findings.map(\.line) == [2, 2])
  }

  @Test("bytes that are not UTF-8 are read as Windows-1252, with a warning")
  func notUTF8() throws {
    let bytes = Array("id,arm\na,caf".utf8) + [0xE9] + Array("\nb,tea\n".utf8)
    let reading = try readCohort([Source(name: "x.csv", bytes: bytes)], ReadingPlan(), work: Work())
    #expect(reading.findings.map(\.rule) == ["not-utf8"])
    #expect(reading.findings.map(\.message) == ["1 byte is not UTF-8; read as Windows-1252"])
    #expect(reading.tables[0].encoding == "Windows-1252")
    #expect(reading.cohort.arm.map { Array($0.levels[0]) } == Array("café".utf8))
  }

  @Test("a broken byte of a UTF-8 file is kept and counted")
  func brokenUTF8() throws {
    let bytes = Array("id,arm\nzoë,thé\nb,caf".utf8) + [0xE9] + Array("\nc,thé\nd,thé\n".utf8)
    let reading = try readCohort([Source(name: "x.csv", bytes: bytes)], ReadingPlan(), work: Work())
    #expect(reading.findings.map(\.message) == ["1 byte is not UTF-8; it is kept as it is"])
    #expect(reading.tables[0].encoding == "UTF-8")
    #expect(reading.cohort.arm.map { Array($0.levels[1]) } == Array("caf".utf8) + [0xE9])
  }

  @Test("item 5 answered in both forms with one score keeps the score and forgets the form")
  func bothFormsEqual() throws {
    let reading = try read(FindingRulesTests.items + "a,0,4,4,4,4,3,3,4,4,4,4,4,4,4,47\n")
    #expect(reading.cohort.items[0][5] == 3)
    #expect(reading.cohort.items[0].cutting == .unspecified)
  }

  @Test("numbers such as 99 and -1 count as missing where no value can be so, and each is a finding")
  func sentinels() throws {
    let reading = try read("id,alsfrsr_total\na,99\nb,-1\nc,40\nd,41\n")
    #expect(reading.findings.map(\.rule) == ["missing-code", "missing-code"])
    #expect(reading.findings.map(\.line) == [2, 3])
    #expect(reading.cohort.recordedTotal?.known.populationCount == 2)
  }

  @Test("answers in the wording of the scale are points")
  func itemWords() throws {
    let reading = try read(
      "id,q1,q4\na,Normal speech processes,4\nb,Intelligible with repeating,0\nc,Loss of useful speech,3\n")
    #expect((0..<3).map { reading.cohort.items[$0][1] } == [4, 2, 0])
    #expect(reading.findings.isEmpty)
  }

  @Test("columns that identify people are named, kept from axes and exports, and the key is not")
  func identifiers() throws {
    let reading = try read(
      "record_id,email,phone,sex,alsfrsr_total\n"
        + (1...6).map { "r\($0),p\($0)@example.org,+1 202 555 010\($0),F,4\($0)" }.joined(separator: "\n"))
    #expect(reading.findings.map(\.rule) == ["identifier", "identifier"])
    #expect(reading.findings.map(\.column) == ["email", "phone"])
    #expect(reading.cohort.patientColumns["email"]?.identifier == .email)
    #expect(reading.cohort.patientColumns["phone"]?.identifier == .telephone)
    #expect(reading.cohort.patientColumns["sex"]?.identifier == nil)
  }

  @Test("words for missing are missing without a finding")
  func missingWords() throws {
    let words = [
      "", ".", "NA", "N/A", "n/a", "null", "Missing", "unknown", "Not Applicable", "N/D", "ND", "-", "?", " ",
    ]
    let rows = words.enumerated().map { "p\($0.offset),\($0.element),\($0.element)" }
    let reading = try read("id,age,arm\nx,60,A\n" + rows.joined(separator: "\n"))
    #expect(reading.findings.isEmpty)
    #expect(reading.tables[0].columns[1].missing == words.count)
    #expect(reading.tables[0].columns[2].known == 1)
  }
}
