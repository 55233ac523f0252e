import Cohorts
import DisplayText
import Evidence
import Execution
import Projection
import Strata
import TestKit
import Testing
import Variables

@testable import Reports

/// Section 8 of the benefit model over everything that leaves the program.
@Suite struct WordingTests {
  private func texts(_ document: Document) -> [(format: String, text: String)] {
    ExportFormat.all.map { ($0.id, String(decoding: $0.encode(document), as: UTF8.self)) }
      + [("ascii", TextLayout(glyphs: .ascii).text(document))]
  }

  private func expectNoPromise(_ document: Document, _ what: String) {
    for (format, text) in texts(document) {
      let words = WordingLaw.broken(text)
      #expect(words.isEmpty, "\(what) as \(format) says \(words)")
    }
  }

  private func projection(_ plan: ProjectionPlan) throws -> (CohortProjection, VariableStore) {
    let store = try Demonstration.store()
    return (try project(plan, on: Demonstration.stratification(store, by: "onset,stage"), store, work: Work()), store)
  }

  private static let plans =
    ScenarioRegistry.all.map { ProjectionPlan(scenario: $0.id) }
    + [
      ProjectionPlan(route: .intravenous),
      ProjectionPlan(evidence: EvidenceChoice(options: SynthesisOptions(nulls: .censored))),
    ]

  @Test(arguments: plans)
  func `Every table about benefit carries the sentences that bind and no word that promises`(plan: ProjectionPlan)
    throws
  {
    let (projection, store) = try projection(plan)
    let subject = BenefitSubject(projection, store, cache: ProjectionCache())
    for part in BenefitPartRegistry.all {
      var document = Documents.document(Disclosure.cms.protect(part.make(subject, nil)).table)
      document.fields = benefitFields(projection)
      expectNoPromise(document, part.id)
      let isBenefit = part.make(subject, nil).columns.contains(where: \.isProjected)
      let sentences =
        [Wording.notAdvice, Wording.noProof]
        + (isBenefit ? [Wording.estimand, Wording.basis(plan.reading)] : [])
      for (format, text) in texts(document) where format != "ascii" {
        let missing = WordingLaw.missing(sentences, in: text)
        #expect(missing.isEmpty, "\(part.id) as \(format) lacks \(missing)")
      }
    }
  }

  @Test(arguments: plans)
  func `No projected estimate stands without its interval and what no effect would give`(plan: ProjectionPlan) throws {
    let (projection, store) = try projection(plan)
    for part in BenefitPartRegistry.all {
      let table = part.make(BenefitSubject(projection, store, cache: ProjectionCache()), nil)
      // A sample size is a design and no estimate; the rate with no effect is what stands beside one.
      let projected = table.columns.indices.filter {
        table.columns[$0].isProjected && table.columns[$0].id != "patientsPerArm"
          && !table.columns[$0].id.hasSuffix("WithoutEffect")
      }
      guard !projected.isEmpty else { continue }
      #expect(
        table.columns.contains {
          $0.isProjected && ($0.id.hasPrefix("probability") || $0.id.hasSuffix("WithoutEffect"))
        },
        "\(part.id)")
      for row in table.rows {
        for column in projected {
          switch row.cells[column] {
          case .estimate, .percent, .missing, .empty: break
          case .text(let words) where words.contains(" to "): break
          default: Issue.record("\(part.id).\(table.columns[column].id) is \(row.cells[column]), with no interval")
          }
        }
      }
    }
  }

  @Test func `Every table of the evidence with effects carries the sentences that bind`() {
    let told = EvidenceTablesTests.all.filter { table in
      table.columns.contains { $0.unit == "points/month" } && table.id != "excludedTrials"
    }
    #expect(told.count >= 8)
    for table in told {
      for (format, text) in texts(Documents.document(table)) where format != "ascii" {
        let missing = WordingLaw.missing(Wording.binding(.builtIn), in: text)
        #expect(missing.isEmpty, "\(table.id) as \(format) lacks \(missing)")
      }
    }
    for table in told where table.columns.contains(where: { $0.id == "newSetting" }) {
      #expect(table.columns.contains { $0.id == "probabilityOfNoGain" }, "\(table.id)")
    }
  }

  @Test func `No other table has a word that promises`() throws {
    let store = try Demonstration.store()
    let stratification = try Demonstration.stratification(store, by: "onset,stage")
    let reading = try #require(Demonstration.reading)
    let tables =
      [
        strataTable(stratification, store), axesTable(store), ledgerTable(reading), guessesTable(reading),
        findingsTable(reading), missingWordsTable(ReadingPlan()), patientFactsTable(store, patient: 0),
        patientVisitsTable(store.cohort, patient: 0),
      ] + reading.tables.map { columnsTable($0) } + EvidenceTablesTests.all
    for table in tables { expectNoPromise(Documents.document(table), table.id) }
    for section in [patientsSection(store, rows: [0, 1, 2]), visitsSection(store.cohort, patients: [0, 1, 2])] {
      expectNoPromise(
        Document(schema: section.name, sections: [section], provenance: Documents.provenance), section.name)
    }
  }
}
