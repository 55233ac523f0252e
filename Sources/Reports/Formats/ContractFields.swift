import CSV
public import Cohorts
public import Projection
public import Strata
import Variables

/// The top-level fields of `check --format json`: files with their columns, counts, findings.
public func checkFields(_ reading: Reading) -> [String: JSONValue] {
  let files = reading.tables.map { table in
    JSONValue.object([
      "name": .string(table.name), "encoding": .string(table.encoding),
      "delimiter": .string(table.dialect.delimiterName),
      "newline": .string(table.newline), "layout": .string(table.layout), "bytes": .integer(table.byteCount),
      "rowsRead": .integer(table.rowsRead), "rowsUsed": .integer(table.rowsUsed),
      "rowsSetAside": .integer(table.rowsSetAside), "blankLines": .integer(table.blankLines),
      "guesses": .array(table.guesses.map { .string($0) }),
      "columns": .array(
        table.columns.map { column in
          .object([
            "name": .string(column.header), "variable": column.concept.map { .string($0) } ?? .null,
            "confidence": .string(column.confidence.rawValue), "reason": .string(column.reason),
            "known": .integer(column.known), "missing": .integer(column.missing),
          ])
        }),
    ])
  }
  let findings = reading.findings.map { finding in
    JSONValue.object([
      "severity": .string(finding.severity.rawValue), "rule": .string(finding.rule),
      "file": .string(reading.tables[finding.file].name), "line": .integer(finding.line),
      "column": .string(finding.column),
      "patient": .string(finding.patient), "message": .string(finding.message),
      "consequence": .string(finding.consequence.rawValue),
    ])
  }
  let counts = Finding.Severity.allCases.map { ($0.rawValue, JSONValue.integer(reading.findingCounts[$0] ?? 0)) }
  return [
    "files": .array(files), "findings": .array(findings), "patients": .integer(reading.cohort.patientCount),
    "visits": .integer(reading.cohort.visitCount), "complete": .bool(reading.completeness == .complete),
    "findingCounts": .object(Dictionary(uniqueKeysWithValues: counts)),
  ]
}

/// The field `axes` of stratified documents: what the levels mean.
public func axisFields(_ stratification: Stratification) -> [String: JSONValue] {
  [
    "axes": .array(
      stratification.axes.map { axis in
        .object([
          "axis": .string(axis.spec.text), "title": .string(axis.title), "definition": .string(axis.definition),
          "source": .string(axis.source), "levels": .array(axis.levels.map { .string($0) }),
          "knownAt": .string(axis.knownAt.rawValue),
        ])
      })
  ]
}

/// The further fields of `benefit --format json`: what holds for all strata.
public func benefitFields(_ projection: CohortProjection) -> [String: JSONValue] {
  [
    "scenario": .string(projection.plan.scenario), "horizonMonths": .number(projection.plan.horizon.months),
    "earlyMinusLate": JSONValue(Cell(projection.earlyMinusLate, digits: 2), unit: "points/month") ?? .null,
    "criteriaNotAssessed": .array(projection.criteriaNotAssessed.map { .string($0) }),
    "trialsWithoutCriteria": .array(projection.trialsWithoutCriteria.map { .string($0) }),
    "statements": .array(projection.statements.map { .string($0) }),
  ]
}
