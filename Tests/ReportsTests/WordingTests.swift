import Cohorts
import Evidence
import Projection
import Testing
import Variables

@testable import Reports

@Suite struct WordingTests {
  /// The words of the benefit model, section 8.
  static let forbidden = [
    "effective", "works", "stops", "cure", "cures", "recommended", "candidate", "candidates", "best for you",
  ]

  private func expectNoForbiddenWord(_ document: Document, _ what: String) {
    for format in ExportFormat.all {
      let flat = String(decoding: format.encode(document), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let text = flat.replacing(Wording.noProof, with: "").lowercased()
      let words = " " + String(text.map { $0.isLetter ? $0 : " " }).split(separator: " ").joined(separator: " ") + " "
      for word in Self.forbidden {
        #expect(!words.contains(" " + word + " "), "\(what) as \(format.id) says “\(word)”")
      }
    }
  }

  @Test("Benefit carries the sentences that bind and no forbidden word", arguments: ScenarioRegistry.all.map(\.id))
  func `benefit`(_ id: String) throws {
    let scenario = try #require(ScenarioRegistry.scenario(id))
    let projection = try Demonstration.projection(by: "onset,stage", scenario: id)
    var document = Documents.document(Disclosure.cms.protect(benefitTable(projection)).table)
    document.fields = benefitFields(projection)
    expectNoForbiddenWord(document, id)
    for format in ExportFormat.all {
      let text = String(decoding: format.encode(document), as: UTF8.self)
      let flat = text.replacing("\n", with: " ").split(separator: " ").joined(separator: " ")
      for sentence in [Wording.notAdvice, Wording.noProof, Wording.estimand, Wording.basis(scenario)] {
        #expect(flat.contains(sentence), "\(id) as \(format.id): \(sentence)")
      }
    }
    let columns = benefitTable(projection).columns.map(\.id)
    for id in [
      "inside", "untreatedSlope", "effect", "pointsPreserved", "slowing", "probabilityOfNoGain", "certainty",
    ] { #expect(columns.contains(id)) }
  }

  @Test("Each table about benefit has them too", arguments: BenefitPartRegistry.all.map(\.id))
  func `part`(_ id: String) throws {
    let part = try #require(BenefitPartRegistry.part(id))
    let projection = try Demonstration.projection(by: "onset,stage", scenario: "adjusted")
    let table = part.make(BenefitSubject(projection, try Demonstration.store(), cache: ProjectionCache()))
    expectNoForbiddenWord(Documents.document(Disclosure.cms.protect(table).table), id)
    for sentence in projection.statements { #expect(table.notes.contains(sentence), "\(id): \(sentence)") }
  }

  @Test func `No other table has a forbidden word`() throws {
    let store = try Demonstration.store()
    let stratification = try Demonstration.stratification(store, by: "onset,stage")
    let reading = try #require(Demonstration.reading)
    let tables =
      [
        strataTable(stratification, store), axesTable(store), ledgerTable(reading), findingsTable(reading),
        patientFactsTable(store, patient: 0), patientVisitsTable(store.cohort, patient: 0),
      ] + reading.tables.map { columnsTable($0) } + EvidenceTablesTests.all
    for table in tables { expectNoForbiddenWord(Documents.document(table), table.id) }
  }
}
