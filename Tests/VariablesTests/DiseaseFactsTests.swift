import Clinical
import Cohorts
import TestKit
import Testing
import Variables

@Suite struct DiseaseFactsTests {
  private func categories(_ tiny: TinyCohort, _ id: String) throws -> [String?] {
    let column = try #require(VariableStore(tiny.cohort).column(id)?.value)
    return (0..<column.count).map { column.category($0) }
  }

  private func column(_ tiny: TinyCohort, _ id: String) throws -> VariableColumn {
    try #require(VariableStore(tiny.cohort).column(id)?.value)
  }

  @Test func `Genes are positive, negative or not tested`() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 4))
    tiny.add(PatientFact.c9orf72, smalls: [0, 1, nil, 1])
    tiny.add("sod1", words: ["negative", "p.(Gly94Val)", "not tested", nil])
    tiny.add("tardbp", numbers: [0, 1, nil, 7])
    #expect(try categories(tiny, "c9orf72") == ["negative", "positive", nil, "positive"])
    #expect(try column(tiny, "c9orf72").reason(2) == .notTested)
    #expect(try categories(tiny, "sod1") == ["negative", "positive", nil, nil])
    #expect(try column(tiny, "sod1").reason(2) == .unreadableRecord)
    #expect(try column(tiny, "sod1").reason(3) == .notTested)
    #expect(try categories(tiny, "tardbp") == ["negative", "positive", nil, nil])
    #expect(VariableStore(tiny.cohort).column("fus")?.reason?.text == "the file has no column for FUS")
    let sod1 = try #require(VariableRegistry.variable("sod1"))
    #expect(sod1.explain(tiny.cohort, 1) == ["recorded: p.(Gly94Val), taken as positive"])
    #expect(sod1.explain(tiny.cohort, 2) == ["recorded: not tested; the recorded word cannot be read"])
  }

  @Test func `Yes and no are read in the words of the file`() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 4))
    tiny.add("ftd", words: ["Yes", "no", "?", nil])
    tiny.add(PatientFact.riluzole, smalls: [1, 0, nil, 1])
    #expect(try categories(tiny, "ftd") == ["yes", "no", nil, nil])
    #expect(try column(tiny, "ftd").reason(3)?.text == "not recorded")
    #expect(try categories(tiny, "riluzole") == ["yes", "no", nil, "yes"])
    // The file's own numbers are still to be had.
    #expect(try column(tiny, "col:riluzole").number(0) == 1)
  }

  @Test func `El Escorial categories are ordered by certainty`() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 6))
    tiny.add(
      PatientFact.elEscorial,
      words: ["Clinically definite", "probable", "Probable - lab supported", "possible", "3", nil])
    #expect(
      try categories(tiny, "el_escorial") == [
        "definite", "probable", "probable laboratory-supported", "possible", nil, nil,
      ])
    let store = VariableStore(tiny.cohort)
    let likely = try Filter(parsing: "el_escorial >= probable").evaluate(store)
    #expect((0..<6).filter { likely[$0] } == [0, 1])
  }

  @Test func `Phenotypes are one of nine`() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 4))
    tiny.add("phenotype", words: ["Flail arm", "PLS", "ALS", nil])
    #expect(try categories(tiny, "phenotype") == ["flail arm", "pure UMN (PLS)", nil, nil])
  }

  @Test func `FT9 counts domains and says that it is not verified`() throws {
    let tiny = onePerVisit([
      TinyCohort.items([4, 3, 3, 3, 3, 3, 2, 3, 3, 4, 4, 4]), TinyCohort.items([4, 4, nil, 4, 4, 4, 4, 4, 4, 4, 4, 4]),
    ])
    #expect(try categories(tiny, "ft9_stage") == ["2", nil])
    #expect(try column(tiny, "ft9_stage").reason(1) == .item(3))
    #expect(try column(tiny, "ft9_stage").notes == ["FT9: definition not verified against the paper"])
    #expect(
      try #require(VariableRegistry.variable("ft9_stage")).explain(tiny.cohort, 0) == [
        "bulbar 10, fine motor 9, gross motor 8, respiratory 12", "domains at 9 or less: 2",
        "definition not verified against the paper",
      ])
  }

  @Test func `Other splits have subscores of their own names`() throws {
    let tiny = onePerVisit([TinyCohort.items([4, 4, 4, 1, 2, 3, 0, 1, 1, 4, 4, 4])])
    let ids = ["motor_subscore", "hand_subscore", "trunk_subscore", "leg_subscore"]
    #expect(try ids.map { try column(tiny, $0).number(0) } == [8, 3, 3, 2])
    #expect(VariableRegistry.all.filter { ids.contains($0.id) }.count == 4)
  }

  @Test func `Neurofilament is cut in thirds within assay and matrix`() throws {
    let values = (1...9).map { Double($0 * 10) }
    var tiny = TinyCohort(visits: Array(repeating: [], count: 20))
    tiny.add("nfl", numbers: values + values.map { $0 * 100 } + [50, nil])
    tiny.add(
      "nfl_matrix", words: Array(repeating: "serum", count: 9) + Array(repeating: "CSF", count: 9) + [nil, "CSF"])
    let serumThenFluid = ["low", "low", "low", "middle", "middle", "middle", "high", "high", "high"]
    #expect(try categories(tiny, "nfl_tertile") == (serumThenFluid + serumThenFluid) + [nil, nil])
    let column = try column(tiny, "nfl_tertile")
    #expect(column.reason(18)?.text == "assay or matrix is not recorded")
    #expect(column.reason(19)?.text == "not recorded")
    // quantile(seq(10, 90, 10), c(1/3, 2/3)) in R: 36.66667, 63.33333.
    #expect(
      column.notes == ["CSF: cut at 3666.67 and 6333.33 pg/mL", "serum: cut at 36.67 and 63.33 pg/mL"])
  }

  @Test func `Too few values of an assay have no thirds`() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 3))
    tiny.add("nfl", numbers: [10, 20, 30])
    #expect(try column(tiny, "nfl").number(1) == 20)
    let tertile = try column(tiny, "nfl_tertile")
    #expect(tertile.reason(0)?.text == "fewer than 9 values of this assay and matrix")
    #expect(tertile.notes == ["assay and matrix are taken to be one: the file does not tell"])
  }
}
