import Clinical
import Evidence
import Statistics

// What is known about the therapy, as tables. No patient is in them, so nothing is hidden.

/// Every trial that this version knows, with the effect that can be computed from it.
public func trialsTable() -> Table {
  Table(
    id: "trials", title: "Trials of mesenchymal stem cells in ALS, newest first", privacy: .open,
    columns: [
      TableColumn(id: "id", title: "Trial", alignment: .left), TableColumn(id: "year", title: "Year"),
      TableColumn(id: "treated", title: "Treated"), TableColumn(id: "controls", title: "Controls"),
      TableColumn(id: "effect", title: "Δ slope", unit: "points/month"),
      TableColumn(id: "standardError", title: "SE", unit: "points/month"),
      TableColumn(id: "origin", title: "Number is", alignment: .left),
      TableColumn(id: "design", title: "Design", alignment: .left),
      TableColumn(id: "derivation", title: "How computed", alignment: .left),
      TableColumn(id: "result", title: "Result", alignment: .left),
      TableColumn(id: "title", title: "Name", alignment: .left),
      TableColumn(id: "product", title: "Product", alignment: .left),
      TableColumn(id: "route", title: "Route", alignment: .left),
      TableColumn(id: "injections", title: "Injections", alignment: .left),
      TableColumn(id: "criteria", title: "Entry criteria", alignment: .left),
      TableColumn(id: "sources", title: "Sources", alignment: .left),
    ],
    rows: TrialRegistry.all.map(trialRow),
    notes: [
      Wording.noProof,
      "Δ slope: treated − control, positive = slower decline. Trials counted up to \(TrialRegistry.cutoff).",
      "Single-arm studies carry no effect: comparing patients before and after shows a gain even where there is none.",
    ])
}

private func trialRow(_ trial: Trial) -> TableRow {
  let noEffect = MissingReason(
    trial.isControlled ? "no number was printed" : "single arm: a change before and after is no effect")
  let notReported = MissingReason("not reported")
  return TableRow(cells: [
    .text(trial.id), .integer(trial.year),
    trial.treated.map { .integer($0) } ?? .missing(notReported),
    trial.controls.map { .integer($0) } ?? (trial.isControlled ? .missing(notReported) : .empty),
    trial.effect.map { .number($0.pointsPerMonth, digits: 3) } ?? .missing(noEffect),
    trial.effect.map { .number($0.standardError, digits: 3) } ?? .missing(noEffect),
    trial.effect.map { .text($0.origin.rawValue) } ?? .empty,
    .text(trial.design),
    trial.effect.map { .text($0.derivation) } ?? .empty,
    .text(trial.result), .text(trial.title), .text(trial.product), .text(trial.route), .text(trial.injections),
    .text(trial.criteria.isEmpty ? "not recorded" : trial.criteria.map(\.text).joined(separator: "; ")),
    .text(trial.citations.map { "\($0.short), \($0.reference)" }.joined(separator: "; ")),
  ])
}

/// The scenarios side by side: the average over past trials, and the effect in the next setting that projections use.
public func synthesisTable() -> Table {
  Table(
    id: "synthesis", title: "Synthesis of the trials by evidence scenario", privacy: .open,
    columns: [
      TableColumn(id: "scenario", title: "Scenario", alignment: .left), TableColumn(id: "trials", title: "Trials"),
      TableColumn(id: "averageEffect", title: "Average over past trials", unit: "points/month"),
      TableColumn(id: "newSetting", title: "Next setting", unit: "points/month"),
      TableColumn(id: "probabilityOfNoGain", title: "P(no gain)", unit: "%"),
      TableColumn(id: "priorSD", title: "Prior SD of μ", unit: "points/month"),
      TableColumn(id: "tauScale", title: "Scale of τ", unit: "points/month"),
      TableColumn(id: "bias", title: "Bias of open label", alignment: .left),
      TableColumn(id: "meaning", title: "Meaning", alignment: .left),
    ],
    rows: ScenarioRegistry.all.map(scenarioRow),
    notes: [
      Wording.noProof, Wording.notAdvice,
      "Normal prior of μ with mean 0, half-normal prior of τ. P(no gain) is of the next setting. Priors are assumptions.",
    ] + ScenarioRegistry.all.filter { !$0.trials.isEmpty }.map { "\($0.id): \(Wording.failedTrials($0))" })
}

