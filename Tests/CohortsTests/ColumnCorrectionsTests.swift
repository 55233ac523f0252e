import CSV
import Execution
import Testing

@testable import Cohorts

/// What the user says of single columns has the last word.
@Suite struct ColumnCorrectionsTests {
  private func read(_ text: String, _ change: (inout ReadingPlan) -> Void) throws -> Reading {
    var plan = ReadingPlan()
    change(&plan)
    return try readCohort([Source(name: "file.csv", bytes: [UInt8](text.utf8))], plan, work: Work())
  }

  @Test func `Every variable has a name, and no two are the same`() {
    let names = DataDictionary.mappableConcepts.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == DataDictionary.conceptNames)
    #expect(DataDictionary.mappableConcepts.allSatisfy { !$0.description.isEmpty })
    #expect(DataDictionary.mappableConcepts.contains { $0.name == "vc_pct" && $0.unit == "%" })
    #expect(
      DataDictionary.mappableConcepts.contains { $0.name == "alsfrs_item_4" && $0.description.contains("handwriting") })
  }

  @Test func `Codes stand for words, in columns of a meaning and in columns of their own`() throws {
    let reading = try read("id,sex,dead,arm,note\na,1,0,0,1\nb,2,1,1,2\n") {
      $0.codes = [
        "sex": ["1": "M", "2": "F"], "dead": ["0": "alive", "1": "dead"], "arm": ["0": "placebo", "1": "cells"],
        "note": ["1": "yes", "2": "maybe"],
      ]
    }
    let columns = reading.cohort.patientColumns
    #expect(reading.findings.map(\.rule) == ["identifier"])
    #expect(reading.tables[0].columns.map(\.concept) == ["patient_id", "sex", "death_flag", "arm", nil])
    #expect(columns.smalls("sex")?[0] != columns.smalls("sex")?[1])
    #expect(columns.smalls("died").map { [$0[0], $0[1]] } == [0, 1])
    guard case .code(let arm)? = columns["arm"]?.column, case .code(let note)? = columns["note"]?.column else {
      Issue.record("words are expected")
      return
    }
    #expect(arm.levels.text(0) == "placebo" && arm.levels.text(1) == "cells")
    #expect(note.levels.text(0) == "yes" && note.levels.text(1) == "maybe")
  }

  @Test func `Without codes the reader asks and takes nothing`() throws {
    let reading = try read("id,sex,age\na,1,50\nb,2,60\n") { _ in }
    #expect(reading.findings.map(\.rule) == ["ambiguous-code"])
    #expect(reading.cohort.patientColumns.smalls("sex") == nil)
  }

  @Test func `A unit chooses the sibling of a variable`() throws {
    let text = "id,months,onset_delta,fvc,death_months,symptom_months\na,26,-730,80,104,52\na,52,-730,70,104,52\n"
    let reading = try read(text) {
      $0.units = [
        "months": "weeks", "onset_delta": "days", "death_months": "weeks", "fvc": "l", "symptom_months": "weeks",
      ]
    }
    #expect(
      reading.tables[0].columns.map(\.concept) == [
        "patient_id", "visit_week", "onset_delta", "vc_litres", "death_months", "disease_duration",
      ])
    let death = try #require(reading.cohort.patientColumns.numbers(PatientFact.deathMonths)?[0])
    #expect(abs(death - 104 * 7 / 30.4375) < 1e-6)
  }

  @Test func `Units are offered for the variables that have them`() {
    #expect(DataDictionary.units(ofVariable: "months") == [.days, .weeks, .months, .years])
    #expect(DataDictionary.units(ofVariable: "weight") == [.kilograms, .pounds])
    #expect(DataDictionary.units(ofVariable: "vc_pct") == [.litres, .millilitres, .percent])
    #expect(DataDictionary.units(ofVariable: "sex").isEmpty)
  }

  @Test(arguments: [("age", "weeks", "not counted in weeks"), ("age", "stone", "no unit"), ("what", "kg", "no column")])
  func `A unit that cannot be is refused in words`(header: String, unit: String, words: String) {
    #expect {
      try read("id,age\na,50\n") { $0.units = [header: unit] }
    } throws: { error in
      guard case .badMapping(let sentence)? = error as? ReadingError else { return false }
      return sentence.contains(words)
    }
  }

  @Test func `The order of dates is what the user says`() throws {
    let text = "id,visit_date,alsfrsr_total\na,03/04/2019,40\na,05/04/2019,39\n"
    #expect(try read(text) { _ in }.findings.contains { $0.rule == "ambiguous-date" })
    for (order, days) in [(DateOrder.dayFirst, 2.0), (.monthFirst, 61)] {
      let reading = try read(text) { $0.dateOrders = ["visit_date": order] }
      #expect(reading.findings.isEmpty)
      let months = try #require(reading.cohort.visitMonths[1])
      #expect(abs(months - days / 30.4375) < 1e-6)
    }
  }

  @Test func `A column that occurs twice is corrected by the name it is called`() throws {
    let reading = try read("id,score,score\na,40,41\nb,30,31\n") { $0.mapping = ["score (2)": "alsfrsr_total"] }
    #expect(reading.tables[0].columns.map(\.concept) == ["patient_id", nil, "alsfrsr_total"])
  }

  @Test func `A word of the built-in list can be a value`() throws {
    let reading = try read("id,arm\na,unknown\nb,cells\n") { $0.presentWords = ["unknown"] }
    #expect(reading.tables[0].columns[1].known == 2)
  }

  @Test func `Lists of codes are read as they are written`() throws {
    let parsed = try ReadingPlan.parseCodes("a:b:1=M, 2 = F")
    #expect(parsed.header == "a:b")
    #expect(parsed.codes == ["1": "M", "2": "F"])
    #expect(ReadingPlan.codesText(parsed.codes) == "1=M,2=F")
    for wrong in ["sex", ":1=M", "sex:1", "sex:=M", "sex:1=", "sex:1=M,1=F"] {
      #expect(throws: CodeListError.self) { try ReadingPlan.parseCodes(wrong) }
    }
  }
}
