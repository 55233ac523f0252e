import Clinical
import Execution
import Projection
import Statistics
import Strata

extension BenefitPart {
  /// The effect under every scenario and scale, and with each assumption changed alone.
  public static let sensitivity = BenefitPart(
    id: "sensitivity", title: "the effect under other assumptions, and which of them moves it most"
  ) { subject, stratum in
    sensitivityTable(subject, stratum)
  }
}

/// What the answer of each stratum hangs on: a row for each assumption that is changed, how far it moves Δ, and whether
/// none moves it further.
func sensitivityTable(_ subject: BenefitSubject, _ only: Int? = nil) -> Table {
  let projection = subject.projection
  let stratification = projection.stratification
  let columns = [
    TableColumn(id: "stratum", title: "Stratum", alignment: .left),
    TableColumn(id: "assumption", title: "Assumption", alignment: .left),
    TableColumn(id: "change", title: "Changed to", alignment: .left),
    TableColumn(id: "patients", title: "n"), TableColumn(id: "inside", title: "Inside"),
    TableColumn(id: "effect", title: "Δ slope", unit: "points/month", isProjected: true),
    TableColumn(id: "probabilityOfNoGain", title: "P(no gain)", unit: "%", isProjected: true),
    TableColumn(id: "shift", title: "Moves Δ by", unit: "points/month"),
    TableColumn(id: "role", title: "Role", alignment: .left),
  ]
  // Work that nobody can stop is not stopped.
  let sensitivity = try? EffectSensitivity(projection, subject.store, subject.cache, work: Work())
  let strata = only.map { [$0] } ?? Array(stratification.strata.indices)
  let rows = strata.flatMap { stratum -> [TableRow] in
    let lines = sensitivity?.lines(stratum) ?? []
    let stated = lines.first(where: \.isAsPlanned)?.effect.value?.value
    let largest = EffectSensitivity.largest(lines)
    return lines.enumerated().map { place, line in
      let shift: Cell =
        switch (line.effect, stated) {
        case (.known(let effect), let stated?): .number(effect.value - stated, digits: 2)
        case (.missing(let reason), _): .missing(reason)
        case (_, nil): .missing(MissingReason("no estimate as planned"))
        }
      let isLargest =
        largest.map { $0.line.change == line.change && $0.line.assumption == line.assumption } ?? false
      return TableRow(
        cells: [
          .text(stratification.label(stratum)), .text(line.assumption.words), .text(line.change),
          .count(stratification.strata[stratum].count), .count(line.inside),
          Cell(line.effect, digits: 2), Cell(line.probabilityOfNoGain), shift,
          .text(line.isAsPlanned ? "as planned" : isLargest ? "moves it most" : ""),
        ], depth: stratification.strata[stratum].depth,
        parent: only == nil ? stratification.strata[stratum].parent.map { $0 * lines.count + place } : nil,
        path: path(of: stratum, in: stratification))
    }
  }
  return Table(
    id: "sensitivity", title: "What the effect hangs on", privacy: .aggregated, columns: columns, rows: rows,
    notes: [
      "Δ on the proportional scale is the mean over the patients of share · expected loss. Each line below the scenarios "
        + "changes one assumption of the plan (scenario \(projection.plan.scenario), \(projection.plan.scale.rawValue)) and keeps the others."
    ] + projection.statements)
}
