import Clinical
public import Evidence
import Statistics

/// Frequentist pools, to compare; they never feed a projection.
public func poolsTable(_ base: EvidenceBase = .builtIn) -> Table {
  let rows = PoolRegistry.pools(in: base).flatMap { pool in
    PoolRegistry.methods.map { method in
      TableRow(cells: [.text(pool.id), .text(method.rawValue)] + poolCells(pool, method) + [.text(pool.title)])
    }
  }
  return Table(
    id: "pools", title: "Frequentist pools: shown to compare, never used for a projection", privacy: .open,
    columns: [
      TableColumn(id: "pool", title: "Pool", alignment: .left),
      TableColumn(id: "method", title: "Method", alignment: .left),
    ] + poolColumns + [TableColumn(id: "trialsPooled", title: "What is pooled", alignment: .left)],
    rows: rows,
    notes: Wording.binding(base) + [
      Wording.beforeAfter,
      "FE: no variance between trials; DL: DerSimonian–Laird; PM: Paule–Mandel; REML. Two trials do not determine an answer.",
      imputed,
    ])
}

/// Each pool without each of its trials, by REML.
public func poolsLeavingOneOutTable(_ base: EvidenceBase = .builtIn) -> Table {
  let rows = PoolRegistry.pools(in: base).flatMap { pool in
    pool.leavingOneOut.map { trial, rest in
      TableRow(cells: [.text(pool.id), .text(trial)] + poolCells(rest, .restrictedMaximumLikelihood))
    }
  }
  return Table(
    id: "poolsLeavingOneOut", title: "The pools without one trial, by REML", privacy: .open,
    columns: [
      TableColumn(id: "pool", title: "Pool", alignment: .left),
      TableColumn(id: "without", title: "Without", alignment: .left),
    ] + poolColumns,
    rows: rows, notes: Wording.binding(base) + [imputed])
}

/// What identical zeros do to limits that trust the spread of the trials.
private let imputed =
  "Plain Hartung–Knapp limits are falsely narrow where failed trials count as the same zero; the modified ones are not."

private let poolColumns = [
  TableColumn(id: "trials", title: "Trials"),
  TableColumn(id: "pooled", title: "Pooled, Wald", unit: "points/month"),
  TableColumn(id: "hartungKnapp", title: "Hartung–Knapp, modified", unit: "points/month"),
  TableColumn(id: "hartungKnappPlain", title: "Hartung–Knapp, plain", unit: "points/month"),
  TableColumn(id: "prediction", title: "Next trial", unit: "points/month"),
  TableColumn(id: "tau", title: "τ", unit: "points/month"),
  TableColumn(id: "iSquared", title: "I²", unit: "%"), TableColumn(id: "qProbability", title: "p of Q"),
]

private func poolCells(_ pool: Pool, _ method: RandomEffects.Method) -> [Cell] {
  let result = pool.result(method)
  let oneStudy = MissingReason("needs two studies")
  return [
    .integer(pool.members.count), .estimate(result.wald, digits: 2),
    result.modifiedHartungKnapp.map { .estimate($0, digits: 2) } ?? .missing(oneStudy),
    result.hartungKnapp.map { .estimate($0, digits: 2) } ?? .missing(oneStudy),
    .estimate(result.prediction, digits: 2), .number(result.tauSquared.squareRoot(), digits: 2),
    .percent(result.iSquared, digits: 0),
    result.qProbability.map { .number($0, digits: 3) } ?? .missing(oneStudy),
  ]
}

/// What a funnel plot draws: each controlled trial by its standard error, with the range in which 95 % of trials of that
/// size would lie around the fixed-effect pool.
public func funnelTable(_ base: EvidenceBase = .builtIn) -> Table {
  let pool = PoolRegistry.pools(in: base).first { $0.id == "P5" }
  let center = pool?.result(.fixedEffect).wald.value ?? 0
  let rows = (pool?.members ?? []).map { member in
    let half = Normal.z975 * member.effect.standardError
    let isInside = abs(member.effect.value - center) <= half
    return TableRow(cells: [
      .text(member.trial), .number(member.effect.value, digits: 3), .number(member.effect.standardError, digits: 3),
      .number(1 / member.effect.standardError, digits: 2),
      .estimate(Estimate(value: center, low: center - half, high: center + half), digits: 2),
      .text(isInside ? "inside" : "outside"),
      base.trial(member.trial)?.effect.map { .text(words($0.origin)) } ?? .empty,
    ])
  }
  return Table(
    id: "funnel", title: "Funnel plot: the controlled trials by their standard error", privacy: .open,
    columns: [
      TableColumn(id: "trial", title: "Trial", alignment: .left),
      TableColumn(id: "effect", title: "Δ slope", unit: "points/month"),
      TableColumn(id: "standardError", title: "SE", unit: "points/month"),
      TableColumn(id: "precision", title: "1/SE"),
      TableColumn(id: "funnel", title: "Funnel at this SE", unit: "points/month"),
      TableColumn(id: "position", title: "Lies", alignment: .left),
      TableColumn(id: "origin", title: "Number is", alignment: .left),
    ],
    rows: rows,
    notes: Wording.binding(base) + [
      "So few trials, some of them counted as zero, cannot tell whether small trials with other results are missing."
    ])
}
