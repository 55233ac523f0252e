import Evidence
import Statistics
import TestKit
import Testing

@Suite struct EvidenceReaderTests {
  private static let header = "trial,year,design,blinding,route,number,effect,unit,months,se,low,high,source,reference"

  private func read(_ lines: String...) throws -> [Trial] {
    try EvidenceReader.read([UInt8](lines.joined(separator: "\n").utf8))
  }

  private func problems(_ lines: String...) -> [EvidenceFileProblem] {
    do {
      _ = try EvidenceReader.read([UInt8](lines.joined(separator: "\n").utf8))
      return []
    } catch {
      return error.problems
    }
  }

  /// The problems of one row under the usual header, as "column: found".
  private func row(_ cells: String) -> [String] {
    problems(EvidenceReaderTests.header, cells).map { "\($0.column): \($0.found)" }
  }

  @Test func `A difference in points over months becomes points a month`() throws {
    let trial = try #require(
      try read(
        EvidenceReaderTests.header,
        "Own-2026,2026,randomised,double,intrathecal,reported,1.2,points,6,0.9,,,Own 2026,doi:10/x"
      ).first)
    #expect(trial.isControlled && trial.isBlinded && trial.dosing.routes == [.intrathecal])
    expectClose(trial.effect?.pointsPerMonth, 0.2, relative: 1e-12)
    expectClose(trial.effect?.standardError, 0.15, relative: 1e-12)
    #expect(trial.effect?.origin == .reported)
    #expect(trial.citations == [Citation(short: "Own 2026", reference: "doi:10/x")])
  }

  @Test func `Limits give the standard error where none is given`() throws {
    let trial = try #require(
      try read(
        EvidenceReaderTests.header,
        "X,2026,randomised,open,intravenous,derived,0.3,points/month,,,-0.092,0.692,S,R"
      ).first)
    // 0.784 / 3.92.
    expectClose(trial.effect?.standardError, 0.784 / (2 * 1.959963984540054), relative: 1e-12)
    #expect(!trial.isBlinded)
  }

  @Test func `A trial that was not significant takes a standard error alone`() throws {
    let trial = try #require(
      try read(
        EvidenceReaderTests.header, "X,2026,randomised,double,intrathecal,not significant,,points,12,1.8,,,S,R"
      ).first)
    #expect(trial.effect?.origin == .notSignificant && trial.effect?.pointsPerMonth == 0)
    expectClose(trial.effect?.standardError, 0.15, relative: 1e-12)
    let base = EvidenceBase.builtIn.merging([trial])
    #expect(EvidenceReading(ScenarioRegistry.all[0], in: base).imputedTrials == 4)
  }

  @Test func `Columns come in any order, with a byte order mark, quotes and blank lines`() throws {
    let trials = try read(
      "\u{FEFF}reference,source,route,blinding,design,year,trial,title,min_alsfrsr,max_age,riluzole", "",
      "R,\"Own, 2026\",intrathecal + intramuscular,open,single arm,2026,X-1,\"A \"\"trial\"\"\",25,60,yes", "")
    let trial = try #require(trials.first)
    #expect(trial.title == "A \"trial\"" && trial.citations.first?.short == "Own, 2026")
    #expect(trial.dosing.routes == [.intrathecal, .intramuscular])
    #expect(trial.effect == nil && !trial.isControlled)
    #expect(
      trial.criteria == [
        EntryCriterion(measure: .alsfrsrTotal, atLeast: 25, text: "ALSFRS-R ≥ 25"),
        EntryCriterion(measure: .ageYears, atMost: 60, text: "age ≤ 60"),
        EntryCriterion(measure: .usesRiluzole, atLeast: 1, text: "on riluzole"),
      ])
  }

  @Test func `A problem tells line, column, what was found and what was expected`() {
    let found = problems(
      EvidenceReaderTests.header, "",
      "Own-2026,2026,randomised,double,intrathecal,reported,0.2,points/month,,-1,,,S,R")
    #expect(found.count == 1)
    #expect(found.first?.words == "line 3, column se: found \"-1\"; expected a number above 0, at most 48")
  }

  @Test func `Unknown, doubled and missing columns are refused`() {
    let unknown = problems("trial,efect").first { $0.column == "efect" }
    #expect(unknown?.line == 1 && unknown?.expected.contains("--columns") == true)
    #expect(problems("trial,trial").contains { $0.found == "the column twice" })
    let missing = problems("trial").filter { $0.found == "no such column" }.map(\.column)
    #expect(missing == ["year", "design", "blinding", "route", "source", "reference"])
    #expect(problems("trial;year;design").first?.expected.contains("commas") == true)
    #expect(problems("").first?.found == "nothing")
    #expect(problems(EvidenceReaderTests.header).first?.found == "a header alone")
  }

  @Test func `Words that are not known are refused`() {
    #expect(row("X,2026,random,double,intrathecal,,,,,,,,S,R") == ["design: \"random\""])
    #expect(row("X,2026,randomised,triple,intrathecal,,,,,,,,S,R") == ["blinding: \"triple\""])
    #expect(row("X,2026,randomised,double,IT,,,,,,,,S,R") == ["route: \"IT\""])
    #expect(row("X,2026,randomised,double,intrathecal,printed,,,,,,,S,R") == ["number: \"printed\""])
    #expect(row("X,2026,randomised,double,intrathecal,reported,1,pts,,1,,,S,R") == ["unit: \"pts\""])
    #expect(row("X y,2026,randomised,double,intrathecal,,,,,,,,S,R") == ["trial: \"X y\""])
    #expect(row("X,26,randomised,double,intrathecal,,,,,,,,S,R") == ["year: \"26\""])
    #expect(row("X,2026,randomised,double,intrathecal,,,,,,,,,") == ["source: nothing", "reference: nothing"])
  }

  @Test func `Numbers must be plain and in range`() {
    func effect(_ effect: String, _ se: String) -> [String] {
      row("X,2026,randomised,double,intrathecal,reported,\(effect),points/month,,\(se),,,S,R")
    }
    #expect(effect("0.2", "0.1") == [])
    #expect(effect("\"0,2\"", "0.1") == ["effect: \"0,2\""])
    #expect(effect("99", "0.1") == ["effect: \"99\""])
    #expect(effect("nan", "0.1") == ["effect: \"nan\""])
    #expect(effect("0.2", "0") == ["se: \"0\""])
    #expect(effect("0.2", "") == ["se: nothing"])
    #expect(effect("", "0.1") == ["effect: nothing"])
  }

  @Test func `Fields that contradict each other are refused`() {
    func limits(_ effect: String, _ se: String, _ low: String, _ high: String) -> [String] {
      row("X,2026,randomised,double,intrathecal,reported,\(effect),points/month,,\(se),\(low),\(high),S,R")
    }
    #expect(limits("0.3", "0.2", "-0.09", "0.69") == [])
    #expect(limits("0.3", "", "0.69", "-0.09") == ["high: \"-0.09\""])
    #expect(limits("0.9", "", "-0.09", "0.69") == ["effect: \"0.9\""])
    #expect(limits("0.3", "0.5", "-0.09", "0.69") == ["se: \"0.5\""])
    #expect(limits("0.3", "", "-0.09", "") == ["high: nothing"])
    // The printed standard error of the SF-36 in Oh 2018 disagrees with its limits.
    #expect(limits("2.78", "12.18", "-3.74", "9.29") == ["se: \"12.18\""])
    // 3.38 (SE 1.07; 1.23 to 5.54) agrees: its limits are those of t.
    #expect(limits("3.38", "1.07", "1.23", "5.54") == [])
  }

  @Test func `Only randomised trials have an effect, and an effect says how it was come by`() {
    #expect(
      row("X,2026,single arm,open,intrathecal,reported,0.5,points/month,,0.2,,,S,R") == ["number: \"reported\""])
    #expect(row("X,2026,randomised,double,intrathecal,,0.5,,,,,,S,R") == ["effect: \"0.5\""])
    #expect(
      row("X,2026,randomised,double,intrathecal,not significant,0.1,points/month,,0.2,,,S,R") == ["effect: \"0.1\""])
    #expect(row("X,2026,randomised,double,intrathecal,not significant,,points/month,,,,,S,R") == ["se: nothing"])
    #expect(row("X,2026,randomised,double,intrathecal,reported,1,points,,0.2,,,S,R") == ["months: nothing"])
  }

  @Test func `Criteria must leave a range, and control groups need a randomised design`() {
    let header = "trial,year,design,blinding,route,source,reference,min_age,max_age,controls"
    #expect(problems(header, "X,2026,randomised,double,intrathecal,S,R,70,20,").map(\.column) == ["max_age"])
    #expect(problems(header, "X,2026,single arm,open,intrathecal,S,R,,,10").map(\.column) == ["controls"])
    #expect(problems(header, "X,2026,randomised,double,intrathecal,S,R,,,0").map(\.column) == ["controls"])
  }

  @Test func `A row of another length, an open quote and a name twice are refused`() {
    #expect(row("X,2026").count == 1)
    #expect(row("\"X,2026,randomised").contains { $0.contains("never closed") })
    let good = "X,2026,randomised,double,intrathecal,,,,,,,,S,R"
    let twice = problems(EvidenceReaderTests.header, good, good)
    #expect(twice.map(\.line) == [3] && twice.first?.expected.contains("line 2") == true)
  }

  @Test func `All problems are told at once, in the order of the lines`() {
    let found = problems(
      EvidenceReaderTests.header, "X,2026,random,triple,intrathecal,,,,,,,,S,R",
      "Y,1800,randomised,double,IT,,,,,,,,S,R")
    #expect(found.map(\.line) == [2, 2, 3, 3])
  }

  @Test func `Hostile bytes are refused or read, never a crash`() {
    var bytes = [UInt8](0...255)
    for shift in 0..<64 {
      bytes = Array(bytes.dropFirst(shift)) + bytes.prefix(shift)
      _ = try? EvidenceReader.read(Array(EvidenceReaderTests.header.utf8) + [10] + bytes)
      _ = try? EvidenceReader.read(bytes)
    }
  }
}