private func scenarioRow(_ scenario: Scenario) -> TableRow {
  let posterior = synthesize(scenario)
  let isAssumed = scenario.trials.isEmpty
  let assumed = Cell.text("zero by assumption")
  return TableRow(cells: [
    .text(scenario.id), .integer(scenario.contributions.count),
    isAssumed ? assumed : .estimate(posterior.mean.estimate, digits: 2),
    isAssumed ? assumed : .estimate(posterior.newSetting.estimate, digits: 2),
    .percent(posterior.newSetting.cdf(0), digits: 0),
    isAssumed ? .empty : .number(scenario.priorSD, digits: 2),
    isAssumed ? .empty : .number(scenario.tauScale, digits: 2),
    .text(
      scenario.openLabelBias.map {
        "\(NumberFormat.display($0.mean, digits: 2)) ± \(NumberFormat.display($0.sd, digits: 2)) subtracted"
      } ?? "none"),
    .text(scenario.title),
  ])
}

/// Frequentist pools, to compare; they never feed a projection.
public func poolsTable() -> Table {
  var rows: [TableRow] = []
  for pool in PoolRegistry.all {
    for method in RandomEffects.Method.allCases {
      let result = pool.result(method)
      let oneStudy = MissingReason("needs two studies")
      rows.append(
        TableRow(cells: [
          .text(pool.id), .text(method.rawValue), .integer(pool.effects.count), .estimate(result.wald, digits: 2),
          result.modifiedHartungKnapp.map { .estimate($0, digits: 2) } ?? .missing(oneStudy),
          .estimate(result.prediction, digits: 2), .number(result.tauSquared.squareRoot(), digits: 2),
          .percent(result.iSquared, digits: 0),
          result.qProbability.map { .number($0, digits: 3) } ?? .missing(oneStudy), .text(pool.title),
        ]))
    }
  }
  return Table(
    id: "pools", title: "Frequentist pools: shown to compare, never used for a projection", privacy: .open,
    columns: [
      TableColumn(id: "pool", title: "Pool", alignment: .left),
      TableColumn(id: "method", title: "Method", alignment: .left), TableColumn(id: "trials", title: "Trials"),
      TableColumn(id: "pooled", title: "Pooled, Wald", unit: "points/month"),
      TableColumn(id: "hartungKnapp", title: "Hartung–Knapp, modified", unit: "points/month"),
      TableColumn(id: "prediction", title: "Next trial", unit: "points/month"),
      TableColumn(id: "tau", title: "τ", unit: "points/month"),
      TableColumn(id: "iSquared", title: "I²", unit: "%"), TableColumn(id: "qProbability", title: "p of Q"),
      TableColumn(id: "trialsPooled", title: "What is pooled", alignment: .left),
    ],
    rows: rows, notes: [Wording.noProof])
}

/// What was reported to go wrong, by route.
public func harmsTable() -> Table {
  Table(
    id: "harms", title: "Harms by route", privacy: .open,
    columns: [
      TableColumn(id: "route", title: "Route", alignment: .left),
      TableColumn(id: "finding", title: "What was seen", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
    ],
    rows: HarmRegistry.all.map { harm in
      TableRow(cells: [.text(harm.route), .text(harm.finding), .text("\(harm.source.short), \(harm.source.reference)")])
    },
    notes: ["Counted in different ways by different sources, so nothing is added up; no rate is an excess over sham."])
}

/// What can be claimed, and how sure anyone can be.
public func claimsTable() -> Table {
  Table(
    id: "claims", title: "Certainty of the claims that are made", privacy: .open,
    columns: [
      TableColumn(id: "claim", title: "Claim", alignment: .left),
      TableColumn(id: "certainty", title: "Certainty", alignment: .left),
      TableColumn(id: "reason", title: "Why", alignment: .left),
    ],
    rows: ClaimRegistry.all.map { TableRow(cells: [.text($0.text), .text($0.certainty), .text($0.reason)]) },
    notes: [Wording.noProof])
}
