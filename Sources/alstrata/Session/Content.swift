import Cohorts
import Projection
import Reports
import Strata
import Variables

/// What a verb has to say; the explorer's exports say the same.
struct Content {
  /// One part.
  enum Part {
    case table(Table, name: String)
    case section(Section)
  }

  var parts: [Part]
  /// The options that make it again, none left to defaults.
  var planArguments: [String] = []
  var scenario: String?
  /// Seed of what was drawn.
  var seed: UInt64?
  /// Order of the rows of its tables.
  var sort: TableSort?
  var fields: [String: JSONValue] = [:]
}

extension Content {
  /// Tables about the projected benefit.
  static func benefit(_ parts: [BenefitPart], of subject: BenefitSubject, arguments: [String] = []) -> Content {
    let projection = subject.projection
    return Content(
      parts: parts.map { .table($0.make(subject, nil), name: $0.id) },
      planArguments: projection.stratification.pinnedPlan.commandLineArguments + projection.plan.commandLineArguments
        + arguments,
      scenario: projection.plan.scenario, seed: projection.plan.seed,
      fields: axisFields(projection.stratification).merging(benefitFields(projection)) { first, _ in first })
  }

  /// The description of the strata.
  static func strata(_ stratification: Stratification, _ store: VariableStore) -> Content {
    Content(
      parts: [.table(strataTable(stratification, store), name: "strata")],
      planArguments: stratification.pinnedPlan.commandLineArguments, fields: axisFields(stratification))
  }

  /// One row a patient.
  static func patients(
    _ store: VariableStore, rows: [Int32]?, filter: Filter?, with ids: [String] = []
  ) -> Content {
    Content(
      parts: [.section(patientsSection(store, rows: rows, with: ids))],
      planArguments: arguments(store, filter) + (ids.isEmpty ? [] : ["--with", ids.joined(separator: ",")]))
  }

  /// One row a visit.
  static func visits(_ store: VariableStore, rows: [Int32]?, filter: Filter?) -> Content {
    Content(parts: [.section(visitsSection(store.cohort, patients: rows))], planArguments: arguments(store, filter))
  }

  /// What was read and found. Text begins with the ledger, JSON has its own contract, CSV holds the findings.
  static func check(_ reading: Reading, _ plan: ReadingPlan, _ format: ExportFormat) -> Content {
    let findings = Part.table(findingsTable(reading), name: "findings")
    switch format.id {
    case ExportFormat.text.id:
      return Content(
        parts: [.table(ledgerTable(reading), name: "ledger"), .table(guessesTable(reading), name: "guesses")]
          + reading.tables.map { .table(columnsTable($0), name: "columns") }
          + [findings, .table(missingWordsTable(plan), name: "missing-words")])
    case ExportFormat.json.id: return Content(parts: [], fields: checkFields(reading))
    default: return Content(parts: [findings])
    }
  }

  private static func arguments(_ store: VariableStore, _ filter: Filter?) -> [String] {
    (filter.map { ["--where", $0.text] } ?? []) + store.definitions.commandLineArguments
  }
}
