import CSV
import Clinical
import Cohorts
import Execution
import TestKit
import Testing

@Suite("Layouts of real registers")
struct LayoutsTests {
  @Test("a PRO-ACT ALSFRS table: items by name, 5a and 5b told apart, days, and the old total beside the new")
  func proact() throws {
    let header =
      "subject_id,Q1_Speech,Q2_Salivation,Q3_Swallowing,Q4_Handwriting,Q5a_Cutting_without_Gastrostomy,"
      + "Q5b_Cutting_with_Gastrostomy,Q6_Dressing_and_Hygiene,Q7_Turning_in_Bed,Q8_Walking,Q9_Climbing_Stairs,"
      + "Q10_Respiratory,ALSFRS_Delta,ALSFRS_Total,ALSFRS_R_Total,R_1_Dyspnea,R_2_Orthopnea,R_3_Respiratory_Insufficiency,"
      + "Mode_of_Administration,ALSFRS_Responded_By\n"
    let rows = """
      89,4.0,4.0,4.0,4.0,4.0,,4.0,4.0,3.0,4.0,4.0,0.0,39.0,47.0,4.0,4.0,4.0,,
      89,3.0,4.0,4.0,3.0,,2.0,4.0,4.0,3.0,4.0,4.0,91.3125,35.0,43.0,4.0,4.0,4.0,,
      329,2.0,3.0,3.0,3.0,3.0,,3.0,3.0,3.0,3.0,3.0,-7.0,29.0,,,,,,
      """
    let reading = try read(header + rows)
    let cohort = reading.cohort
    #expect(cohort.features.distinguishesGastrostomy)
    #expect(cohort.items[0] == ALSFRSRItems([4, 4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4], cutting: .withoutGastrostomy))
    #expect(cohort.items[1].cutting == .withGastrostomy)
    #expect(cohort.visitMonths[1] == 3)
    #expect(cohort.recordedTotal?[1] == 43)
    #expect(cohort.recordedTotal?[2] == nil)
    #expect(cohort.visitColumns.numbers("alsfrs_total")?[2] == 29)
    #expect(reading.findings.map(\.rule) == ["before-index"])
  }

  @Test("one-hot onset flags: limbs only are a limb, bulbar and limb are generalised, nothing set is unknown")
  func onsetFlags() throws {
    let text = """
      id,onset_bulbar,onset_limbs,onset_axial,Site_of_Onset___Limb_and_Bulbar
      a,1,0,0,
      b,0,1,0,
      c,1,1,0,
      d,0,0,0,0
      e,,,,1
      """
    let site = try #require(try read(text).cohort.siteOfOnset)
    let expected: [SiteOfOnset?] = [.bulbar, .limb, .generalised, nil, .generalised]
    #expect((0..<5).map { site[$0] } == expected.map { $0?.rawValue })
  }

  @Test(
    "words for the site of onset in several languages",
    arguments: [
      ("Bulbar", SiteOfOnset.bulbar), ("BULBAIRE", .bulbar), ("ELA Bulbar", .bulbar), ("Onset: Bulbar", .bulbar),
      ("Bulber", .bulbar), ("Limb", .limb), ("spinal", .limb), ("ELA Espinal", .limb), ("upper limb", .upperLimb),
      ("Membre supérieur", .upperLimb), ("UL", .upperLimb), ("Lower extremity", .lowerLimb), ("flail leg", .lowerLimb),
      ("Thoracic/Respiratory", .respiratory), ("Limb and Bulbar", .generalised), ("Bulbar/Limb", .generalised),
      ("FTD", .cognitive), ("Cognitive/Behavioural", .cognitive), ("Axial", .axial), ("Other", .other),
    ])
  func siteWords(_ word: String, _ site: SiteOfOnset) { #expect(Vocabulary.siteOfOnset(word) == site) }

  @Test("words that are no site of onset are not guessed", arguments: ["", "PEN", "N/D", "1", "bulb?ar", "elbow"])
  func noSite(_ word: String) { #expect(Vocabulary.siteOfOnset(word) == nil) }

  @Test("a register without a header has columns by number, with comments, a footer and marked thousands")
  func headless() throws {
    let text = "# export of 2019\n001;61,5;1.234,5\n# half way\n002;59;2.345\n003;48;12\n(3 rows)\n"
    let plan = ReadingPlan(mapping: ["column 1": "patient_id"])
    let reading = try read(text, plan)
    #expect(reading.tables[0].rowsRead == 3)
    #expect(reading.tables[0].columns.map(\.header) == ["column 1", "column 2", "column 3"])
    #expect(reading.tables[0].columns.map(\.known) == [3, 3, 3])
    #expect(reading.findings.map(\.rule) == ["preamble", "comment", "footer"])
  }

  @Test("a register with semicolons, decimal commas, a byte order mark and CRLF")
  func european() throws {
    let reading = try read("\u{FEFF}ID;Alter;Geschlecht;fvc_pct\r\n001;61,5;weiblich;85,2\r\n1;59;männlich;90\r\n")
    #expect(reading.tables[0].encoding == "UTF-8 with BOM")
    #expect(reading.tables[0].newline == "CRLF")
    #expect(reading.tables[0].dialect.delimiterName == "semicolon")
    #expect(reading.cohort.ageYears?[0] == 61.5)
    #expect(reading.cohort.sex?[0] == Sex.female.rawValue)
    #expect(reading.cohort.sex?[1] == Sex.male.rawValue)
    #expect(reading.cohort.patientCount == 2)
    #expect(reading.findings.map(\.rule) == ["similar-id"])
  }

  @Test("facts on the first row only, and columns that differ within a patient belong to the visit")
  func levels() throws {
    let reading = try read("id,months,sex,lab,batch,note\na,0,F,1.5,7,x\na,1,,2.5,7,\nb,0,M,,8,y\nb,1,,3,8,z\n")
    let cohort = reading.cohort
    #expect(cohort.patientColumns.entries.map(\.name) == ["sex", "batch"])
    #expect(cohort.visitColumns.entries.map(\.name) == ["lab", "note"])
    #expect(cohort.patientColumns.numbers("batch")?[1] == 8)
    #expect(cohort.visitColumns.numbers("lab")?[2] == nil)
    #expect(cohort.visitColumns.codes("note")?.codes == [1, 0, 2, 3])
  }

  @Test("rows with one field more than the header have names, as R writes them")
  func rowNames() throws {
    let reading = try read(
      "\"id\" \"age\" \"sex\"\n\"1\" \"a\" 60 \"F\"\n\"2\" \"b\" 50 \"M\"\n\"3\" \"c\" 40 \"M\"\n",
      ReadingPlan(dialect: CSVDialectChoices(delimiter: UInt8(ascii: " "))))
    #expect(reading.tables[0].columns.map(\.header) == ["row names", "id", "age", "sex"])
    #expect((0..<3).map { reading.cohort.patientIDs.text($0) } == ["a", "b", "c"])
    #expect((0..<3).map { reading.cohort.ageYears?[$0] } == [60, 50, 40])
    #expect(reading.tables[0].rowsUsed == 3)
  }

  @Test("a word far below numbers makes the whole column words")
  func lateWord() throws {
    var text = "id,batch\n"
    for row in 1...3000 { text += "p\(row),\(row)\n" }
    text += "p3001,n7\np3002,007\n"
    let cohort = try read(text).cohort
    let batch = try #require(cohort.patientColumns.codes("batch"))
    #expect(batch.levels.count == 3002)
    #expect(batch.levels.text(0) == "1")
    #expect(batch.levels.text(3001) == "007")
  }

  @Test("a cohort is synthetic only if every row says so")
  func synthetic() throws {
    #expect(try read("id,data_origin\na,synthetic\nb,synthetic\n").cohort.features.isSynthetic)
    #expect(try read("id,data_origin\na,synthetic\nb,\n").cohort.features.isSynthetic == false)
    #expect(try read("id,data_origin\na,synthetic\nb,real\n").cohort.features.isSynthetic == false)
  }

  @Test("the source line of a visit can be shown")
  func rawRecord() throws {
    let source = Source(name: "x.csv", bytes: Array("id,months,note\na,1,\"two\nlines\"\na,0,\"x\"\n".utf8))
    let reading = try readCohort([source], ReadingPlan(), work: Work())
    let first = reading.rawRecord(at: reading.cohort.visitRecordAddresses[0], sources: [source])
    #expect(first?.line == 4)
    #expect(first.map { String(decoding: $0.bytes, as: UTF8.self) } == "a,0,\"x\"")
    #expect(reading.rawRecord(at: 10_000, sources: [source]) == nil)
  }
}
